/** What the command line says of sheets that come back from field agents, in Indonesian. */
import type { outcomesEn } from './outcomes-en.ts';

export const outcomesId: typeof outcomesEn = {
  commands: {
    outcomes: 'Hasil kunjungan petugas lapangan: import.',
    import: 'Menerima kembali lembar kunjungan yang sudah diisi dan menyimpan hasilnya.',
  },
  options: {
    files: 'lembar kunjungan yang sudah diisi: .xlsx, .ods, .xls, atau .csv',
    agent: 'petugas yang berkunjung, bila lembarnya tidak menyebutkannya',
    dryRun: 'tampilkan saja apa yang akan disimpan',
    passwordStdin: 'kata sandi lembarnya adalah baris berikutnya dari masukan standar, atau diketik tanpa terlihat',
  },
  usage: {
    noPassword: 'Kata sandi tidak ada. Kata sandi adalah baris berikutnya dari masukan standar.',
  },
  notes: { passwordPrompt: 'Kata sandi lembarnya: ' },
  words: {
    file: 'Berkas',
    outcomes: 'Disimpan',
    wouldStore: 'Akan disimpan',
    known: 'Sudah ada',
    blank: 'Tidak diisi',
    unknown: 'Tidak dikenal',
    changed: 'Berubah',
    unread: 'Tidak terbaca',
  },
  said: {
    imported: 'Berkas ini sudah pernah diimpor: tidak ada yang berubah.',
    nothingStored: 'Tidak ada yang disimpan: ini hanya pratinjau.',
  },
};
