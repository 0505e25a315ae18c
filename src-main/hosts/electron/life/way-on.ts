/** When the store does not open: says why, and offers what can be done. A fresh start must be confirmed twice. */
import { app, dialog } from 'electron';
import type { CoreError } from '../../../core/kernel/errors.ts';
import { rebuiltLines } from '../../../words/rebuilt.ts';
import { type LaunchLanguage, launchError, launchFormats } from '../../common/launch-errors.ts';
import type { Offer, TellRebuilt, WayOn } from '../../common/open-core.ts';
import { told } from './launch-failure.ts';
import { askRecoveryKey } from './recovery-window.ts';

const words = {
  id: {
    quit: 'Keluar',
    again: 'Coba lagi',
    rebuild: 'Susun ulang data',
    rebuilt: 'Data disusun ulang. Yang rusak disisihkan di dalam folder data.',
    good: 'Baik',
    restore: 'Pulihkan cadangan',
    recovery: 'Pakai kunci pemulihan…',
    without: 'Mulai tanpa itu',
    fresh: 'Mulai baru…',
    sure: 'Mulai baru dengan data kosong?',
    kept: 'Semua yang ada sekarang disisihkan di dalam folder data. Tidak ada yang dihapus, tetapi jawaban, biaya, dan batas biaya yang lama tidak dihitung lagi.',
    yes: 'Ya, mulai baru',
    no: 'Jangan',
    speak: 'Bahasa Indonesia',
  },
  en: {
    quit: 'Quit',
    again: 'Try again',
    rebuild: 'Put the data together',
    rebuilt: 'The data was put together anew. What was damaged is set aside inside the data folder.',
    good: 'OK',
    restore: 'Restore the backup',
    recovery: 'Use the recovery key…',
    without: 'Begin without it',
    fresh: 'Start afresh…',
    sure: 'Start afresh with empty data?',
    kept: 'All that is there is set aside inside the data folder. Nothing is deleted, but earlier answers, charges and caps no longer count.',
    yes: 'Yes, start afresh',
    no: 'No',
    speak: 'English',
  },
} satisfies Record<LaunchLanguage, object>;

export async function chooseWayOn(
  error: CoreError,
  offer: Offer,
  language: LaunchLanguage,
  dataDir: string,
): Promise<WayOn> {
  await app.whenReady();
  const say = words[language];
  const { sentence, advice } = launchError(error, language, dataDir, 'buttons', 'electron');
  const other = language === 'id' ? 'en' : 'id';
  const ways: readonly (readonly [string, WayOn | 'recovery' | 'language'])[] = [
    [say.quit, null],
    [say.again, 'again'],
    ...(offer.recovery ? [[say.recovery, 'recovery'] as const] : []),
    ...(offer.rebuild ? [[say.rebuild, 'rebuild'] as const] : []),
    ...(offer.backup ? [[say.restore, 'restore-backup'] as const] : []),
    ...(offer.withoutKeyring ? [[say.without, 'without-keyring'] as const] : []),
    ...(offer.afresh ? [[say.fresh, 'start-afresh'] as const] : []),
    // The system's language need not be that of whoever has to decide here; the settings cannot be read.
    [words[other].speak, 'language'],
  ];
  const { response } = await dialog.showMessageBox({
    ...{ type: 'warning', title: 'Sambung', message: sentence, detail: advice, noLink: true },
    ...{ buttons: ways.map(([label]) => label), defaultId: 1, cancelId: 0 },
  });
  const way = ways[response]?.[1] ?? null;
  if (way === 'language') return chooseWayOn(error, offer, other, dataDir);
  if (way === 'recovery') {
    const recoveryKey = await askRecoveryKey(language, dataDir);
    return recoveryKey === null ? chooseWayOn(error, offer, language, dataDir) : { recoveryKey };
  }
  if (way === null) told.add(error);
  if (way !== 'start-afresh') return way;
  const sure = await dialog.showMessageBox({
    ...{ type: 'warning', title: 'Sambung', message: say.sure, detail: say.kept, noLink: true },
    ...{ buttons: [say.no, say.yes], defaultId: 0, cancelId: 0 },
  });
  return sure.response === 1 ? 'start-afresh' : chooseWayOn(error, offer, language, dataDir);
}

/** What is missing of it, before the window opens. */
export async function tellRebuilt(language: LaunchLanguage, rebuilt: Parameters<TellRebuilt>[0]): Promise<void> {
  const say = words[language];
  await dialog.showMessageBox({
    ...{ type: 'info', title: 'Sambung', message: say.rebuilt, noLink: true, buttons: [say.good] },
    detail: rebuiltLines(language, rebuilt, launchFormats(language)).join('\n'),
  });
}
