/** When the store does not open: says why, and offers what can be done. A fresh start must be confirmed twice. */
import { app, dialog } from 'electron';
import type { CoreError } from '../../../core/kernel/errors.ts';
import type { Backup } from '../../../core/store/data-folder.ts';
import { type LaunchLanguage, launchError } from '../../common/launch-errors.ts';
import type { WayOn } from '../../common/open-core.ts';

const words = {
  id: {
    quit: 'Keluar',
    again: 'Coba lagi',
    restore: 'Pulihkan cadangan',
    fresh: 'Mulai baru…',
    sure: 'Mulai baru dengan data kosong?',
    kept: 'Semua yang ada sekarang disisihkan di dalam folder data. Tidak ada yang dihapus, tetapi jawaban, biaya, dan batas biaya yang lama tidak dihitung lagi.',
    yes: 'Ya, mulai baru',
    no: 'Jangan',
  },
  en: {
    quit: 'Quit',
    again: 'Try again',
    restore: 'Restore the backup',
    fresh: 'Start afresh…',
    sure: 'Start afresh with empty data?',
    kept: 'All that is there is set aside inside the data folder. Nothing is deleted, but earlier answers, charges and caps no longer count.',
    yes: 'Yes, start afresh',
    no: 'No',
  },
} satisfies Record<LaunchLanguage, object>;

export async function chooseWayOn(
  error: CoreError,
  backup: Backup | null,
  language: LaunchLanguage,
  dataDir: string,
): Promise<WayOn> {
  await app.whenReady();
  const say = words[language];
  const { sentence, advice } = launchError(error, language, dataDir, 'buttons');
  const ways: readonly (readonly [string, WayOn])[] = [
    [say.quit, null],
    [say.again, 'again'],
    ...(backup ? [[say.restore, 'restore-backup'] as const] : []),
    [say.fresh, 'start-afresh'],
  ];
  const { response } = await dialog.showMessageBox({
    ...{ type: 'warning', title: 'Sambung', message: sentence, detail: advice, noLink: true },
    ...{ buttons: ways.map(([label]) => label), defaultId: 1, cancelId: 0 },
  });
  const way = ways[response]?.[1] ?? null;
  if (way !== 'start-afresh') return way;
  const sure = await dialog.showMessageBox({
    ...{ type: 'warning', title: 'Sambung', message: say.sure, detail: say.kept, noLink: true },
    ...{ buttons: [say.no, say.yes], defaultId: 0, cancelId: 0 },
  });
  return sure.response === 1 ? 'start-afresh' : chooseWayOn(error, backup, language, dataDir);
}
