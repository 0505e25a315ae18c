/** How far the work is, on the button of the window in the taskbar or dock. */
import { join } from 'node:path';
import { type BrowserWindow, nativeImage } from 'electron';
import type { Texts } from './texts.ts';
import type { Work } from './work.ts';

const modes = { idle: 'none', sending: 'normal', waits: 'paused', held: 'error' } as const satisfies Record<
  Work['state'],
  Electron.ProgressBarOptions['mode']
>;

export type Taskbar = { show(work: Work, window: BrowserWindow | null): void };

export function createTaskbar({ icons, texts }: { icons: string; texts: () => Texts }): Taskbar {
  /** The most that was left since nothing was: what has been done of it is the progress. */
  let whole = 0;
  return {
    show(work, window) {
      whole = work.left === 0 ? 0 : Math.max(whole, work.left);
      const done = whole === 0 ? -1 : (whole - work.left) / whole;
      window?.setProgressBar(done, { mode: modes[work.state] });
      // Only Windows has such a mark; elsewhere the tray says the same.
      if (process.platform !== 'win32') return;
      const marked = work.state === 'waits' || work.state === 'held';
      const mark = marked ? nativeImage.createFromPath(join(icons, `overlay-${work.state}.png`)) : null;
      window?.setOverlayIcon(mark, marked ? texts().tray.state(work) : '');
    },
  };
}
