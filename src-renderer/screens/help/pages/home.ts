/** Help: home. */
import type { HelpText } from '../help-page.ts';

export const homeHelp: HelpText = {
  id: {
    title: 'Beranda',
    about: 'Beranda menunjukkan apa yang menunggu Anda, apa yang sedang dikerjakan antrean, dan hasil hari ini.',
    parts: [
      {
        heading: 'Yang perlu Anda tangani',
        lines: [
          'Kartu “Perlu Anda tangani” berisi hal yang tidak bisa diputuskan Sambung sendiri, misalnya pengecekan tanpa jawaban. Tombol di sebelahnya membuka tempat menyelesaikannya.',
          'Bila tertulis “Tidak ada yang perlu Anda tangani.”, Anda tidak perlu berbuat apa-apa.',
        ],
      },
      {
        heading: 'Antrean dan hari ini',
        lines: [
          '“Antrean” menampilkan berapa yang menunggu, kecepatannya, dan perkiraan sisa waktu.',
          '“Hari ini” menampilkan yang selesai, yang berbayar, dan biayanya. Latihan tidak ikut dihitung sebagai biaya.',
        ],
      },
      {
        heading: 'Mulai bekerja',
        steps: ['Tekan “Impor daftar” untuk berkas Excel.', 'Atau “Periksa satu orang” untuk satu nomor saja.'],
      },
    ],
  },
  en: {
    title: 'Home',
    about: 'Home shows what waits for you, what the queue is doing, and what was done today.',
    parts: [
      {
        heading: 'What needs you',
        lines: [
          'The card “Needs you” has what Sambung cannot decide by itself, such as checks without an answer. The button beside it leads to where it is settled.',
          'Where it says “Nothing needs you right now.”, there is nothing to do.',
        ],
      },
      {
        heading: 'Queue and today',
        lines: [
          '“Queue” shows how many wait, the pace, and the estimated time left.',
          '“Today” shows what is done, what was charged, and what it cost. Practice never counts as cost.',
        ],
      },
      {
        heading: 'Begin',
        steps: ['Press “Import a list” for an Excel file.', 'Or “Check one person” for a single number.'],
      },
    ],
  },
};
