/** What the command line says of backups, in Indonesian. `backups-en.ts` has the same keys. */
import type { backupsEn } from './backups-en.ts';

export const backupsId: typeof backupsEn = {
  commands: {
    backup: 'Salinan semua data, masing-masing satu berkas terenkripsi: `create`, `list`.',
    create: 'Membuat cadangan selagi program tetap bekerja, lalu membacanya kembali.',
    list: 'Menampilkan cadangan di folder data, yang terbaru di atas.',
  },
  options: {
    to: 'berkas yang ditulis, atau folder tempatnya; tanpa ini folder data',
  },
  said: {
    made: (lookups, megabytes) => `Cadangan dibuat dan sudah dibaca kembali: ${lookups} pengecekan, ${megabytes} MB`,
    noRecoveryKey:
      'Kunci pemulihan belum dibuat: cadangan ini hanya terbuka dengan penyimpan kunci komputer ini. `recovery-key make` mengubahnya untuk cadangan berikutnya.',
    none: 'Belum ada cadangan: `backup create`.',
    whole: 'utuh',
    cutOff: 'tidak utuh',
    beforeUpdate: 'sebelum pembaruan',
  },
  headings: { madeAt: 'Dibuat', lookups: 'Pengecekan', bytes: 'MB', standing: 'Keadaan', file: 'Berkas' },
};
