/** What a spec has of a window, whichever host opened it. */
import type { ChildProcess } from 'node:child_process';
import type { ElectronApplication, Page } from '@playwright/test';

/** A window that is open, and the program behind it. */
export type Opened = {
  readonly page: Page;
  /** The main process, for what only Electron has; null over the web host. */
  readonly electron: ElectronApplication | null;
  /** Answers the file dialog that `open` brings up, native or the browser's. */
  chooseFile(path: string | string[], open: () => Promise<void>): Promise<void>;
  /** Puts what `save` asks for at `path`, by the native dialog or as a download; resolves when the file is whole. `patienceMs`: for files that several processes write. */
  saveFile(path: string, save: () => Promise<void>, patienceMs?: number): Promise<void>;
  /** Gives the page that many CSS pixels; resolves when it has them. */
  resize(width: number, height: number): Promise<void>;
  /** The text on the clipboard, as another program finds it. */
  copied(): Promise<string>;
  /** Another program copies `text`. */
  putOnClipboard(text: string): Promise<void>;
  /** Whether the system lets the page's buttons have the clipboard. A browser asks its person, and refuses until then. */
  allowClipboard(allowed: boolean): Promise<void>;
  /** Ends the program at once, as a crash or a power cut would. The window is left as it is. */
  kill(): Promise<void>;
  closeWindow(): Promise<void>;
  stop(): Promise<void>;
};

export type WindowOptions = { locale?: string; colorScheme?: 'light' | 'dark'; width?: number; height?: number };

/** Ends a process that a spec started, and waits for it; one that is gone already is well. */
export function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  return ended;
}
