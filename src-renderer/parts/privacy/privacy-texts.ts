/** Texts of what is done for one person: restricting. */
import { defineTexts } from '../../i18n/texts.ts';

export const personPrivacyTexts = defineTexts('personPrivacy', {
  id: {
    title: 'Hak orang ini (UU PDP)',
    erase: {
      open: 'Hapus data orang ini…',
      title: 'Hapus semua data orang ini',
      text: 'Semua pengecekan tentang NIK ini dihapus untuk selamanya: jawaban, hasil kunjungan, baris yang tidak masuk, namanya sebagai kontak darurat, dan salinan cadangan program. Cadangan lama yang dipasang lagi tidak mengembalikannya.',
      stays:
        'Yang tetap ada: biayanya, tanpa data orang. Berkas laporan yang sudah diberikan kepada orang lain tidak ikut terhapus.',
      sure: 'Saya mengerti: ini tidak bisa dikembalikan.',
      confirm: 'Ya, hapus',
      done: 'Data orang ini sudah dihapus. Simpan berita acaranya:',
      copy: 'Salin berita acara',
    },
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
    erase: {
      open: 'Erase this person…',
      title: 'Erase all data of this person',
      text: 'Every check about this NIK is erased for good: answers, visit results, rows left out, the name as an emergency contact, and the program’s backup copies. An older backup that is put back does not bring the person back.',
      stays:
        'What stays: what it cost, without the person. Report files that were given to others are not erased by it.',
      sure: 'I understand that this cannot be undone.',
      confirm: 'Yes, erase',
      done: 'This person’s data is erased. Keep the certificate:',
      copy: 'Copy the certificate',
    },
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
