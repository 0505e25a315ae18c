/** What the command line says of the data folder, in Indonesian. */
import type { dataEn } from './data-en.ts';

export const dataId: typeof dataEn = {
  commands: {
    data: 'Menampilkan apakah data terbuka dan utuh; memulihkan cadangan, mulai baru, atau melanjutkan data lama.',
    keyring: 'Yang mengunci data: `status`, atau `change JENIS` untuk mengunci ulang.',
    keyringStatus: 'Menampilkan yang mengunci data dan apa yang tersedia di komputer ini.',
    keyringChange: 'Mengunci ulang data dengan JENIS: os-keyring, safe-storage, passphrase, atau key-file.',
    recoveryKey: 'Kunci di kertas yang membuka data di komputer mana pun: `make`, `check`, `status`.',
    recoveryKeyMake:
      'Membuat kunci pemulihan dan menampilkannya sekali; kunci yang lama tetap berlaku sampai yang baru diperiksa.',
    recoveryKeyCheck:
      'Membaca kunci pemulihan dari input standar, atau diketik tanpa tampil, dan memeriksa apakah membuka data; kunci yang dibuat sebelumnya lalu tidak berlaku lagi.',
    recoveryKeyStatus: 'Menampilkan apakah kunci pemulihan sudah dibuat dan diperiksa.',
  },
  options: {
    restoreBackup: 'memasang cadangan terbaru bila basis data tidak terbuka; yang ada disisihkan',
    startAfresh: 'mulai dengan data kosong bila yang lama tidak terbuka; yang ada disisihkan, tidak ada yang dihapus',
    acceptOlder: 'melanjutkan data yang lebih lama; yang hilang bisa ditanyakan dan dibayar lagi',
    yes: 'langsung dikerjakan tanpa bertanya',
    kind: 'os-keyring, safe-storage, passphrase, atau key-file',
    out: 'menulis lembar kunci ke berkas baru ini, hanya dapat dibaca Anda',
  },
  usage: {
    oneOrder: 'Hanya satu dari --restore-backup, --start-afresh, dan --accept-older sekaligus.',
    opens: 'Datanya terbuka: tidak ada yang perlu dipulihkan. Periksa foldernya bila yang dimaksud folder lain.',
    noBackup: 'Tidak ada cadangan di folder backups.',
    notOlder: 'Tidak ada yang hilang dari data ini.',
    needsYes: 'Perlu kepastian yang jelas: tambahkan --yes.',
    keyNeedsPlace: 'Dengan --json kuncinya tidak ditampilkan: sebutkan --out BERKAS.',
    mistypedGroup: (group) => `Yang berbeda kelompok ke-${group}.`,
    outIsThere: 'Berkas itu sudah ada. Pilih nama lain.',
  },
  ask: {
    restoreBackup: (when) => `Pasang cadangan ${when}? Yang ada sekarang disisihkan. [y/T] `,
    startAfresh: 'Mulai baru dengan data kosong? Yang ada disisihkan; tidak ada yang dihapus. [y/T] ',
    acceptOlder: 'Lanjutkan dengan data lama ini? Yang hilang bisa ditanyakan dan dibayar lagi. [y/T] ',
  },
  said: {
    folder: (dir) => `Folder data: ${dir}`,
    backup: (when) => `Cadangan terbaru: ${when}`,
    noBackup: 'Tidak ada cadangan.',
    whole: 'Datanya terbuka dan utuh.',
    older: (commits, calls) =>
      `Data ini lebih lama dari sebelumnya: sedikitnya ${commits} perubahan hilang; pengecekan yang diketahui sudah dikirim di antaranya: ${calls}. ` +
      'Tidak ada yang dikirim sampai Anda memutuskan; yang diketahui sudah dikirim lalu dianggap tanpa jawaban, tidak dikirim lagi begitu saja. Bila folder yang lebih baru ada, kembalikan folder itu saja.',
    restored: 'Cadangan sudah dipasang. Isinya lebih lama: lihat dulu, lalu tentukan dengan `data`.',
    startedAfresh: 'Saat dibuka lagi, datanya mulai dari kosong.',
    setAside: (dir) => `Yang lama ada di ${dir}`,
    accepted: 'Selesai. `run` mengirim lagi.',
    declined: 'Tidak ada yang diubah.',
    keyring: (kind) => `Dikunci dengan: ${kind}`,
    available: (kinds) => `Tersedia di komputer ini: ${kinds}`,
    silent: (kinds) => `Ada, tetapi terkunci atau belum menjawab: ${kinds}`,
    keyringChanged: 'Sudah dikunci ulang. Penyimpan kunci yang lama tidak membuka data ini lagi.',
    recoverySheet: (key, fingerprint, when) =>
      `SAMBUNG: KUNCI PEMULIHAN\n\n${key}\n\nSidik kunci: ${fingerprint}\nDibuat: ${when}\n` +
      'Kunci ini membuka data Sambung di komputer mana pun. Simpan di kertas, terpisah dari komputer. Siapa pun yang memegang\n' +
      'kunci ini dan folder datanya dapat membaca semuanya; dengan salinan folder yang lama, juga setelah kunci baru dibuat.\n' +
      'Bila hilang bersama penyimpan kunci komputer, data tidak dapat dibuka siapa pun.',
    recoveryKeyWritten: (path) => `Lembar kuncinya ada di ${path}. Cetak, lalu hapus berkasnya.`,
    recoveryKeyNext: 'Hanya ditampilkan sekali ini. Periksa yang Anda simpan dengan `recovery-key check`.',
    recoveryKeyNextBefore:
      'Hanya ditampilkan sekali ini. Periksa yang Anda simpan dengan `recovery-key check`: sampai saat itu kunci yang lama juga ' +
      'membuka data. Dengan salinan folder data yang lama, kunci itu tetap membukanya.',
    noKeyMade: 'Kunci pemulihan tidak jadi dibuat; yang Anda punya tetap berlaku.',
    opensTooUntilThen: (text, when) => `Sampai saat itu juga membuka data: ${text}, dibuat ${when}`,
    recoveryKeyNewer: (text) => `Yang lebih baru (${text}) sudah dibuat tetapi belum diperiksa.`,
    fingerprint: (text) => `Sidik kunci: ${text}`,
    recoveryKeyOpens: (text) => `Kunci pemulihan ini (${text}) membuka datanya.`,
    recoveryKeyMade: (when) => `Kunci pemulihan dibuat: ${when}`,
    noRecoveryKey:
      'Kunci pemulihan belum dibuat. Tanpa itu, data yang penyimpan kuncinya hilang tidak dapat dibuka siapa pun: `recovery-key make`.',
    uncheckedRecoveryKey: 'Kunci pemulihan sudah dibuat tetapi belum diperiksa: `recovery-key check`.',
    checkedRecoveryKey: (when) => `Diperiksa: ${when}`,
  },
  keyrings: {
    'safe-storage': 'penyimpan kunci jendela Sambung',
    'os-keyring': 'penyimpan kunci komputer ini; dapat dibuka jendela dan terminal',
    passphrase: 'SAMBUNG_PASSPHRASE',
    'key-file': 'berkas di samping data, lemah',
  },
};
