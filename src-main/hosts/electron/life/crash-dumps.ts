/**
 * Files that hold the memory of a process that crashed: persons and keys in the clear. Electron writes none unless it is
 * told to; `--crash-dumps` (or SAMBUNG_CRASH_DUMPS=1) tells it, and the first start without that deletes them.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, crashReporter, dialog } from 'electron';
import type { Logger } from '../../../core/kernel/ports.ts';
import type { LaunchLanguage } from '../../common/launch-errors.ts';
import { lifeWords } from './words.ts';

const folderIn = (profile: string): string => join(profile, 'crash-dumps');

/** Before the app is ready. `profile`: Chromium's folder. Returns where dumps are recorded; null: they are not. */
export function recordCrashDumps(
  profile: string,
  logger: Logger,
  { argv, env }: Pick<NodeJS.Process, 'argv' | 'env'> = process,
): string | null {
  app.setPath('crashDumps', folderIn(profile));
  if (!argv.includes('--crash-dumps') && env.SAMBUNG_CRASH_DUMPS !== '1') return null;
  logger.warn('crash-dumps-on');
  crashReporter.start({ uploadToServer: false, compress: false });
  return folderIn(profile);
}

/** Those of an earlier time; once this program is the one that runs, or they may be another's of now. */
export function deleteCrashDumps(profile: string, logger: Logger): void {
  if (!existsSync(folderIn(profile))) return;
  try {
    rmSync(folderIn(profile), { recursive: true, maxRetries: 3 });
    logger.info('crash-dumps-deleted');
  } catch (error) {
    logger.error('crash-dumps-not-deleted', error);
  }
}

/** On the window, once that shows: a box of its own would lie behind it. */
export function warnOfCrashDumps(window: BrowserWindow, folder: string, language: LaunchLanguage): void {
  const words = lifeWords[language];
  const warn = () =>
    void dialog.showMessageBox(window, {
      ...{ type: 'warning', title: 'Sambung', noLink: true },
      ...{ message: words.dumpsOn, detail: words.dumpsOnMore(folder), buttons: [words.close] },
    });
  if (window.isVisible()) warn();
  else window.once('show', warn);
}
