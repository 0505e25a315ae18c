/**
 * The one way out: whoever asks to quit (the last window, the menu, the system, an error), what is open is closed first,
 * so that what is under way is written down, and only then the program ends.
 */
import { app } from 'electron';
import type { Logger } from '../../../core/kernel/ports.ts';
import { createClosing } from '../../common/closing.ts';

export type WayOut = {
  /** From the moment the program ends. */
  readonly leaving: boolean;
  /** To be closed before the program ends, what was opened last first. */
  closes(close: () => unknown): void;
  /** Closes everything, then ends. `told`: somebody still reads why. Called again it is the same end, by the higher code. */
  leave(code: number, told?: Promise<unknown>): Promise<void>;
};

export function openWayOut(logger: Logger, onLeaving: () => void): WayOut {
  const closing = createClosing(logger);
  let exitCode = 0;

  async function leave(code: number, told?: Promise<unknown>): Promise<void> {
    exitCode = Math.max(exitCode, code);
    const first = !closing.begun;
    const closed = closing.close();
    if (first) onLeaving();
    await closed;
    await told?.catch((error: unknown) => logger.error('not-told', error));
    app.exit(exitCode);
  }

  app.on('window-all-closed', () => {
    if (!closing.begun) app.quit();
  });
  app.on('before-quit', (event) => {
    event.preventDefault();
    void leave(0);
  });

  return {
    get leaving() {
      return closing.begun;
    },
    closes: closing.closes,
    leave,
  };
}
