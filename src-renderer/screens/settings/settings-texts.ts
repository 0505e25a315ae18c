/** Texts of the settings' own sections: general and about. Connections and practice have theirs. */
import type { SystemInfo } from '../../../src-main/contract/system.ts';
import { defineTexts } from '../../i18n/texts.ts';

export const settingsTexts = defineTexts('settings', {
  id: {
    title: 'Pengaturan',
    section: {
      general: 'Umum',
      connections: 'Koneksi',
      practice: 'Latihan',
      security: 'Keamanan data',
      about: 'Tentang',
    },
    language: 'Bahasa',
    languageSystem: 'Ikuti sistem',
    theme: 'Tampilan',
    themeOf: { system: 'Ikuti sistem', light: 'Terang', dark: 'Gelap' },
    defaultConnection: 'Koneksi utama',
    defaultConnectionHint: 'Terpilih lebih dulu di impor dan pengecekan satuan. Tanpa pilihan: akun asli yang pertama.',
    defaultPractice: 'Latihan (jawaban rekaan)',
    reuse: 'Pakai lagi jawaban yang sudah dibayar',
    reuseHint:
      'Pertanyaan yang sama dan sudah dijawab dalam jangka ini tidak ditanyakan dan tidak dibayar lagi; jawaban lamanya dipakai dan umurnya ditulis. 0 berarti selalu bertanya lagi. Setiap daftar tetap bisa ditanyakan ulang.',
    reuseUnit: ' hari',
    reuseOff: 'Nonaktif: setiap pertanyaan ditanyakan dan dibayar lagi.',
    reuseFault: 'Isi angka bulat antara {{min}} dan {{max}}.',
    awake: 'Cegah komputer tidur selagi daftar berjalan',
    awakeHint: 'Layar tetap boleh mati. Bila laptop ditutup, antrean ditahan dulu dan jalan lagi saat dibuka.',
    reuseSaved: { on: 'Jawaban dipakai lagi selama {{days}} hari.', off: 'Jawaban lama tidak dipakai lagi.' },
    shortcuts: {
      title: 'Pintasan keyboard',
      palette: 'Cari orang atau perintah',
      find: 'Cari di layar ini',
      print: 'Cetak layar ini',
      table: 'Pindah baris di tabel; Enter membuka',
    },
    desktop: {
      title: 'Di komputer ini',
      closing: 'Bila jendela ditutup saat daftar masih dikirim',
      closingHint:
        'Di latar belakang pengiriman jalan terus. Buka lagi lewat ikon di baki sistem, atau jalankan Sambung sekali lagi.',
      closingOf: { ask: 'Tanya dulu', background: 'Lanjut di latar belakang', quit: 'Tutup, lanjut saat dibuka lagi' },
      login: 'Jalankan saat masuk ke komputer',
      loginHint: 'Sambung terbuka kecil di bilah tugas dan melanjutkan antrean.',
    },
    about: {
      title: 'Tentang Sambung',
      version: 'Versi',
      host: 'Berjalan di',
      hostOf: { electron: 'Jendela sendiri', web: 'Peramban di komputer ini', cli: 'Terminal' } satisfies Record<
        SystemInfo['host'],
        string
      >,
      dataDir: 'Folder data',
      role: 'Peran',
      roleOf: { owner: 'Menjalankan antrean', reader: 'Hanya membaca' } satisfies Record<SystemInfo['role'], string>,
      keyring: 'Kunci data disimpan di',
      keyringOf: {
        'safe-storage': 'Penyimpan kunci sistem operasi',
        'os-keyring': 'Penyimpan kunci sistem operasi',
        passphrase: 'Kata sandi Anda',
        'key-file': 'Berkas di samping data',
      } satisfies Record<SystemInfo['keyring']['kind'], string>,
      sealed: 'Semua data di komputer ini tersimpan terenkripsi.',
      security: 'Keamanan data',
      aid: 'Sambung membantu mengikuti UU PDP dan POJK 22/2023, tetapi bukan nasihat hukum.',
    },
  },
  en: {
    title: 'Settings',
    section: {
      general: 'General',
      connections: 'Connections',
      practice: 'Practice',
      security: 'Data security',
      about: 'About',
    },
    language: 'Language',
    languageSystem: 'As the system',
    theme: 'Appearance',
    themeOf: { system: 'As the system', light: 'Light', dark: 'Dark' },
    defaultConnection: 'Default connection',
    defaultConnectionHint:
      'Chosen first when importing and when checking one person. Without a choice: the first real account.',
    defaultPractice: 'Practice (made-up answers)',
    reuse: 'Reuse answers already paid for',
    reuseHint:
      'The same question answered within this time is not asked and not paid for again; the earlier answer is used and its age is shown. 0 means always ask again. Every list can still be asked again.',
    reuseUnit: ' days',
    reuseOff: 'Off: every question is asked and paid for again.',
    reuseFault: 'Enter a whole number from {{min}} to {{max}}.',
    reuseSaved: { on: 'Answers are reused for {{days}} days.', off: 'Earlier answers are not reused.' },
    awake: 'Keep the computer from sleeping while a list runs',
    awakeHint:
      'The screen may still go dark. When the lid is closed, the queue is held first and goes on when it opens.',
    shortcuts: {
      title: 'Keyboard shortcuts',
      palette: 'Search for a person or a command',
      find: 'Search on this screen',
      print: 'Print this screen',
      table: 'Move between rows of a table; Enter opens',
    },
    desktop: {
      title: 'On this computer',
      closing: 'When the window is closed while a list is being sent',
      closingHint:
        'In the background it goes on sending. Open it again by its icon in the tray, or start Sambung once more.',
      closingOf: { ask: 'Ask first', background: 'Go on in the background', quit: 'Close, go on at the next start' },
      login: 'Start when I log in',
      loginHint: 'Sambung opens minimised in the taskbar and goes on with the queue.',
    },
    about: {
      title: 'About Sambung',
      version: 'Version',
      host: 'Runs in',
      hostOf: { electron: 'Its own window', web: 'A browser on this computer', cli: 'A terminal' },
      dataDir: 'Data folder',
      role: 'Role',
      roleOf: { owner: 'Runs the queue', reader: 'Reads only' },
      keyring: 'The key to the data is kept in',
      keyringOf: {
        'safe-storage': 'The operating system’s keyring',
        'os-keyring': 'The operating system’s keyring',
        passphrase: 'Your passphrase',
        'key-file': 'A file beside the data',
      },
      sealed: 'All data on this computer is stored encrypted.',
      security: 'Data security',
      aid: 'Sambung helps to follow UU PDP and POJK 22/2023; it is not legal advice.',
    },
  },
});
