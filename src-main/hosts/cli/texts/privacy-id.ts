/** What the command line says of what is stored about people, in Indonesian. */
import type { privacyEn } from './privacy-en.ts';

export const privacyId: typeof privacyEn = {
  commands: {
    privacy: 'Data orang yang tersimpan: batasnya.',
    log: 'Catatan akses: siapa melihat, memasukkan, mengeluarkan, atau mengubah apa, dan untuk berapa orang.',
    purge:
      'Menghapus pengecekan selesai yang lewat batas simpan, dengan semua yang menyertainya. Biayanya tetap tercatat.',
  },
  options: {
    logLimit: 'entri terbaru yang ditampilkan (bawaan: 50)',
    logOut: 'tulis seluruh catatan ke berkas .xlsx atau .csv',
    logVerify: 'periksa apakah ada entri yang hilang atau diubah',
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
    logEmpty: 'Catatan akses masih kosong.',
    logWritten: (entries) => `${entries} entri catatan akses ditulis ke:`,
    logIntact: (entries) => `Catatan akses utuh: ${entries} entri, tidak ada yang hilang atau diubah.`,
    logBroken: (entry) =>
      `Catatan akses TIDAK utuh: mulai entri ${entry} ada yang hilang atau diubah. Beri tahu penanggung jawab pelindungan data.`,
    logEndUnknown:
      'Tidak dapat dipastikan apakah ada entri di akhir yang hilang: tanda akhir di luar basis data tidak ada.',
    logOlder:
      'Data ini salinan lama: entri yang lebih baru tidak ada. Tentukan di program apakah dilanjutkan dengan data ini.',
    none: 'Tidak ada yang lewat batas simpan.',
    would: (lookups, rejected) => `Akan dihapus: ${lookups} pengecekan, ${rejected} baris yang tidak masuk.`,
    removed: (lookups, rejected) => `Dihapus: ${lookups} pengecekan, ${rejected} baris yang tidak masuk.`,
    paid: (answers, rupiah) =>
      `Di antaranya ${answers} jawaban berbayar seharga ${rupiah}: bila orangnya ditanyakan lagi, dibayar lagi.`,
  },
};
