/**
 * The single way out: whatever asks to quit (the last window, the menu, the system), the core is closed first, so that
 * what is under way is written down, and only then the program ends.
 */
import { app } from 'electron';
import type { Logger } from '../../../core/kernel/ports.ts';

/** A core that does not close within this is left: everything in it is on disk already. */
const mostMs = 15_000;

export function quitThrough(close: () => Promise<void>, logger: Logger): void {
  let closing = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    const late = setTimeout(() => {
      logger.warn('close-took-too-long');
      app.exit(0);
    }, mostMs);
    close()
      .catch((error: unknown) => logger.error('close-failed', error))
      .finally(() => {
        clearTimeout(late);
        app.exit(0);
      });
  });
}
