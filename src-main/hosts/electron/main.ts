/**
 * The Electron host: the window, its guarded door to the core, the system's keyring and dialogs, sleep and wake-up.
 * There is no tray: closing the window quits, and what was not sent yet is sent after the next start.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, powerMonitor } from 'electron';
import { chooseDataDir, dataDirArgument, ensureDataDir } from '../common/data-dir.ts';
import { createNodePorts } from '../common/node-ports.ts';
import { openCore } from '../common/open-core.ts';
import { createSpoken } from './desktop/language.ts';
import { setMenu } from './desktop/menu.ts';
import { failLaunch, systemLanguage } from './life/launch-failure.ts';
import { quitThrough } from './life/quit.ts';
import { chooseWayOn } from './life/way-on.ts';
import { desktopShell } from './ports/desktop-shell.ts';
import { nativeDialogs } from './ports/native-dialogs.ts';
import { safeStorageKeyring } from './ports/safe-storage-keyring.ts';
import { systemProxy } from './ports/system-proxy.ts';
import { startUtilityWorker } from './ports/utility-worker.ts';
import { openIpc } from './window/ipc.ts';
import { lockDown } from './window/lock-down.ts';
import { bringForward, createWindow, showPage } from './window/window.ts';
import { registerWindowScheme, serveWindow } from './window/window-origin.ts';

const dataDir = chooseDataDir(dataDirArgument(process.argv), process.env);

let window: BrowserWindow | null = null;

/** Reads from top to bottom as what happens at start; the details of each line are in their own files. */
async function launch(): Promise<void> {
  await app.whenReady();
  const spoken = createSpoken(systemLanguage());
  const proxy = systemProxy();
  const node = createNodePorts({
    host: 'electron',
    env: process.env,
    dataDir,
    version: app.getVersion(),
    locale: systemLanguage(),
    betterKeyrings: [safeStorageKeyring()],
    dialogs: nativeDialogs(() => window, spoken.texts),
    shell: desktopShell,
    resolveProxy: proxy.resolveProxy,
    startWorker: startUtilityWorker,
  });
  const { logger } = node.ports;
  process.on('uncaughtException', (error) => {
    logger.error('uncaught', error);
    void failLaunch(error, dataDir);
  });
  process.on('unhandledRejection', (reason) => logger.error('unhandled', reason));

  // Before the core looks again at what waits.
  node.network.subscribe(proxy.reload);
  const core = await openCore(node.ports, (error, backup) => chooseWayOn(error, backup, spoken.language(), dataDir));
  const closeIpc = openIpc({ core, logger, ours: () => window?.webContents ?? null });
  quitThrough(async () => {
    // Also so that its place is remembered: ending the program does not ask windows to close.
    window?.close();
    closeIpc();
    await core.close();
    node.close();
  }, logger);
  powerMonitor.on('resume', node.network.wake);
  powerMonitor.on('unlock-screen', node.network.wake);

  lockDown(logger);
  serveWindow(join(app.getAppPath(), 'out', 'renderer'));
  await spoken.follow(core, () => setMenu(spoken.texts()));
  window = createWindow({
    preload: join(app.getAppPath(), 'out', 'preload', 'preload.cjs'),
    icon: join(app.getAppPath(), 'resources', 'icons', 'sambung.png'),
    dataDir,
    developer: !app.isPackaged,
    logger,
  });
  window.once('closed', () => {
    window = null;
  });
  await showPage(window);
}

function begin(): void {
  app.enableSandbox();
  registerWindowScheme();
  ensureDataDir(dataDir);
  // Chromium's own files, and with them the single-instance lock, belong to one data directory.
  const profile = join(dataDir, 'electron');
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  app.on('second-instance', () => window && bringForward(window));
  launch().catch((error: unknown) => failLaunch(error, dataDir));
}

try {
  begin();
} catch (error) {
  void failLaunch(error, dataDir);
}
