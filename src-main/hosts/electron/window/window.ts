/** The one window: sandboxed, isolated, without Node, showing our own page. */
import { BrowserWindow } from 'electron';
import type { Logger } from '../../../core/kernel/ports.ts';
import { windowUrl } from './window-origin.ts';
import { readWindowState, rememberWindowState } from './window-state.ts';

export type WindowChoices = { preload: string; icon: string; dataDir: string; developer: boolean; logger: Logger };

const mostReloads = 3;

/** Made but empty: the caller must know it before its page loads and calls. */
export function createWindow({ preload, icon, dataDir, developer, logger }: WindowChoices): BrowserWindow {
  const { bounds, maximized } = readWindowState(dataDir);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 720,
    minHeight: 520,
    title: 'Sambung',
    icon,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: developer,
    },
  });
  rememberWindowState(window, dataDir);
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });

  let reloads = 0;
  window.webContents.on('render-process-gone', (_, { reason }) => {
    logger.warn('window-process-gone', { reason });
    // The core goes on regardless; the page asks it anew. Not for ever: a page that always dies would keep us busy.
    reloads += 1;
    if (reason !== 'clean-exit' && reloads <= mostReloads) void showPage(window);
  });
  return window;
}

export function showPage(window: BrowserWindow): Promise<void> {
  return window.loadURL(windowUrl);
}

/** For a second start of the program, and a click in the dock. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
