/**
 * A page that dies or does not respond. The core goes on regardless: the page is loaded anew and says so; one that keeps
 * dying is the person's to decide on, or it would keep the machine busy.
 */
import { app, type BrowserWindow, dialog } from 'electron';
import type { Logger } from '../../../core/kernel/ports.ts';
import type { LaunchLanguage } from '../../common/launch-errors.ts';
import { isWindowUrl, windowUrl } from '../window/window-origin.ts';
import type { WayOut } from './way-out.ts';
import { lifeWords } from './words.ts';

/** So many deaths within so many milliseconds are an accident each. */
const mostReloads = 3;
const withinMs = 10 * 60_000;

const closingMs = 1_000;

/** Behind the address: the page says that it was loaded anew (src-renderer/shell/loaded-anew.ts). */
const anew = '?anew';

export function watchPage(
  window: BrowserWindow,
  { logger, wayOut, language }: { logger: Logger; wayOut: WayOut; language: () => LaunchLanguage },
  now: () => number = () => performance.now(),
): { open(): Promise<void> } {
  const { webContents: contents } = window;
  let deaths: number[] = [];
  let asked: AbortController | null = null;
  /** The person had it ended: no accident. */
  let ended = false;
  /** All of them, whatever became of them. */
  let died = 0;

  /** A window that is closed refuses its page first, and is gone only then. */
  function closedOr(ms: number): Promise<void> {
    return new Promise((resolve) => {
      window.once('closed', resolve);
      setTimeout(resolve, ms);
    });
  }

  /** Rejects where it cannot be loaded; one that was closed meanwhile, or died, is no such case. */
  async function open(url: string): Promise<void> {
    const before = died;
    try {
      await window.loadURL(url);
    } catch (error) {
      await closedOr(closingMs);
      if (!wayOut.leaving && !window.isDestroyed() && died === before) throw error;
    }
  }

  function load(url: string): void {
    open(url).catch((error: unknown) => logger.error('window-not-loaded', error));
  }

  /** Where it was, but a page that dies of its place is not sent there again. */
  function placeAnew(): string {
    const was = contents.getURL();
    return windowUrl + anew + (deaths.length < 2 && isWindowUrl(was) ? new URL(was).hash : '');
  }

  async function ask(text: { message: string; detail: string; buttons: string[] }): Promise<number> {
    asked?.abort();
    const own = new AbortController();
    asked = own;
    const box = { type: 'warning', title: 'Sambung', noLink: true, defaultId: 0, cancelId: 0 } as const;
    const { response } = await dialog.showMessageBox(window, { ...box, ...text, signal: own.signal });
    if (asked === own) asked = null;
    return own.signal.aborted || window.isDestroyed() ? 0 : response;
  }

  async function askAfterDeaths(): Promise<void> {
    const words = lifeWords[language()];
    const buttons = [words.loadAnew, words.quit];
    const response = await ask({ message: words.pageGone, detail: words.pageGoneMore, buttons });
    if (wayOut.leaving || window.isDestroyed()) return;
    if (response === 1) app.quit();
    else load(windowUrl + anew);
  }

  contents.on('render-process-gone', (_, { reason, exitCode }) => {
    const { electron, chrome } = process.versions;
    died += 1;
    logger.warn('window-process-gone', {
      reason,
      exitCode,
      electron: electron ?? '',
      chromium: Number.parseInt(chrome ?? '', 10),
    });
    if (reason === 'clean-exit' || wayOut.leaving) return;
    if (!ended) deaths = [...deaths.filter((at) => now() - at < withinMs), now()];
    ended = false;
    if (deaths.length <= mostReloads) load(placeAnew());
    else {
      deaths = [];
      askAfterDeaths().catch((error: unknown) => logger.error('window-not-asked', error));
    }
  });

  async function askToWait(): Promise<void> {
    const words = lifeWords[language()];
    const buttons = [words.wait, words.loadAnew];
    if ((await ask({ message: words.noReply, detail: words.noReplyMore, buttons })) !== 1) return;
    ended = true;
    contents.forcefullyCrashRenderer();
  }

  window.on('unresponsive', () => {
    logger.warn('window-unresponsive');
    if (!wayOut.leaving) askToWait().catch((error: unknown) => logger.error('window-not-asked', error));
  });
  window.on('responsive', () => {
    logger.info('window-responsive');
    asked?.abort();
  });

  return { open: () => open(windowUrl) };
}

/** The processes that draw, speak to the network, and read lists. Those that end as they should are not worth a line. */
export function watchProcesses(logger: Logger): void {
  app.on('child-process-gone', (_, { type, reason, exitCode, name = '', serviceName = '' }) => {
    // Those that read and write files are ended by killing them, and whoever asked them hears of any other end.
    const ours = type === 'Utility' && reason === 'killed';
    if (reason === 'clean-exit' || ours) return;
    logger.warn('process-gone', { type, reason, exitCode, name, serviceName });
  });
}
