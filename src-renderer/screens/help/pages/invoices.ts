/** Help: invoices. */
import type { HelpText } from '../help-page.ts';

export const invoicesHelp: HelpText = {
  id: {
    title: 'Tagihan',
    about: 'Mencocokkan tagihan penyedia dengan buku biaya, baris demi baris.',
    parts: [
      {
        heading: 'Caranya',
        steps: [
          'Tekan “Cocokkan tagihan…”, pilih koneksi dan berkasnya.',
          'Lihat bagian “Perlu dilihat”: ditagih padahal gratis, ditagih berulang, atau tidak dikenal di sini.',
          'Tekan “Simpan yang dipertanyakan” dan kirimkan kepada penyedia.',
        ],
      },
      {
        heading: 'Yang perlu diketahui',
        lines: [
          'Tagihan harus memuat kolom nomor urut (sequence ID).',
          'Yang belum pasti menjadi pasti menurut tagihan.',
          'Salah berkas? “Tarik kembali” mengembalikan semuanya seperti sebelumnya.',
        ],
      },
    ],
  },
  en: {
    title: 'Invoices',
    about: 'Matches the provider’s invoice with the ledger, line by line.',
    parts: [
      {
        heading: 'How',
        steps: [
          'Press “Match an invoice…”, choose the connection and the file.',
          'Look at “To look at”: billed though free, billed once more, or not known here.',
          'Press “Save the disputed lines” and send them to the provider.',
        ],
      },
      {
        heading: 'Good to know',
        lines: [
          'The invoice must have the column of sequence ids.',
          'What was not certain is settled by the invoice.',
          'Wrong file? “Take back” puts everything as it was.',
        ],
      },
    ],
  },
};
