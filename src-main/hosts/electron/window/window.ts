/** The one window: sandboxed, isolated, without Node, showing our own page. */
import { BrowserWindow } from 'electron';
import { ground } from './background.ts';
import { readWindowState, rememberWindowState } from './window-state.ts';
import { createZooming, type Zooming } from './zoom.ts';

export type WindowChoices = {
  preload: string;
  icon: string;
  dataDir: string;
  developer: boolean;
  /** It begins out of the way, on the taskbar. */
  minimized: boolean;
};

export type OwnWindow = { window: BrowserWindow; zooming: Zooming };

/** Those whose page has something to show. */
const ready = new WeakSet<BrowserWindow>();

/** Made but empty: the caller must know it before its page loads and calls (life/page-life.ts). */
export function createWindow({ preload, icon, dataDir, developer, minimized }: WindowChoices): OwnWindow {
  const { bounds, maximized, zoom } = readWindowState(dataDir);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 720,
    minHeight: 520,
    title: 'Sambung',
    icon,
    show: false,
    backgroundColor: ground(),
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
  const zooming = createZooming(window.webContents, zoom);
  rememberWindowState(window, dataDir, zooming.now);
  window.once('ready-to-show', () => {
    ready.add(window);
    if (minimized) {
      if (maximized) window.once('restore', () => window.maximize());
      window.minimize();
      return;
    }
    if (maximized) window.maximize();
    window.show();
  });

  return { window, zooming };
}

/** For a second start of the program, and a click in the dock. */
export function bringForward(window: BrowserWindow): void {
  // One that still loads shows itself, and would be white until then.
  if (!ready.has(window)) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
