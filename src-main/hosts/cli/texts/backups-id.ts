/** What the command line says of backups, in Indonesian. `backups-en.ts` has the same keys. */
import type { backupsEn } from './backups-en.ts';

export const backupsId: typeof backupsEn = {
  commands: {
    backup: 'Salinan semua data, masing-masing satu berkas terenkripsi: `create`, `list`, `restore`, `rebuild`.',
    create: 'Membuat cadangan selagi program tetap bekerja, lalu membacanya kembali.',
    list: 'Menampilkan cadangan di folder data, yang terbaru di atas.',
    place: 'Menentukan folder kedua untuk cadangan otomatis (stik, folder jaringan); tanpa folder: tidak ada.',
    restore: 'Memasang cadangan sebagai pengganti data; yang ada disisihkan, tidak ada yang dihapus.',
    rebuild: 'Menyusun ulang data yang rusak dari cadangan baik yang terbaru dan yang masih terbaca.',
  },
  options: {
    to: 'berkas yang ditulis, atau folder tempatnya; tanpa ini folder data',
    file: 'cadangannya',
    folder: 'tempat kedua',
    dryRun: 'hanya memberi tahu apa yang akan hilang; tidak ada yang diubah',
    yes: 'memulihkan tanpa bertanya',
    rebuildYes: 'memasangnya tanpa bertanya',
  },
  said: {
    made: (lookups, megabytes) => `Cadangan dibuat dan sudah dibaca kembali: ${lookups} pengecekan, ${megabytes} MB`,
    noRecoveryKey:
      'Kunci pemulihan belum dibuat: cadangan ini hanya terbuka dengan penyimpan kunci komputer ini. `recovery-key make` mengubahnya untuk cadangan berikutnya.',
    none: 'Belum ada cadangan: `backup create`.',
    whole: 'utuh',
    cutOff: 'tidak utuh',
    beforeUpdate: 'sebelum pembaruan',
    away: (folder, when) => `Tempat kedua sedang tidak ada: ${folder}. Terakhir dipakai atau dipilih ${when}.`,
    placeSet: (folder) => `Selama jendela terbuka, cadangan juga disimpan di ${folder}.`,
    placeGone: 'Cadangan hanya disimpan di folder data.',
  },
  usage: {
    needsYes: 'Ini mengganti data: tambahkan --yes, atau --dry-run untuk melihat apa yang akan hilang.',
  },
  ask: 'Pasang cadangan ini sebagai pengganti data? Yang ada sekarang disisihkan. [y/T] ',
  askRebuild: 'Pasang ini sebagai pengganti data yang rusak? Yang rusak disisihkan. [y/T] ',
  restore: {
    what: (lookups, when, last) =>
      `${lookups} pengecekan, dibuat ${when}${last === null ? '' : `; terakhir dikirim ${last}`}`,
    uncounted: (when) => `Disimpan sebelum pembaruan, ${when}; tidak dihitung`,
    otherData: 'Ini cadangan data lain, bukan data yang ada di sini.',
    missing: (answers, rupiah) => `Jawaban sesudahnya yang tidak akan ada: ${answers}; sudah dikenai biaya ${rupiah}.`,
    missingCalls: (calls) => `Pengecekan yang dikirim sesudahnya, mungkin sudah dijawab dan dikenai biaya: ${calls}.`,
    notKnown: 'Apa yang datang sesudahnya tidak diketahui: data yang ada di sini tidak terbuka.',
    whole: 'Tidak ada yang lebih baru daripada cadangan ini.',
    done: (lookups) => `Dipulihkan: ${lookups} pengecekan.`,
    setAside: (dir) => `Yang ada sebelumnya disimpan di ${dir}`,
    next: 'Belum ada yang dikirim: periksa dulu, lalu lanjutkan dengan `data --accept-older`.',
    declined: 'Tidak ada yang diubah.',
  },
  headings: { madeAt: 'Dibuat', lookups: 'Pengecekan', bytes: 'MB', standing: 'Keadaan', file: 'Berkas' },
};
