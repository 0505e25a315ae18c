/** Help: general settings. */
import type { HelpText } from '../help-page.ts';

export const settingsHelp: HelpText = {
  id: {
    title: 'Pengaturan umum',
    about: 'Bahasa, tampilan, koneksi utama, pemakaian ulang jawaban, dan nama cabang.',
    parts: [
      {
        heading: 'Yang sering diubah',
        lines: [
          '“Bahasa” dan “Tampilan” mengikuti komputer sampai Anda memilih.',
          '“Baris rapat” menampilkan lebih banyak baris sekaligus.',
          '“Koneksi utama” terpilih lebih dulu saat mengimpor.',
        ],
      },
      {
        heading: '“Pakai lagi jawaban yang sudah dibayar”',
        lines: [
          'Pertanyaan yang sama dalam jangka ini tidak ditanyakan dan tidak dibayar lagi. 0 berarti selalu bertanya lagi.',
        ],
      },
      {
        heading: 'Laporan',
        lines: ['“Nama cabang” dan “Logo” tampil di sampul dan kaki lembar kunjungan.'],
      },
    ],
  },
  en: {
    title: 'General settings',
    about: 'Language, appearance, default connection, reuse of answers, and the branch’s name.',
    parts: [
      {
        heading: 'What is changed most',
        lines: [
          '“Language” and “Appearance” follow the computer until you choose.',
          '“Compact rows” shows more rows at once.',
          '“Default connection” is chosen first when importing.',
        ],
      },
      {
        heading: '“Reuse answers already paid for”',
        lines: ['The same question within this time is not asked and not paid for again. 0 means always ask again.'],
      },
      {
        heading: 'Reports',
        lines: ['“Branch name” and “Logo” stand on the cover and in the footer of visit sheets.'],
      },
    ],
  },
};
