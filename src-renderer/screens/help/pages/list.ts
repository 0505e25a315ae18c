/** Help: one list. */
import type { HelpText } from '../help-page.ts';

export const listHelp: HelpText = {
  id: {
    title: 'Satu daftar',
    about: 'Semua baris satu daftar: siapa yang dapat dihubungi, apa langkah berikutnya, dan berapa biayanya.',
    parts: [
      {
        heading: 'Memulai',
        steps: [
          'Tekan “Mulai…”. Anda melihat biaya paling banyak dan perkiraan waktunya.',
          'Jawaban yang sudah dibayar dipakai lagi; pilih “Tanyakan lagi meski sudah ada jawabannya” bila ingin yang baru.',
        ],
      },
      {
        heading: 'Membaca hasil',
        lines: [
          'Balok “Siapa yang dapat dihubungi” menyaring baris: klik satu bagiannya.',
          'Klik satu baris untuk rincian. Alt+↑ dan Alt+↓ pindah ke baris sebelum dan sesudahnya.',
          'Tab “Tidak diterima” berisi baris yang tidak ikut dikirim beserta sebabnya.',
        ],
      },
      {
        heading: 'Mengatur',
        lines: [
          '“Jeda daftar ini” menahan daftar ini saja; daftar lain jalan terus.',
          '“Batalkan yang belum dikirim…” dan “Pindahkan sisanya ke koneksi lain…” ada di “Tindakan lain”.',
          '“Simpan laporan” membuat berkas Excel, CSV, atau lembar kunjungan.',
        ],
      },
      {
        heading: 'Memperbaiki baris yang tidak diterima',
        steps: [
          'Buka tab “Tidak diterima”, tekan “Simpan sebagai Excel untuk diperbaiki”.',
          'Betulkan di Excel tanpa menghapus kolomnya.',
          'Impor lagi berkas itu; barisnya masuk ke daftar yang sama.',
        ],
      },
    ],
  },
  en: {
    title: 'One list',
    about: 'All rows of a list: who can be reached, what to do next, and what it cost.',
    parts: [
      {
        heading: 'Start',
        steps: [
          'Press “Start…”. You see the cost at most and the time it may take.',
          'Answers already paid for are used again; choose “Ask again where there is an answer already” if you want new ones.',
        ],
      },
      {
        heading: 'Read the result',
        lines: [
          'The bar “Who can be reached” filters the rows: click one of its parts.',
          'Click a row for its details. Alt+↑ and Alt+↓ go to the row before and after.',
          'The tab “Not accepted” has the rows that are not sent, each with its reason.',
        ],
      },
      {
        heading: 'Steer',
        lines: [
          '“Pause this list” holds this list alone; others go on.',
          '“Cancel what has not left…” and “Move the rest to another connection…” are under “More actions”.',
          '“Save report” makes an Excel or CSV file, or a visit sheet.',
        ],
      },
      {
        heading: 'Mend rows that were not accepted',
        steps: [
          'Open the tab “Not accepted” and press “Save as Excel to be mended”.',
          'Correct it in Excel without deleting columns.',
          'Import that file again; its rows go into the same list.',
        ],
      },
    ],
  },
};
