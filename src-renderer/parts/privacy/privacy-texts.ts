/** Texts of what is done for one person: correcting, restricting, erasing. */
import { defineTexts } from '../../i18n/texts.ts';

export const personPrivacyTexts = defineTexts('personPrivacy', {
  id: {
    title: 'Hak orang ini (UU PDP)',
    correct: {
      open: 'Betulkan…',
      title: 'Betulkan data orang ini',
      what: 'Yang salah',
      noName: 'tanpa nama',
      after: 'Yang benar',
      reason: 'Alasan (boleh kosong)',
      nameHint:
        'Nama diganti di semua pengecekan NIK ini. Nama lama tetap tercatat di halaman ini. Jawaban yang sudah ada tidak ditanyakan lagi.',
      phoneHint:
        'Nomor diganti hanya di pengecekan yang masih menunggu. Jawaban yang sudah ada tetap tentang nomor lama, dan nomor barunya tercatat di sebelahnya.',
      notThere:
        'Baris yang tidak masuk dan berkas yang sedang diimpor tidak ikut diganti: betulkan di berkasnya, atau di langkah Perbaiki baris.',
      same: 'Isinya sama dengan yang lama. Ketik yang benar.',
      confirm: 'Betulkan',
      done: 'Sudah dibetulkan, di {{count}} pengecekan.',
      left: '{{count}} sedang dikirim dan belum diganti: betulkan lagi setelah dijawab.',
    },
    erase: {
      open: 'Hapus data orang ini…',
      title: 'Hapus semua data orang ini',
      text: 'Semua pengecekan tentang NIK ini dihapus untuk selamanya: jawaban, hasil kunjungan, baris yang tidak masuk, namanya sebagai kontak darurat, dan salinan cadangan program. Cadangan lama yang dipasang lagi tidak mengembalikannya.',
      stays:
        'Yang tetap ada: biayanya, tanpa data orang. Berkas laporan yang sudah diberikan kepada orang lain tidak ikut terhapus.',
      sure: 'Saya mengerti: ini tidak bisa dikembalikan.',
      confirm: 'Ya, hapus',
      done: 'Data orang ini sudah dihapus. Simpan berita acaranya:',
      copy: 'Salin sebagai JSON',
      save: 'Simpan berita acara…',
      fileName: 'Berita acara penghapusan {{mark}}',
      saved: 'Berita acara tersimpan di {{file}}.',
    },
    restrict: {
      open: 'Batasi…',
      title: 'Batasi data orang ini',
      text: 'Orang ini tidak ditanyakan dan tidak dilaporkan lagi: yang masih menunggu dibatalkan, daftar baru tidak memasukkannya, dan laporan tidak menyebutnya. Jawaban yang sudah ada tetap tersimpan. Bisa dicabut lagi.',
      reason: 'Alasan (boleh kosong)',
      confirm: 'Ya, batasi',
      done: 'Orang ini dibatasi. Dibatalkan: {{count}} pengecekan.',
      lift: 'Cabut pembatasan',
      liftOpen: 'Cabut pembatasan…',
      liftSure: 'Orang ini boleh ditanyakan lagi. Yang sudah dibatalkan tetap batal sampai dikirim lagi.',
      liftYes: 'Ya, cabut',
      lifted: 'Pembatasan dicabut.',
    },
  },
  en: {
    title: 'This person’s rights (UU PDP)',
    correct: {
      open: 'Correct…',
      title: 'Correct this person’s data',
      what: 'What is wrong',
      noName: 'no name',
      after: 'What is right',
      reason: 'Reason (may be empty)',
      nameHint:
        'The name changes in every check of this NIK. The old name stays noted on this page. Answers that are there are not asked for again.',
      phoneHint:
        'The number changes only in checks that still wait. Answers that are there stay about the old number, with the new one noted beside it.',
      notThere:
        'Rows that were left out and files that are being imported do not change with it: correct them in the file, or in the step Repair rows.',
      same: 'That is what it says already. Type what is right.',
      confirm: 'Correct',
      done: {
        one: 'Corrected, in {{count}} check.',
        other: 'Corrected, in {{count}} checks.',
      },
      left: {
        one: '{{count}} is being sent and has not changed: correct it again after its answer.',
        other: '{{count}} are being sent and have not changed: correct them again after their answers.',
      },
    },
    erase: {
      open: 'Erase this person…',
      title: 'Erase all data of this person',
      text: 'Every check about this NIK is erased for good: answers, visit results, rows left out, the name as an emergency contact, and the program’s backup copies. An older backup that is put back does not bring the person back.',
      stays:
        'What stays: what it cost, without the person. Report files that were given to others are not erased by it.',
      sure: 'I understand that this cannot be undone.',
      confirm: 'Yes, erase',
      done: 'This person’s data is erased. Keep the certificate:',
      copy: 'Copy as JSON',
      save: 'Save the certificate…',
      fileName: 'Certificate of erasure {{mark}}',
      saved: 'The certificate is saved in {{file}}.',
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
      liftOpen: 'Lift the restriction…',
      liftSure: 'The person may be asked about again. What was cancelled stays so until it is queued again.',
      liftYes: 'Yes, lift it',
      lifted: 'The restriction is lifted.',
    },
  },
});
