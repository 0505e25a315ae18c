/** Help: history. */
import type { HelpText } from '../help-page.ts';

export const historyHelp: HelpText = {
  id: {
    title: 'Riwayat',
    about: 'Semua pengecekan dari semua daftar, bisa dicari dan disaring.',
    parts: [
      {
        heading: 'Mencari',
        steps: [
          'Ketik nama, NIK, nomor HP, atau empat digit terakhirnya.',
          'Persempit dengan “Filter”: status, kesimpulan, operator, provinsi, biaya, tanggal.',
          'Klik satu baris untuk rincian, atau nama orangnya untuk semua tentang orang itu.',
        ],
      },
      {
        heading: 'Menyimpan',
        lines: [
          '“Tampilan tersimpan” menyimpan pencarian yang sering dipakai.',
          '“Simpan hasil” membuat berkas dari yang ditemukan. Ini tercatat di catatan akses.',
          '“Kolom” mengatur kolom yang tampil.',
        ],
      },
    ],
  },
  en: {
    title: 'History',
    about: 'All checks of all lists, to search and to filter.',
    parts: [
      {
        heading: 'Search',
        steps: [
          'Type a name, a NIK, a mobile number, or its last four digits.',
          'Narrow it with “Filter”: state, verdict, operator, province, charge, day.',
          'Click a row for its details, or a name for everything about that person.',
        ],
      },
      {
        heading: 'Keep',
        lines: [
          '“Saved views” keeps a search that you use often.',
          '“Save what is found” makes a file of it. The access log tells of it.',
          '“Columns” sets which columns show.',
        ],
      },
    ],
  },
};
