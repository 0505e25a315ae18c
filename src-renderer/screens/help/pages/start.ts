/** Help: the first day. */
import type { HelpText } from '../help-page.ts';

export const startHelp: HelpText = {
  id: {
    title: 'Langkah pertama',
    about:
      'Sambung memeriksa nomor HP nasabah satu per satu, juga saat internet putus-putus, dan tidak membayar jawaban yang sama dua kali.',
    parts: [
      {
        heading: 'Hari pertama',
        steps: [
          'Pilih bahasa di Beranda.',
          'Tekan “Coba dengan daftar latihan” dan jalankan sampai selesai. Orangnya rekaan dan tidak ada biaya.',
          'Tambahkan akun penyedia: Pengaturan, “Koneksi”, “Tambah koneksi”.',
          'Buat kunci pemulihan: Pengaturan, “Keamanan data”. Simpan kertasnya terpisah dari komputer.',
        ],
      },
      {
        heading: 'Pekerjaan sehari-hari',
        steps: [
          '“Impor daftar” dari Excel.',
          'Lihat biayanya paling banyak berapa, lalu mulai.',
          'Tunggu. Anda boleh menutup layar; antrean ingat sampai mana.',
          '“Simpan laporan” atau buat lembar kunjungan untuk petugas.',
        ],
      },
      {
        heading: 'Mencari bantuan',
        lines: [
          'F1 membuka bantuan untuk layar yang sedang Anda lihat.',
          'Tanda tanya (?) menampilkan pintasan keyboard.',
          'Arti setiap status dan alasan ada di halaman Apa artinya?.',
        ],
      },
    ],
  },
  en: {
    title: 'First steps',
    about:
      'Sambung checks customers’ mobile numbers one by one, also while the internet comes and goes, and never pays for the same answer twice.',
    parts: [
      {
        heading: 'The first day',
        steps: [
          'Choose the language on Home.',
          'Press “Try the practice list” and let it run to its end. Its people are invented and it costs nothing.',
          'Add your account with the provider: Settings, “Connections”, “Add a connection”.',
          'Make a recovery key: Settings, “Data security”. Keep the paper apart from the computer.',
        ],
      },
      {
        heading: 'Every day',
        steps: [
          '“Import a list” from Excel.',
          'See what it costs at most, then start it.',
          'Wait. You may leave the screen; the queue remembers where it was.',
          '“Save report”, or make a visit sheet for field agents.',
        ],
      },
      {
        heading: 'Finding help',
        lines: [
          'F1 opens the help of the screen you are looking at.',
          'A question mark (?) shows the keyboard shortcuts.',
          'What every state and reason means is on the page What does it mean?.',
        ],
      },
    ],
  },
};
