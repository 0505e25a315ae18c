/**
 * The Electron host: the window, its guarded door to the core, the system's keyring and dialogs, sleep and wake-up.
 * There is no tray: closing the window quits, and what was not sent yet is sent after the next start.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, powerMonitor } from 'electron';
import { chooseDataDir, dataDirArgument, ensureDataDir } from '../common/data-dir.ts';
import { createLogger } from '../common/logger.ts';
import { createNodePorts } from '../common/node-ports.ts';
import { openCore } from '../common/open-core.ts';
import { createSpoken, type Spoken } from './desktop/language.ts';
import { setMenu } from './desktop/menu.ts';
import { deleteCrashDumps, recordCrashDumps, warnOfCrashDumps } from './life/crash-dumps.ts';
import { keyringPatience } from './life/keyring-patience.ts';
import { failLaunch, systemLanguage } from './life/launch-failure.ts';
import { watchPage, watchProcesses } from './life/page-life.ts';
import { singleStart } from './life/second-start.ts';
import { catchErrors } from './life/uncaught.ts';
import { chooseWayOn } from './life/way-on.ts';
import { openWayOut } from './life/way-out.ts';
import { desktopShell } from './ports/desktop-shell.ts';
import { nativeDialogs } from './ports/native-dialogs.ts';
import { desktopPower } from './ports/power.ts';
import { safeStorageKeyring } from './ports/safe-storage-keyring.ts';
import { systemProxy } from './ports/system-proxy.ts';
import { startUtilityWorker } from './ports/utility-worker.ts';
import { openIpc } from './window/ipc.ts';
import { lockDown } from './window/lock-down.ts';
import { bringForward, createWindow } from './window/window.ts';
import { registerWindowScheme, serveWindow } from './window/window-origin.ts';

const dataDir = chooseDataDir(dataDirArgument(process.argv), process.env);
/** Chromium's own files, and with them the single-instance lock, belong to one data directory. */
const profile = join(dataDir, 'electron');
const logger = createLogger(dataDir, { host: 'electron', version: app.getVersion() });
const start = singleStart(profile);
const wayOut = openWayOut(logger, start.leaving);
const surroundings = { dataDir, logger, wayOut };

let window: BrowserWindow | null = null;
let spoken: Spoken | null = null;

/** Reads from top to bottom as what happens at start; the details of each line are in their own files. */
async function launch(crashDumps: string | null): Promise<void> {
  if (!(await start.only())) {
    void wayOut.leave(0);
    return;
  }
  if (!crashDumps) deleteCrashDumps(profile, logger);
  await app.whenReady();
  const speech = createSpoken(systemLanguage());
  const { language, texts } = speech;
  const power = desktopPower();
  const proxy = systemProxy();
  const node = createNodePorts({
    host: 'electron',
    env: process.env,
    dataDir,
    version: app.getVersion(),
    locale: systemLanguage(),
    betterKeyrings: (system) => [safeStorageKeyring(system)],
    startKeyringProcess: (limits) => startUtilityWorker('keyring-process', limits),
    keyringPatience: keyringPatience(language),
    dialogs: nativeDialogs(() => window, texts),
    shell: desktopShell,
    resolveProxy: proxy.resolveProxy,
    logger,
    power,
    startWorker: startUtilityWorker,
  });
  wayOut.closes(node.close);
  // Before the core looks again at what waits.
  node.network.subscribe(proxy.reload);
  powerMonitor.on('resume', node.network.wake);
  powerMonitor.on('unlock-screen', node.network.wake);
  power.leaveWithSession(app);
  watchProcesses(logger);

  const core = await openCore(node.ports, (error, offer) => chooseWayOn(error, offer, language(), dataDir));
  wayOut.closes(core.close);
  if (wayOut.leaving) return;
  wayOut.closes(openIpc({ core, logger, ours: () => window?.webContents ?? null }));

  lockDown(logger);
  serveWindow(join(app.getAppPath(), 'out', 'renderer'));
  await speech.follow(core, () => setMenu(texts()));
  window = createWindow({
    preload: join(app.getAppPath(), 'out', 'preload', 'preload.cjs'),
    icon: join(app.getAppPath(), 'resources', 'icons', 'sambung.png'),
    dataDir,
    developer: !app.isPackaged,
  });
  // Also so that its place is remembered: ending the program does not ask windows to close.
  wayOut.closes(() => window?.close());
  window.once('closed', () => {
    window = null;
  });
  power.leaveWithWindow(window, app);
  await watchPage(window, { logger, wayOut, language }).open();
  spoken = speech;
  if (crashDumps) warnOfCrashDumps(crashDumps, language());
}

function begin(): void {
  catchErrors(surroundings, () => spoken?.language() ?? null);
  app.enableSandbox();
  registerWindowScheme();
  ensureDataDir(dataDir);
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
  app.on('second-instance', () => window && bringForward(window));
  const launching = launch(recordCrashDumps(profile, logger));
  launching.catch((error: unknown) => failLaunch(error, surroundings));
  // What still starts comes to its end first, and is closed with the rest.
  wayOut.closes(() => launching.catch(() => {}));
}

try {
  begin();
} catch (error) {
  void failLaunch(error, surroundings);
}
