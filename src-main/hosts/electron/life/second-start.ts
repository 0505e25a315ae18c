/**
 * A second start on the same data: it brings the first one forward and ends. Where the first one is just ending it waits
 * for that, says so where it takes long, and starts.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { CoreError } from '../../../core/kernel/errors.ts';
import { launchLanguage } from '../../common/launch-errors.ts';
import { systemLanguage } from './launch-failure.ts';
import { lifeWords } from './words.ts';

/** Longer than the way out takes at most. */
const mostMs = 20_000;
const sayAfterMs = 1_500;
const lookEveryMs = 200;

export type SingleStart = {
  /** To be called as the program begins to end: a start from now on waits. */
  leaving(): void;
  /** true: this start is the one that runs. Rejects (`data-dir-in-use`) where the one before does not come to its end. */
  only(): Promise<boolean>;
};

/** `profile`: Chromium's folder, which holds its single-instance lock; it is set by now. */
export function singleStart(profile: string): SingleStart {
  const mark = join(profile, 'ending');
  let holds = false;

  function isEnding(): boolean {
    try {
      process.kill(Number(readFileSync(mark, 'utf8')), 0);
      return true;
    } catch {
      // No mark, or that of a program that is gone.
      return false;
    }
  }

  function unmark(): void {
    rmSync(mark, { force: true });
  }

  async function theEnd(): Promise<boolean> {
    const told = new AbortController();
    const began = performance.now();
    let cancelled = false;
    let said = false;
    try {
      while (performance.now() - began < mostMs) {
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
        if (cancelled) return false;
        if (app.requestSingleInstanceLock()) return true;
        if (!said && performance.now() - began > sayAfterMs) {
          said = true;
          sayStillClosing(told.signal).then(
            (cancels) => {
              cancelled = cancels;
            },
            () => {},
          );
        }
      }
    } finally {
      told.abort();
    }
    throw new CoreError('data-dir-in-use', 'The Sambung that was open before does not end.');
  }

  return {
    leaving() {
      if (!holds) return;
      try {
        writeFileSync(mark, String(process.pid), { mode: 0o600 });
      } catch {
        // A disk that is full: a start meanwhile ends at once, as if this one went on.
      }
      app.once('quit', unmark);
    },
    async only() {
      if (!app.requestSingleInstanceLock() && !(isEnding() && (await theEnd()))) return false;
      holds = true;
      unmark();
      return true;
    },
  };
}

/** true: the person does not want to wait. Taken away (`signal`) it is no. */
async function sayStillClosing(signal: AbortSignal): Promise<boolean> {
  await app.whenReady();
  const words = lifeWords[launchLanguage(systemLanguage())];
  await dialog.showMessageBox({
    ...{ type: 'info', title: 'Sambung', noLink: true, signal },
    ...{ message: words.stillClosing, detail: words.stillClosingMore, buttons: [words.cancel] },
  });
  return !signal.aborted;
}
