/** Sleep, wake-up and the end of the session, as the system tells them; and its leave not to go to sleep by itself. */
import { type App, type BrowserWindow, powerMonitor, powerSaveBlocker } from 'electron';
import type { Power } from '../../../core/kernel/ports.ts';

type Listener = Parameters<Power['subscribe']>[0];

export type DesktopPower = Power & {
  /** The system ends: nothing new leaves, and the program ends in order. Each window is told to on Windows, the machine elsewhere. */
  leaveWithSession(app: Pick<App, 'quit'>): void;
  leaveWithWindow(window: BrowserWindow, app: Pick<App, 'quit'>): void;
};

/** Once the app is ready. */
export function desktopPower(): DesktopPower {
  const listeners = new Set<Listener>();
  let blocker: number | null = null;

  function tell(what: keyof Listener): void {
    for (const listener of [...listeners]) listener[what]();
  }

  powerMonitor.on('suspend', () => tell('suspend'));
  powerMonitor.on('resume', () => tell('resume'));

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    keepAwake(wanted) {
      // The screen may go dark: only the machine has to go on.
      if (wanted) blocker ??= powerSaveBlocker.start('prevent-app-suspension');
      else if (blocker !== null) {
        powerSaveBlocker.stop(blocker);
        blocker = null;
      }
    },
    leaveWithSession(app) {
      // Its event is left out of electron.d.ts, but not of its words: prevented, the system waits for us a while.
      powerMonitor.on('shutdown', ((event?: { preventDefault(): void }) => {
        event?.preventDefault();
        tell('suspend');
        app.quit();
      }) as () => void);
    },
    leaveWithWindow(window, app) {
      window.on('query-session-end', (event) => {
        // While a list runs something is on its way, and its answer is waited for some seconds.
        if (blocker !== null) event.preventDefault();
        tell('suspend');
        app.quit();
      });
      window.on('session-end', () => app.quit());
    },
  };
}
