/** What the command line says of the data folder, in Indonesian. */
import type { dataEn } from './data-en.ts';

export const dataId: typeof dataEn = {
  commands: {
    data: 'Menampilkan apakah data terbuka dan utuh; memulihkan cadangan, mulai baru, atau melanjutkan data lama.',
  },
  options: {
    restoreBackup: 'memasang cadangan terbaru bila basis data tidak terbuka; yang ada disisihkan',
    startAfresh: 'mulai dengan data kosong bila yang lama tidak terbuka; yang ada disisihkan, tidak ada yang dihapus',
    acceptOlder: 'melanjutkan data yang lebih lama; yang hilang bisa ditanyakan dan dibayar lagi',
    yes: 'langsung dikerjakan tanpa bertanya',
  },
  usage: {
    oneOrder: 'Hanya satu dari --restore-backup, --start-afresh, dan --accept-older sekaligus.',
    opens: 'Datanya terbuka: tidak ada yang perlu dipulihkan. Periksa foldernya bila yang dimaksud folder lain.',
    noBackup: 'Tidak ada cadangan di folder backups.',
    notOlder: 'Tidak ada yang hilang dari data ini.',
    needsYes: 'Perlu kepastian yang jelas: tambahkan --yes.',
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
      'Tidak ada yang dikirim sampai Anda memutuskan. Bila folder yang lebih baru ada, kembalikan folder itu saja.',
    restored: 'Cadangan sudah dipasang. Isinya lebih lama: lihat dulu, lalu tentukan dengan `data`.',
    startedAfresh: 'Saat dibuka lagi, datanya mulai dari kosong.',
    setAside: (dir) => `Yang lama ada di ${dir}`,
    accepted: 'Selesai. `run` mengirim lagi.',
    declined: 'Tidak ada yang diubah.',
  },
};
