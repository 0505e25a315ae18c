/** Yang dikatakan baris perintah tentang laporan lapangan. Kuncinya sama dengan `reports-en.ts`. */
import type { reportsEn } from './reports-en.ts';

export const reportsId: typeof reportsEn = {
  commands: {
    report:
      'Menulis lembar untuk petugas lapangan: orang yang paling mungkin dapat dihubungi di atas, dengan tempat mengisi hasilnya.',
  },
  options: {
    list: 'nomor daftar; beberapa dipisah koma',
    by: 'satu berkas untuk tiap nilai kolom ini di daftar (petugas, wilayah, …); --out lalu .zip atau folder',
    kind: 'field',
    columns: 'kolom daftar yang dimuat, menurut urutan ini (dipisah koma, atau diulang; bawaan: semua)',
    masked: 'hanya memuat empat digit pertama dan terakhir tiap NIK',
    out: 'ke mana: .xlsx, .csv, .zip, atau folder',
  },
  usage: {
    badLists: '--list harus nomor daftar, misalnya --list 3 atau --list 3,4.',
    badOut: '--out harus berakhiran .xlsx, .csv, atau .zip, atau sebuah folder.',
    byNeedsSeveral: '--by membuat beberapa berkas: isi --out dengan .zip atau folder.',
    passwordNeedsWorkbook: 'Hanya berkas Excel yang bisa diberi kata sandi, bukan .csv.',
    noPassword: 'Tidak ada kata sandi di masukan standar.',
    passwordsDiffer: 'Kedua kata sandi berbeda. Tidak ada yang ditulis.',
    passwordTooLong: (most) => `Kata sandi paling panjang ${most} karakter.`,
    columnUnknown: (columns) => `Kolom itu tidak ada di daftar ini. Kolomnya: ${columns}.`,
  },
  prompts: {
    password: 'Kata sandi berkas (tidak ditampilkan): ',
    passwordAgain: 'Sekali lagi: ',
  },
  said: {
    written: (people, out) => `${people} orang: ${out}`,
    givenBefore: (people, out, fileName, when, madeBy) =>
      `${people} orang di ${out} sudah pernah diberikan, di "${fileName}" (${when}, ${madeBy}).`,
    holidaysUnknown: (year) =>
      `Libur nasional ${year} belum diketahui: periksa kalendernya, atau taruh holidays.json yang lebih baru di folder data.`,
    holidaysProblem: (at) => `Ada holidays.json yang tidak bisa dipakai${at}: bentuknya ada di docs/data.md.`,
  },
};
