/**
 * A stand-in for the `electron` module, for machines where its program is not there: the real entry, preload and IPC run
 * against it. It models what they rely on (see each file) and throws where Electron would. It is not Electron: what only
 * Chromium enforces (CSP, the renderer's sandbox) is checked by the end-to-end specs in the real one.
 */
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { ipcMain } from './ipc-main.ts';
import { PageFile } from './page-file.ts';
import { fetchByProtocol, protocol, session } from './protocol.ts';
import { safeStorage } from './safe-storage.ts';
import {
  crashReporter,
  dialog,
  Menu,
  menuItem,
  Notification,
  nativeImage,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  resetDesktop,
  screen,
  shell,
  Tray,
} from './system.ts';
import { utilityProcess } from './utility-process.ts';
import { FakeFrame, WebContents } from './web-contents.ts';

/** For tests to play the part of Chromium and of intruders. */
export {
  app,
  BrowserWindow,
  crashReporter,
  dialog,
  FakeFrame,
  fetchByProtocol,
  ipcMain,
  Menu,
  menuItem,
  Notification,
  nativeImage,
  nativeTheme,
  PageFile,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
  WebContents,
};

/** As before the program was ever started; what the keyring of the desktop holds stays. */
export function resetElectron(): void {
  for (const window of BrowserWindow.getAllWindows()) window.destroy();
  app.reset();
  ipcMain.reset();
  protocol.reset();
  session.reset();
  safeStorage.reset();
  dialog.reset();
  shell.reset();
  Menu.current = null;
  resetDesktop();
  powerMonitor.removeAllListeners();
  powerSaveBlocker.running.clear();
  crashReporter.started = null;
  utilityProcess.reset();
}
