/** Sleep, wake-up and the end of the session, as the system tells them; and its leave not to go to sleep by itself. */
import { type App, type BrowserWindow, powerMonitor, powerSaveBlocker } from 'electron';
import type { Power, PowerListener } from '../../../core/kernel/ports.ts';

export type DesktopPower = Power & {
  /** The system ends: nothing new leaves, and the program ends in order. Each window is told to on Windows, the machine elsewhere. */
  leaveWithSession(app: Pick<App, 'quit'>): void;
  leaveWithWindow(window: BrowserWindow, app: Pick<App, 'quit'>): void;
};

/** Once the app is ready. */
export function desktopPower(): DesktopPower {
  const listeners = new Set<PowerListener>();
  let blocker: number | null = null;

  function tell(what: 'suspend' | 'resume'): void {
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
        // Asked before it holds.
        const busy = [...listeners].some((listener) => listener.underWay());
        // Windows only asks, and somebody may call it off: the queue holds, and goes on by itself when nothing comes of it.
        tell('suspend');
        if (!busy) return;
        // Answers are on their way: Windows waits for the end of this program, and goes on by itself. Told at `session-end`, it
        // would have no time left for them, and each would be a doubt.
        event.preventDefault();
        app.quit();
      });
      window.on('session-end', () => app.quit());
    },
  };
}
