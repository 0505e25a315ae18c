/** Texts for data that is an older copy of what was there. */
import { defineTexts } from '../../i18n/texts.ts';

export const olderDataTexts = defineTexts('olderData', {
  id: {
    decide: 'Tentukan…',
    title: 'Lanjutkan dengan data lama?',
    missing:
      'Sedikitnya {{commits}} perubahan hilang; pengecekan yang diketahui sudah dikirim di antaranya: {{calls}}.',
    advice:
      'Yang diketahui sudah dikirim tidak dikirim lagi begitu saja: saat gilirannya tiba, Anda yang memutuskan di “Pengecekan tanpa jawaban”. Bila folder data yang lebih baru ada, tutup Sambung dan kembalikan folder itu.',
    goOn: 'Lanjutkan dengan data ini',
  },
  en: {
    decide: 'Decide…',
    title: 'Go on with the older data?',
    missing: 'At least {{commits}} changes are missing; checks known to have been sent among them: {{calls}}.',
    advice:
      'What is known to have been sent is not simply sent again: when its turn comes, you decide in “Checks without an answer”. If you have a newer data folder, close Sambung and put that one back.',
    goOn: 'Go on with this data',
  },
});
