/**
 * Files that hold the memory of a process that crashed: persons and keys in the clear. Electron writes none unless it is
 * told to; the setting, `--crash-dumps` or SAMBUNG_CRASH_DUMPS=1 tell it, and the first start without them deletes them.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, crashReporter, dialog } from 'electron';
import { allowsCrashDumps, type PolicyState } from '../../../contract/policy.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Logger } from '../../../core/kernel/ports.ts';
import type { LaunchLanguage } from '../../common/launch-errors.ts';
import { lifeWords } from './words.ts';

const folderIn = (profile: string): string => join(profile, 'crash-dumps');
/** That the setting is on: it must be known before the data, which holds the settings, can be open. */
const markIn = (profile: string): string => join(profile, 'crash-dumps-on');

/** Before the app is ready. `profile`: Chromium's folder. Returns where dumps are recorded; null: they are not. */
export function recordCrashDumps(
  profile: string,
  logger: Logger,
  policy: PolicyState,
  { argv, env }: Pick<NodeJS.Process, 'argv' | 'env'> = process,
): string | null {
  app.setPath('crashDumps', folderIn(profile));
  const asked = argv.includes('--crash-dumps') || env.SAMBUNG_CRASH_DUMPS === '1' || existsSync(markIn(profile));
  if (!asked) return null;
  if (!allowsCrashDumps(policy)) {
    logger.warn('crash-dumps-not-allowed');
    return null;
  }
  logger.warn('crash-dumps-on');
  crashReporter.start({ uploadToServer: false, compress: false });
  return folderIn(profile);
}

/** For the next start. The setting is right: a mark that somebody else made is taken away. */
export function markCrashDumps(profile: string, logger: Logger, { crashDumps }: Pick<Settings, 'crashDumps'>): void {
  const mark = markIn(profile);
  if (existsSync(mark) === crashDumps) return;
  try {
    if (crashDumps) writeFileSync(mark, '', { mode: 0o600 });
    else rmSync(mark, { force: true });
  } catch (error) {
    logger.error('crash-dumps-not-marked', error);
  }
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
