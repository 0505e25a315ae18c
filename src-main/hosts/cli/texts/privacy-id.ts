/** What the command line says of what is stored about people, in Indonesian. */
import type { privacyEn } from './privacy-en.ts';

export const privacyId: typeof privacyEn = {
  commands: {
    privacy: 'Data orang yang tersimpan: batasnya.',
    log: 'Catatan akses: siapa melihat, memasukkan, mengeluarkan, atau mengubah apa, dan untuk berapa orang.',
    purge:
      'Menghapus pengecekan selesai yang lewat batas simpan, dengan semua yang menyertainya. Biayanya tetap tercatat.',
    erase: 'Menghapus data seseorang untuk selamanya, di mana pun di data ini. Biaya pengecekannya tetap tercatat.',
    restrict: 'Mulai sekarang orang ini tidak ditanyakan dan tidak dilaporkan; yang masih menunggu dibatalkan.',
    unrestrict: 'Mencabut pembatasan seseorang.',
  },
  options: {
    logLimit: 'entri terbaru yang ditampilkan (bawaan: 50)',
    logOut: 'tulis seluruh catatan ke berkas .xlsx atau .csv',
    logVerify: 'periksa apakah ada entri yang hilang atau diubah',
    certificate: 'berkas baru untuk berita acara (JSON), tanpa data orang',
    eraseYes: 'hapus, tanpa ditanya lagi',
    reason: 'alasannya, beberapa kata',
    olderThan: 'sekian hari untuk daftar dengan tujuan apa pun (bawaan: menurut pengaturan)',
    dryRun: 'tampilkan saja apa yang akan dihapus',
  },
  usage: {
    noCertificate: 'Sebutkan tempat berita acaranya: --certificate BERKAS.',
    eraseNeedsYes: 'Tidak ada yang dihapus tanpa --yes: tidak bisa dikembalikan.',
    byNik: 'Sebutkan orangnya dengan NIK: --nik, atau --stdin berisi nik. Nomor HP bisa saja sudah milik orang lain.',
  },
  words: {
    list: 'Daftar',
    lookups: 'Pengecekan',
    rejectedRows: 'Baris tidak masuk',
    paidAnswers: 'Jawaban berbayar',
    rupiah: 'Biaya',
  },
  said: {
    certificateAt: (path) => `Berita acara: ${path}`,
    logEmpty: 'Catatan akses masih kosong.',
    logWritten: (entries) => `${entries} entri catatan akses ditulis ke:`,
    logIntact: (entries) => `Catatan akses utuh: ${entries} entri, tidak ada yang hilang atau diubah.`,
    logBroken: (entry) =>
      `Catatan akses TIDAK utuh: mulai entri ${entry} ada yang hilang atau diubah. Beri tahu penanggung jawab pelindungan data.`,
    logEndUnknown:
      'Tidak dapat dipastikan apakah ada entri di akhir yang hilang: tanda akhir di luar basis data tidak ada.',
    logOlder:
      'Data ini salinan lama: entri yang lebih baru tidak ada. Tentukan di program apakah dilanjutkan dengan data ini.',
    restricted: (n) => `Orang ini dibatasi. Pengecekan dibatalkan: ${n}.`,
    unrestricted: 'Pembatasan dicabut.',
    notRestricted: 'Orang ini tidak dibatasi.',
    none: 'Tidak ada yang lewat batas simpan.',
    would: (lookups, rejected) => `Akan dihapus: ${lookups} pengecekan, ${rejected} baris yang tidak masuk.`,
    removed: (lookups, rejected) => `Dihapus: ${lookups} pengecekan, ${rejected} baris yang tidak masuk.`,
    paid: (answers, rupiah) =>
      `Di antaranya ${answers} jawaban berbayar seharga ${rupiah}: bila orangnya ditanyakan lagi, dibayar lagi.`,
  },
};
