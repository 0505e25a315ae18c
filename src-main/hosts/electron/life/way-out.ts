/**
 * The one way out: whoever asks to quit (the last window, the menu, the system, an error), what is open is closed first,
 * so that what is under way is written down, and only then the program ends.
 */
import { app } from 'electron';
import type { Logger } from '../../../core/kernel/ports.ts';

/** What does not close within this is left: everything in it is on disk already. */
const mostMs = 15_000;

type Close = () => unknown;

export type WayOut = {
  /** From the moment the program ends. */
  readonly leaving: boolean;
  /** To be closed before the program ends, what was opened last first; where it ends already, at once. */
  closes(close: Close): void;
  /** Closes everything, then ends. `told`: somebody still reads why. Called again it is the same end, by the higher code. */
  leave(code: number, told?: Promise<unknown>): Promise<void>;
};

export function openWayOut(logger: Logger, onLeaving: () => void): WayOut {
  const open: Close[] = [];
  let exitCode = 0;
  let closing: Promise<void> | null = null;

  async function closeAll(): Promise<void> {
    // What a start that still goes on opens meanwhile is closed as well.
    for (let close = open.pop(); close; close = open.pop()) {
      try {
        await close();
      } catch (error) {
        logger.error('close-failed', error);
      }
    }
  }

  function inTime(all: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        logger.warn('close-took-too-long');
        resolve();
      }, mostMs);
      void all.then(() => {
        clearTimeout(late);
        resolve();
      });
    });
  }

  function closeOnce(): Promise<void> {
    if (!closing) {
      // Before anything is called: a window that closes asks to quit.
      closing = Promise.resolve().then(() => inTime(closeAll()));
      onLeaving();
    }
    return closing;
  }

  async function leave(code: number, told?: Promise<unknown>): Promise<void> {
    exitCode = Math.max(exitCode, code);
    await closeOnce();
    await told?.catch((error: unknown) => logger.error('not-told', error));
    app.exit(exitCode);
  }

  app.on('window-all-closed', () => {
    if (!closing) app.quit();
  });
  app.on('before-quit', (event) => {
    event.preventDefault();
    void leave(0);
  });

  return {
    get leaving() {
      return closing !== null;
    },
    closes(close) {
      open.push(close);
    },
    leave,
  };
}
