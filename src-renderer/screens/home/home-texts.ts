/** Texts of Home: what runs, what was done today, and what needs the operator's attention. */
import { defineTexts } from '../../i18n/texts.ts';

export const homeTexts = defineTexts('home', {
  id: {
    title: 'Beranda',
    import: 'Impor daftar',
    check: 'Periksa satu orang',
    accountLater:
      'Anda memakai koneksi latihan: jawabannya dibuat-buat. Sudah punya akun penyedia? Tambahkan koneksinya.',
    first: {
      title: 'Siap memeriksa nomor nasabah',
      text: 'Impor daftar dari Excel, atau periksa satu orang dulu. Sambung memeriksa nomor satu per satu, juga saat internet putus-putus, dan tidak membayar jawaban yang sama dua kali.',
      steps: 'Langkah pertama',
      done: 'Selesai',
      language: 'Mengikuti komputer ini sampai Anda memilih.',
      practiceTitle: 'Coba dulu tanpa biaya',
      practice: 'Satu daftar orang rekaan, dengan jawaban yang dibuat-buat di komputer ini. Tidak ada biaya.',
      practiceName: 'Daftar latihan',
      accountTitle: 'Akun penyedia',
      account: 'Alamat, kode, dan kunci dari surat penyedia. Bisa nanti; sampai saat itu Anda memakai latihan.',
      recoveryTitle: 'Kunci pemulihan',
      recoveryDone: 'Sudah dibuat dan diperiksa.',
      addConnection: 'Tambah koneksi',
      retention:
        'UU PDP meminta data orang dihapus setelah tidak diperlukan. Tetapkan berapa hari hasil pengecekan disimpan; sebelum itu semuanya disimpan terus.',
      setRetention: 'Tetapkan batas simpan',
    },
    needs: {
      title: 'Perlu Anda tangani',
      nothing: 'Tidak ada yang perlu Anda tangani.',
      inDoubt: '{{count}} pengecekan tanpa jawaban: sudah terkirim, jawabannya hilang.',
      decide: 'Tentukan',
      failed: '{{count}} pengecekan gagal setelah beberapa kali dicoba.',
      refused: '{{count}} baris ditolak penyedia. Perbaiki datanya.',
      show: 'Lihat',
      notStarted: '{{count}} baris menunggu daftarnya dimulai.',
      openLists: 'Buka Daftar',
      keyring:
        'Kunci data tersimpan di berkas biasa di samping datanya. Siapa pun yang menyalin folder data dapat membacanya.',
      placeNetwork:
        'Data ada di drive jaringan: bila dibuka di dua komputer, data rusak. Tutup Sambung, pindahkan foldernya ke disk komputer ini, dan simpan cadangannya di jaringan.',
      placeSync:
        'Data ada di folder yang disinkronkan program lain: itu dapat merusaknya. Tutup Sambung, pindahkan foldernya dari sana, dan simpan cadangannya saja di sana.',
      backupPlace:
        'Sudah lebih dari tujuh hari tidak ada cadangan di tempat kedua. Pasang stiknya, atau sambungkan folder jaringannya.',
      placeMore: 'Cadangan',
      keyringMore: 'Lihat cara aman',
      recoveryNone:
        'Kunci pemulihan belum dibuat. Tanpa itu, data tidak dapat dibuka bila komputer ini rusak atau akunnya diganti.',
      recoveryMake: 'Buat kunci pemulihan',
      recoveryUnchecked: 'Kunci pemulihan sudah dibuat tetapi belum diperiksa.',
      recoveryCheck: 'Periksa',
    },
    queue: {
      title: 'Antrean',
      open: 'menunggu',
      sending: 'dikirim',
      rate: 'kecepatan',
      left: 'perkiraan sisa waktu',
      idle: 'Tidak ada yang menunggu. Antrean berjalan begitu ada daftar atau pengecekan baru.',
      which: 'Koneksi: {{name}}',
      since: 'sejak {{time}}',
      nobody: 'Salinan Sambung lain menjalankan antrean ini.',
    },
    today: {
      title: 'Hari ini',
      final: 'selesai',
      charged: 'berbayar',
      rupiah: 'biaya',
      free: 'gratis',
      unknown: 'belum pasti dibayar',
      unknownRupiah: 'termasuk {{rupiah}} belum pasti',
      withoutPrice: '{{count}} lagi harganya belum diisi',
    },
    connections: {
      title: 'Koneksi',
      manage: 'Kelola',
      default: 'Utama',
      practiceText: 'Jawaban dibuat-buat di komputer ini',
    },
  },
  en: {
    title: 'Home',
    import: 'Import a list',
    check: 'Check one person',
    accountLater:
      'You are using the practice connection: its answers are made up. Do you have an account with the provider? Add its connection.',
    first: {
      title: 'Ready to check customers’ numbers',
      text: 'Import a list from Excel, or check one person first. Sambung checks number by number, also while the internet comes and goes, and never pays for the same answer twice.',
      steps: 'First steps',
      done: 'Done',
      language: 'It follows this computer until you choose.',
      practiceTitle: 'Try it first, free of charge',
      practice: 'A list of invented people, with answers made up on this computer. It costs nothing.',
      practiceName: 'Practice list',
      accountTitle: 'Account with the provider',
      account: 'Address, code and key from the provider’s letter. It can wait; until then you use practice.',
      recoveryTitle: 'Recovery key',
      recoveryDone: 'Made and checked.',
      addConnection: 'Add a connection',
      retention:
        'UU PDP asks for personal data to be removed once it is not needed. Set for how many days finished checks are kept; until then all of them are kept.',
      setRetention: 'Set the retention',
    },
    needs: {
      title: 'Needs you',
      nothing: 'Nothing needs you right now.',
      inDoubt: {
        one: '{{count}} check was sent, but no answer came back.',
        other: '{{count}} checks were sent, but no answer came back.',
      },
      decide: 'Decide',
      failed: {
        one: '{{count}} check failed after several tries.',
        other: '{{count}} checks failed after several tries.',
      },
      refused: {
        one: '{{count}} row was refused by the provider. Correct its data.',
        other: '{{count}} rows were refused by the provider. Correct their data.',
      },
      show: 'Show',
      notStarted: {
        one: '{{count}} row waits for its list to be started.',
        other: '{{count}} rows wait for their list to be started.',
      },
      openLists: 'Open Lists',
      keyring: 'The key to the data lies in an ordinary file beside it. Whoever copies the data folder can read it.',
      placeNetwork:
        'The data lies on a network drive: opened on two machines it is damaged. Close Sambung, move the folder to a disk of this machine, and let backups go to the network.',
      placeSync:
        'The data lies in a folder that a program syncs: that may damage it. Close Sambung, move the folder out of there, and let backups go there instead.',
      backupPlace:
        'For more than seven days no backup went to the second place. Plug in the stick, or connect the network folder.',
      placeMore: 'Backups',
      keyringMore: 'See what helps',
      recoveryNone:
        'No recovery key was made yet. Without one, the data cannot be opened if this computer breaks or its account is replaced.',
      recoveryMake: 'Make a recovery key',
      recoveryUnchecked: 'The recovery key was made and never checked.',
      recoveryCheck: 'Check it',
    },
    queue: {
      title: 'Queue',
      open: 'waiting',
      sending: 'sending',
      rate: 'pace',
      left: 'estimated time left',
      idle: 'Nothing is waiting. The queue goes on as soon as there is a new list or check.',
      which: 'Connection: {{name}}',
      since: 'since {{time}}',
      nobody: 'Another copy of Sambung runs this queue.',
    },
    today: {
      title: 'Today',
      final: 'done',
      charged: 'charged',
      rupiah: 'cost',
      free: 'free',
      unknown: 'charge not certain',
      unknownRupiah: '{{rupiah}} of it not certain',
      withoutPrice: '{{count}} more whose price is not set',
    },
    connections: {
      title: 'Connections',
      manage: 'Manage',
      default: 'Default',
      practiceText: 'Answers are made up on this computer',
    },
  },
});
