/** What is said where the data is an older copy of what was there. */
import { defineTexts } from '../../i18n/texts.ts';

export const olderDataTexts = defineTexts('olderData', {
  id: {
    decide: 'Tentukan…',
    title: 'Lanjutkan dengan data lama?',
    missing: 'Hilang {{commits}} perubahan, termasuk {{calls}} pengecekan yang sudah dikirim.',
    advice:
      'Yang hilang bisa ditanyakan dan dibayar lagi, dan batas biaya tidak menghitungnya. Bila folder data yang lebih baru ada, tutup Sambung dan kembalikan folder itu.',
    goOn: 'Lanjutkan dengan data ini',
  },
  en: {
    decide: 'Decide…',
    title: 'Go on with the older data?',
    missing: '{{commits}} changes are missing, among them {{calls}} checks that were sent.',
    advice:
      'What is missing may be asked and paid for again, and no cap counts it. If you have a newer data folder, close Sambung and put that one back.',
    goOn: 'Go on with this data',
  },
});
