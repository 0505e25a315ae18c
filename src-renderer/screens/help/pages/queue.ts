/** Help: the queue. */
import type { HelpText } from '../help-page.ts';

export const queueHelp: HelpText = {
  id: {
    title: 'Antrean',
    about: 'Apa yang dikerjakan setiap koneksi, dan apa yang ditunggunya.',
    parts: [
      {
        heading: 'Bila antrean tidak jalan',
        lines: [
          'Alasannya tertulis di koneksinya, dengan tombol yang menolong: “Coba sekarang”, “Lanjutkan”, atau “Perbaiki koneksi”.',
          'Yang menunggu internet jalan lagi sendiri. Tidak ada baris yang hilang dan tidak ada biaya selama menunggu.',
          'Bila penyedia yang harus bertindak, tekan “Salin kalimat ini” dan kirimkan kepadanya.',
        ],
      },
      {
        heading: 'Menjeda',
        lines: [
          'Tombol “Jeda” menahan satu koneksi. “Lanjutkan” menjalankannya lagi.',
          'Yang sudah telanjur dikirim tetap ditunggu jawabannya.',
          'Beberapa daftar bergiliran di satu koneksi, jadi daftar besar tidak menahan yang kecil.',
        ],
      },
    ],
  },
  en: {
    title: 'Queue',
    about: 'What each connection is doing, and what it waits for.',
    parts: [
      {
        heading: 'When the queue does not run',
        lines: [
          'The reason stands at the connection, with the button that helps: “Try now”, “Resume”, or “Mend the connection”.',
          'What waits for the internet goes on by itself. No row is lost and nothing is paid meanwhile.',
          'Where the provider has to act, press “Copy this sentence” and send it to them.',
        ],
      },
      {
        heading: 'Pause',
        lines: [
          '“Pause” holds one connection. “Resume” lets it go on.',
          'What has left already is still waited for.',
          'Several lists take turns on one connection, so that a large one does not hold up a small one.',
        ],
      },
    ],
  },
};
