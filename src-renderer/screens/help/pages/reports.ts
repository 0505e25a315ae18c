/** Help: reports. */
import type { HelpText } from '../help-page.ts';

export const reportsHelp: HelpText = {
  id: {
    title: 'Laporan',
    about: 'Berkas untuk orang lain: semua baris satu daftar, atau lembar kunjungan untuk petugas.',
    parts: [
      {
        heading: 'Membuat laporan',
        steps: [
          'Tekan “Buat laporan” dan pilih jenisnya.',
          '“Lembar kunjungan untuk petugas” memuat yang perlu dikerjakan petugas, menurut urutan yang Anda pilih.',
          'Pilih Excel, CSV, atau PDF. Kunci dengan kata sandi bila perlu.',
        ],
      },
      {
        heading: 'Hasil kunjungan kembali',
        steps: [
          'Petugas mengisi kolom hasil di lembar itu, tanpa menghapus kolom.',
          'Tekan “Impor hasil kunjungan…” dan pilih berkasnya.',
          'Lihat yang tidak terbaca, lalu simpan.',
        ],
      },
      {
        heading: 'Data pribadi',
        lines: [
          'Laporan berisi data pribadi. Simpan di tempat yang hanya dibuka oleh yang berhak.',
          'Setiap laporan tercatat: siapa, kapan, dari daftar apa.',
        ],
      },
    ],
  },
  en: {
    title: 'Reports',
    about: 'Files for others: all rows of a list, or a visit sheet for field agents.',
    parts: [
      {
        heading: 'Make a report',
        steps: [
          'Press “Make a report” and choose its kind.',
          '“Visit sheet for field agents” has what agents need, in the order you choose.',
          'Choose Excel, CSV or PDF. Lock it with a password where needed.',
        ],
      },
      {
        heading: 'When results come back',
        steps: [
          'Agents fill in the outcome columns of that sheet, without deleting columns.',
          'Press “Import visit results…” and choose the files.',
          'Look at what could not be read, then store.',
        ],
      },
      {
        heading: 'Personal data',
        lines: [
          'A report holds personal data. Keep it where only those entitled can open it.',
          'Every report is recorded: who, when, of which list.',
        ],
      },
    ],
  },
};
