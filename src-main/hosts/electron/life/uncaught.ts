/**
 * What nobody caught. An error in a program that runs is told as what it is, with a way to start again, and the program leaves
 * by the one way out: nothing can be said of its state, so it does not go on. A promise that failed with nobody waiting for it
 * left everything else as it was: it is logged whole and the program goes on, but for one that still starts, which would hang.
 */
import { app, dialog } from 'electron';
import type { LaunchLanguage } from '../../common/launch-errors.ts';
import { stopWords } from '../../common/stop-words.ts';
import { couldNotRun, failLaunch, type Surroundings } from './launch-failure.ts';
import { lifeWords } from './words.ts';

/** `language`: null while the program still starts. */
export function catchErrors(surroundings: Surroundings, language: () => LaunchLanguage | null): void {
  const { dataDir, logger, wayOut } = surroundings;
  process.on('uncaughtException', (error) => {
    logger.error('uncaught', error);
    if (wayOut.leaving) return;
    const spoken = language();
    if (spoken === null) void failLaunch(error, surroundings);
    else void wayOut.leave(couldNotRun, tellStop(spoken, dataDir));
  });
  process.on('unhandledRejection', (reason) => {
    logger.error('unhandled', reason);
    if (language() === null) void failLaunch(reason, surroundings);
  });
}

async function tellStop(language: LaunchLanguage, dataDir: string): Promise<void> {
  const words = lifeWords[language];
  const { sentence, advice } = stopWords(language, dataDir);
  const { response } = await dialog.showMessageBox({
    ...{ type: 'error', title: 'Sambung', noLink: true, defaultId: 0, cancelId: 1 },
    ...{ message: sentence, detail: advice },
    buttons: [words.startAgain, words.quit],
  });
  if (response === 0) startAgain();
}

function startAgain(): void {
  // An AppImage's own program lies in a place that goes with the process.
  const { APPIMAGE: execPath } = process.env;
  app.relaunch(execPath ? { execPath } : {});
}
