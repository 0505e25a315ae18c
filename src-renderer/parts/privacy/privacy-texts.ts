/** Texts of what is done for one person: restricting. */
import { defineTexts } from '../../i18n/texts.ts';

export const personPrivacyTexts = defineTexts('personPrivacy', {
  id: {
    title: 'Hak orang ini (UU PDP)',
    restrict: {
      open: 'Batasi…',
      title: 'Batasi data orang ini',
      text: 'Orang ini tidak ditanyakan dan tidak dilaporkan lagi: yang masih menunggu dibatalkan, daftar baru tidak memasukkannya, dan laporan tidak menyebutnya. Jawaban yang sudah ada tetap tersimpan. Bisa dicabut lagi.',
      reason: 'Alasan (boleh kosong)',
      confirm: 'Ya, batasi',
      done: 'Orang ini dibatasi. Dibatalkan: {{count}} pengecekan.',
      lift: 'Cabut pembatasan',
      lifted: 'Pembatasan dicabut.',
    },
  },
  en: {
    title: 'This person’s rights (UU PDP)',
    restrict: {
      open: 'Restrict…',
      title: 'Restrict this person’s data',
      text: 'Nobody asks or reports about this person any more: what waits is cancelled, new lists leave the person out, and reports do not name them. Answers that are there stay. It can be lifted again.',
      reason: 'Reason (may be empty)',
      confirm: 'Yes, restrict',
      done: {
        one: 'This person is restricted. {{count}} check was cancelled.',
        other: 'This person is restricted. {{count}} checks were cancelled.',
      },
      lift: 'Lift the restriction',
      lifted: 'The restriction is lifted.',
    },
  },
});
