/** Yang dikatakan baris perintah tentang laporan lapangan. Kuncinya sama dengan `reports-en.ts`. */
import { optionalColumns } from '../../../contract/reports.ts';
import type { reportsEn } from './reports-en.ts';

export const reportsId: typeof reportsEn = {
  commands: {
    report:
      'Menulis lembar untuk petugas lapangan: orang yang paling mungkin dapat dihubungi di atas, dengan tempat mengisi hasilnya.',
    template: 'Templat laporan tersimpan: list, delete. `report --save-template` membuatnya.',
    templateList: 'Menampilkan templat laporan tersimpan.',
    templateDelete: 'Menghapus templat laporan tersimpan.',
  },
  options: {
    template: 'nama templat tersimpan; pilihan yang disebut di sini mengalahkannya',
    saveTemplate: 'menyimpan pilihan ini dengan sebuah nama, untuk daftar lain',
    templateName: 'nama templat',
    list: 'nomor daftar; beberapa dipisah koma',
    by: 'satu berkas untuk tiap nilai kolom ini di daftar (petugas, wilayah, …); --out lalu .zip atau folder',
    kind: 'field (bawaan) atau summary: hasil satu periode untuk kepala cabang',
    from: 'untuk summary: hari pertama, YYYY-MM-DD',
    to: 'untuk summary: hari terakhir',
    compareFrom: 'untuk summary: hari pertama periode pembanding',
    compareTo: 'untuk summary: hari terakhir periode pembanding',
    step: 'untuk summary: day (bawaan), week, atau month',
    columns: 'kolom daftar yang dimuat, menurut urutan ini (dipisah koma, atau diulang; bawaan: semua)',
    rename: 'tampilkan kolom daftar dengan judul lain, "Alamat=Address" (boleh diulang; "Alamat=" mengembalikannya)',
    without: `kolom lembar yang tidak ikut, dipisah koma: ${optionalColumns.join(', ')}`,
    sort: 'urutan orang: kolom daftar, name (nama), atau chance (peluang dihubungi, bawaan)',
    descending: 'dengan --sort: yang terbesar atau terakhir di atas; yang kosong tetap di bawah',
    format: 'di dalam .zip atau folder: xlsx, pdf, atau csv (bawaan: xlsx, atau menurut templat)',
    masked: 'hanya memuat empat digit pertama dan terakhir tiap NIK',
    out: 'ke mana: .xlsx, .pdf (untuk dicetak), .csv, .zip, atau folder',
  },
  usage: {
    badTemplateName: 'Nama templat terdiri atas 1 sampai 80 karakter.',
    templateUnknown: 'Tidak ada templat tersimpan dengan nama itu. `report template list` menampilkan nama-namanya.',
    badRename: '--rename harus KOLOM=JUDUL, paling banyak 60 karakter, misalnya --rename "Alamat=Address".',
    badWithout: (columns) => `--without menerima kolom lembar ini: ${columns}.`,
    badSort: '--sort harus kolom daftar, name, atau chance.',
    descendingNeedsSort: '--descending perlu --sort dengan kolom atau name.',
    badLists: '--list harus nomor daftar, misalnya --list 3 atau --list 3,4.',
    badOut: '--out harus berakhiran .xlsx, .pdf, .csv, atau .zip, atau sebuah folder.',
    formatDiffers: '--format tidak sama dengan akhiran --out. Hapus --format, atau pilih .zip atau folder.',
    byNeedsSeveral: '--by membuat beberapa berkas: isi --out dengan .zip atau folder.',
    passwordNeedsWorkbook: 'Hanya berkas Excel dan PDF yang bisa diberi kata sandi, bukan .csv.',
    onlySummary: '--from, --to, --compare-from, --compare-to, dan --step hanya untuk --kind summary.',
    notForSummary: 'Ringkasan tidak menyebut orang: tanpa templat, kolom, urutan, --format, atau --masked.',
    summaryOut: '--out sebuah ringkasan harus berakhiran .xlsx atau .csv.',
    noPassword: 'Tidak ada kata sandi di masukan standar.',
    passwordsDiffer: 'Kedua kata sandi berbeda. Tidak ada yang ditulis.',
    passwordTooLong: (most) => `Kata sandi paling panjang ${most} karakter.`,
    columnUnknown: (columns) => `Kolom itu tidak ada di daftar ini. Kolomnya: ${columns}.`,
  },
  words: {
    template: 'Templat',
    by: 'Satu berkas per',
    allColumns: 'semua',
  },
  prompts: {
    password: 'Kata sandi berkas (tidak ditampilkan): ',
    passwordAgain: 'Sekali lagi: ',
  },
  said: {
    templateSaved: (name) => `Pilihannya disimpan sebagai templat "${name}".`,
    templateDeleted: 'Templat laporan dihapus.',
    noTemplates: 'Belum ada templat laporan tersimpan. `report --save-template` membuatnya.',
    written: (people, out) => `${people} orang: ${out}`,
    summaryWritten: (people, from, to, out) => `${people} orang dicek ${from} s.d. ${to}: ${out}`,
    givenBefore: (people, out, fileName, when, madeBy) =>
      `${people} orang di ${out} sudah pernah diberikan, di "${fileName}" (${when}, ${madeBy}).`,
    holidaysUnknown: (year) =>
      `Libur nasional ${year} belum diketahui: periksa kalendernya, atau taruh holidays.json yang lebih baru di folder data.`,
    holidaysProblem: (at) => `Ada holidays.json yang tidak bisa dipakai${at}: bentuknya ada di docs/data.md.`,
  },
};
