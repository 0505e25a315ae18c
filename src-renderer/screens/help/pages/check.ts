/** Help: one person. */
import type { HelpText } from '../help-page.ts';

export const checkHelp: HelpText = {
  id: {
    title: 'Periksa satu orang',
    about: 'Untuk satu nomor yang perlu diketahui sekarang. Pengecekan ini didahulukan dari semua daftar.',
    parts: [
      {
        heading: 'Caranya',
        steps: [
          'Isi NIK dan nomor HP. Nama membuat jawaban lebih tepat.',
          'Lihat biayanya di bawah formulir.',
          'Tekan “Periksa” dan tunggu hasilnya di layar yang sama.',
        ],
      },
      {
        heading: 'Yang perlu diketahui',
        lines: [
          'Jawaban yang masih baru dipakai lagi dan tidak dibayar. Untuk jawaban baru, tekan “Tanya lagi ke penyedia”.',
          '“Dari nomor NIK (bukan kepastian)” dibaca dari digit NIK saja, bukan dari penyedia.',
          'Hasilnya tersimpan di Riwayat.',
        ],
      },
    ],
  },
  en: {
    title: 'Check one person',
    about: 'For a single number that you need to know about now. It goes ahead of every list.',
    parts: [
      {
        heading: 'How',
        steps: [
          'Enter NIK and mobile number. With a name the answer is more accurate.',
          'See below the form what it costs.',
          'Press “Check” and wait for the result on the same screen.',
        ],
      },
      {
        heading: 'Good to know',
        lines: [
          'An answer that is recent enough is used again and not paid for. For a new one, press “Ask the provider again”.',
          '“From the NIK (not a fact)” is read off the NIK alone, not said by the provider.',
          'The result stays in History.',
        ],
      },
    ],
  },
};
