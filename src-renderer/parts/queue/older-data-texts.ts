/** Texts for data that is an older copy of what was there. */
import { defineTexts } from '../../i18n/texts.ts';

export const olderDataTexts = defineTexts('olderData', {
  id: {
    decide: 'Tentukan…',
    title: 'Lanjutkan dengan data lama?',
    missing:
      'Sedikitnya {{commits}} perubahan hilang; pengecekan yang diketahui sudah dikirim di antaranya: {{calls}}.',
    advice:
      'Yang hilang bisa ditanyakan dan dibayar lagi, dan batas biaya tidak menghitungnya. Bila folder data yang lebih baru ada, tutup Sambung dan kembalikan folder itu.',
    goOn: 'Lanjutkan dengan data ini',
  },
  en: {
    decide: 'Decide…',
    title: 'Go on with the older data?',
    missing: 'At least {{commits}} changes are missing; checks known to have been sent among them: {{calls}}.',
    advice:
      'What is missing may be asked and paid for again, and no cap counts it. If you have a newer data folder, close Sambung and put that one back.',
    goOn: 'Go on with this data',
  },
});
