/** Texts of the window's frame: navigation, start-up, notices above every screen, the command palette. */
import { defineTexts } from '../../i18n/texts.ts';

export const shellTexts = defineTexts('shell', {
  id: {
    skip: 'Langsung ke isi',
    navigation: 'Navigasi',
    nav: {
      home: 'Beranda',
      check: 'Periksa satu orang',
      lists: 'Daftar',
      history: 'Riwayat',
      reports: 'Laporan',
      settings: 'Pengaturan',
    },
    palette: {
      open: 'Cari…',
      placeholder: 'Cari orang, atau ketik perintah…',
      nothing: 'Tidak ada yang cocok',
      go: 'Buka',
      do: 'Perintah',
      import: 'Impor daftar dari Excel',
      pause: 'Jeda antrean',
      resume: 'Lanjutkan antrean',
      tryNow: 'Coba sambungkan sekarang',
      dark: 'Tampilan gelap',
      light: 'Tampilan terang',
      history: 'Cari “{{search}}” di Riwayat',
    },
    starting: 'Membuka data…',
    startFailed: 'Sambung tidak dapat dibuka',
    signedOut: {
      title: 'Sesi jendela ini sudah berakhir',
      text: 'Buka lagi alamat yang ditampilkan Sambung saat dijalankan.',
    },
    lost: 'Jendela ini terputus dari Sambung dan mencoba menyambung lagi. Bila berlanjut, jalankan lagi Sambung.',
    reader: {
      title: 'Hanya bisa dibaca',
      text: 'Salinan Sambung lain sedang memakai data ini. Kerjakan di sana, atau tutup salinan itu.',
    },
  },
  en: {
    skip: 'Skip to content',
    navigation: 'Navigation',
    nav: {
      home: 'Home',
      check: 'Check one person',
      lists: 'Lists',
      history: 'History',
      reports: 'Reports',
      settings: 'Settings',
    },
    palette: {
      open: 'Search…',
      placeholder: 'Search for a person, or type a command…',
      nothing: 'Nothing matches',
      go: 'Go to',
      do: 'Commands',
      import: 'Import a list from Excel',
      pause: 'Pause the queue',
      resume: 'Resume the queue',
      tryNow: 'Try to connect now',
      dark: 'Dark appearance',
      light: 'Light appearance',
      history: 'Search “{{search}}” in History',
    },
    starting: 'Opening the data…',
    startFailed: 'Sambung could not be opened',
    signedOut: {
      title: 'This window’s session has ended',
      text: 'Open the address again that Sambung showed when it started.',
    },
    lost: 'This window has lost touch with Sambung and keeps trying. If this lasts, start Sambung again.',
    reader: {
      title: 'Read only',
      text: 'Another copy of Sambung is using this data. Work there, or close that copy.',
    },
  },
});
