/** What the command line says of what is stored about people, in Indonesian. */
import type { privacyEn } from './privacy-en.ts';

export const privacyId: typeof privacyEn = {
  commands: {
    privacy: 'Data orang yang tersimpan: batasnya.',
    purge:
      'Menghapus pengecekan selesai yang lewat batas simpan, dengan semua yang menyertainya. Biayanya tetap tercatat.',
  },
  options: {
    olderThan: 'sekian hari untuk daftar dengan tujuan apa pun (bawaan: menurut pengaturan)',
    dryRun: 'tampilkan saja apa yang akan dihapus',
  },
  words: {
    list: 'Daftar',
    lookups: 'Pengecekan',
    rejectedRows: 'Baris tidak masuk',
    paidAnswers: 'Jawaban berbayar',
    rupiah: 'Biaya',
  },
  said: {
    none: 'Tidak ada yang lewat batas simpan.',
    would: (lookups, rejected) => `Akan dihapus: ${lookups} pengecekan, ${rejected} baris yang tidak masuk.`,
    removed: (lookups, rejected) => `Dihapus: ${lookups} pengecekan, ${rejected} baris yang tidak masuk.`,
    paid: (answers, rupiah) =>
      `Di antaranya ${answers} jawaban berbayar seharga ${rupiah}: bila orangnya ditanyakan lagi, dibayar lagi.`,
  },
};
