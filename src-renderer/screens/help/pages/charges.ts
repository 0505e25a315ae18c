/** Help: charges. */
import type { HelpText } from '../help-page.ts';

export const chargesHelp: HelpText = {
  id: {
    title: 'Biaya',
    about: 'Apa yang dibayar: menurut hari, bulan, daftar, atau koneksi, dan setiap percobaan di buku biaya.',
    parts: [
      {
        heading: 'Melihat',
        lines: [
          '“Jumlah” menampilkan total satu masa. “Buku biaya” menampilkan setiap percobaan.',
          '“Belum pasti” berarti terkirim tetapi jawabannya hilang: mungkin dibayar, mungkin tidak.',
          'Bila harga kosong, isi “Harga” di koneksinya; percobaan yang lama tetap tanpa harga.',
        ],
      },
      {
        heading: 'Memastikan',
        steps: [
          'Cocokkan tagihan penyedia: itu memastikan banyak sekaligus.',
          'Atau pilih catatannya, lalu “Catat berbayar” atau “Catat gratis”.',
          'Yang sudah pasti tidak bisa diubah lagi.',
        ],
      },
    ],
  },
  en: {
    title: 'Charges',
    about: 'What was paid: by day, month, list or connection, and every call in the ledger.',
    parts: [
      {
        heading: 'Look',
        lines: [
          '“Totals” shows the sum of a period. “Ledger” shows every call.',
          '“Not certain” means sent, and no answer came back: perhaps paid for, perhaps not.',
          'Where no price shows, fill in “Price” at the connection; calls made before stay without one.',
        ],
      },
      {
        heading: 'Settle',
        steps: [
          'Match the provider’s invoice: it settles many at once.',
          'Or choose entries, then “Settle as charged” or “Settle as free”.',
          'What is settled cannot be changed any more.',
        ],
      },
    ],
  },
};
