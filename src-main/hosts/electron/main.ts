/**
 * The Electron host: the window and its guarded door to the core, the system's keyring and dialogs, sleep and wake-up, and what
 * the desktop shows of the queue. Closing the window quits, or goes on without one where somebody chose so.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, powerMonitor, shell } from 'electron';
import type { PolicyState } from '../../contract/policy.ts';
import { chooseDataDir, dataDirArgument, ensureDataDir } from '../common/data-dir.ts';
import { logFolder } from '../common/log-file.ts';
import { createLogger } from '../common/logger.ts';
import { createNodePorts, systemClock } from '../common/node-ports.ts';
import { openCore } from '../common/open-core.ts';
import { readPolicy } from '../common/policy-file.ts';
import { startDesktop } from './desktop/desktop.ts';
import { createSpoken, type Spoken } from './desktop/language.ts';
import { loginItem, startedAtLogin } from './desktop/login-item.ts';
import { type MenuDoes, noMenuYet } from './desktop/menu.ts';
import { type Opening, openWithProgram } from './desktop/opening.ts';
import { updateDialogs } from './desktop/update-dialog.ts';
import { updateFailures } from './desktop/update-failure.ts';
import { canUpdateItself, createUpdates } from './desktop/updates.ts';
import { askBeforeClosing } from './life/closing.ts';
import { deleteCrashDumps, markCrashDumps, recordCrashDumps, warnOfCrashDumps } from './life/crash-dumps.ts';
import { keyringPatience } from './life/keyring-patience.ts';
import { failLaunch, systemLanguage } from './life/launch-failure.ts';
import { watchPage, watchProcesses } from './life/page-life.ts';
import { singleStart } from './life/second-start.ts';
import { catchErrors } from './life/uncaught.ts';
import { chooseWayOn, tellRebuilt } from './life/way-on.ts';
import { openWayOut } from './life/way-out.ts';
import { desktopShell } from './ports/desktop-shell.ts';
import { nativeDialogs } from './ports/native-dialogs.ts';
import { desktopPower } from './ports/power.ts';
import { safeStorageKeyring } from './ports/safe-storage-keyring.ts';
import { systemProxy } from './ports/system-proxy.ts';
import { startUtilityWorker } from './ports/utility-worker.ts';
import { clearWhenLocked } from './window/clear-when-locked.ts';
import { openIpc } from './window/ipc.ts';
import { lockDown } from './window/lock-down.ts';
import { callNobody } from './window/no-call-home.ts';
import { bringForward, createWindow, type OwnWindow } from './window/window.ts';
import { registerWindowScheme, serveWindow } from './window/window-origin.ts';

const dataDir = chooseDataDir(dataDirArgument(process.argv), process.env);
/** Chromium's own files, and with them the single-instance lock, belong to one data directory. */
const profile = join(dataDir, 'electron');
const logger = createLogger(dataDir, { host: 'electron', version: app.getVersion() });
const start = singleStart(profile);
const wayOut = openWayOut(logger, start.leaving);
const surroundings = { dataDir, logger, wayOut };

const icons = join(app.getAppPath(), 'resources', 'icons');

let own: OwnWindow | null = null;
const window = () => own?.window ?? null;
let spoken: Spoken | null = null;

/** Reads from top to bottom as what happens at start; the details of each line are in their own files. */
async function launch(opening: Opening, policy: PolicyState, crashDumps: string | null): Promise<void> {
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
  const ownDataDir = dataDirArgument(process.argv) === undefined ? [] : ['--data-dir', dataDir];
  const failures = updateFailures(profile, logger);
  const updates = createUpdates({
    updatesItself: canUpdateItself(app.isPackaged),
    ...{ policy, logger, clock: systemClock, ...updateDialogs(window, texts), quit: () => app.quit() },
    failed(failure) {
      failures.note(failure);
      // The old one, which is still there.
      app.relaunch(process.env.APPIMAGE === undefined ? {} : { execPath: process.env.APPIMAGE });
    },
    async engine(source) {
      const { updateEngine } = await import('./desktop/update-engine.ts');
      return updateEngine(source, { dataDir, login: () => loginItem(ownDataDir) });
    },
  });
  // After everything else is closed.
  wayOut.closes(updates.installAgreed);
  const node = createNodePorts({
    host: 'electron',
    env: process.env,
    dataDir,
    version: app.getVersion(),
    locale: systemLanguage(),
    betterKeyrings: (system) => [safeStorageKeyring(system)],
    startSystemProcess: startUtilityWorker,
    keyringPatience: keyringPatience(language),
    dialogs: nativeDialogs(window, texts),
    shell: desktopShell,
    asked: opening,
    updates,
    policy,
    namedFile: opening.namedFile,
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

  const core = await openCore(
    node.ports,
    (error, offer) => chooseWayOn(error, offer, language(), dataDir),
    null,
    (rebuilt) => tellRebuilt(language(), rebuilt),
  );
  wayOut.closes(core.close);
  powerMonitor.on('lock-screen', () => void core.call('lock.now', {}));
  wayOut.closes(clearWhenLocked(core, () => window()?.webContents ?? null));
  if (wayOut.leaving) return;
  wayOut.closes(openIpc({ core, logger, ours: () => window()?.webContents ?? null, give: opening.give }));

  lockDown(logger);
  serveWindow(join(app.getAppPath(), 'out', 'renderer'));
  const menu: MenuDoes = {
    ask: opening.ask,
    zoom: (step) => own?.zooming.by(step),
    print: () => window()?.webContents.print(),
    lock: () => void core.call('lock.now', {}),
    openLogs: () => void shell.openPath(logFolder(dataDir)),
  };
  const login = loginItem(ownDataDir);
  const desktop = await startDesktop({
    ...{ core, logger, spoken: speech, icons, menu, login, window, openWindow },
    atNextStart: (settings) => markCrashDumps(profile, logger, settings),
  });
  wayOut.closes(desktop.close);
  own = createWindow({
    preload: join(app.getAppPath(), 'out', 'preload', 'preload.cjs'),
    icon: join(icons, 'sambung.png'),
    minimized: startedAtLogin(process.argv),
    dataDir,
    developer: !app.isPackaged,
  });
  // Also so that its place is remembered: ending the program does not ask windows to close.
  wayOut.closes(() => window()?.close());
  own.window.once('closed', () => {
    own = null;
  });
  askBeforeClosing(own.window, { core, desktop, texts, leaving: () => wayOut.leaving });
  power.leaveWithWindow(own.window, app);
  await watchPage(own.window, { logger, wayOut, language }).open();
  spoken = speech;
  wayOut.closes(updates.close);
  await updates.follow(core);
  // Somebody may have closed it while it loaded.
  const opened = window();
  if (opened === null) return;
  failures.tell(opened, texts());
  if (crashDumps) warnOfCrashDumps(opened, crashDumps, language());
}

function openWindow(): void {
  const shown = window();
  if (shown) bringForward(shown);
}

function begin(): void {
  catchErrors(surroundings, () => spoken?.language() ?? null);
  app.enableSandbox();
  callNobody();
  noMenuYet();
  // Windows shows notifications only of a program it knows by the name it was installed under (.electron-builder.ts).
  if (process.platform === 'win32') app.setAppUserModelId('id.sambung.desktop');
  registerWindowScheme();
  ensureDataDir(dataDir);
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
  const policy = readPolicy();
  const launching = launch(
    openWithProgram(openWindow, [app.getAppPath(), dataDir]),
    policy,
    recordCrashDumps(profile, logger, policy),
  );
  launching.catch((error: unknown) => failLaunch(error, surroundings));
  // What still starts comes to its end first, and is closed with the rest.
  wayOut.closes(() => launching.catch(() => {}));
}

try {
  begin();
} catch (error) {
  void failLaunch(error, surroundings);
}
