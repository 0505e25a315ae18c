/**
 * Starts the real Electron entry against the stand-in. A test file that uses this needs, at its top:
 * `vi.mock('electron', () => import('../fakes/electron/electron.ts'));`
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { AnyEvent } from '../../../src-main/contract/events.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';
import { tempDir } from '../ports.ts';
import { buildPreload } from './build-preload.ts';

type FakeElectron = typeof import('./electron.ts');

export type Booted = {
  readonly electron: FakeElectron;
  readonly dataDir: string;
  readonly window: InstanceType<FakeElectron['BrowserWindow']>;
  /** `window.sambung` as the page has it. */
  readonly client: CoreClient;
  /** Quits as the menu does; resolves with the exit code. */
  quit(): Promise<number>;
};

export type BootChoices = {
  dataDir?: string;
  /** Default: key-file, as on CI. */
  keyring?: string;
  /** Of the program itself. Default: its name alone. */
  argv?: string[];
  /** Sets the stage after the reset and before the entry runs. */
  before?: (electron: FakeElectron) => void;
};

/** Loads the entry and lets the app become ready; does not wait for a window. */
export async function loadEntry({
  dataDir = tempDir(),
  keyring = 'key-file',
  argv = ['sambung'],
  before,
}: BootChoices = {}): Promise<{
  electron: FakeElectron;
  dataDir: string;
}> {
  vi.resetModules();
  vi.stubEnv('SAMBUNG_DATA_DIR', dataDir);
  vi.stubEnv('SAMBUNG_KEYRING', keyring);
  vi.stubEnv('SAMBUNG_STATE_DIR', tempDir());
  vi.stubEnv('XDG_CONFIG_HOME', tempDir());
  const electron = (await import('electron')) as unknown as FakeElectron;
  electron.resetElectron();
  electron.app.appPath = await stageApp();
  before?.(electron);
  const before_ = {
    argv: process.argv,
    exception: process.listeners('uncaughtException'),
    rejection: process.listeners('unhandledRejection'),
  };
  process.argv = argv;
  onTestFinished(async () => {
    process.argv = before_.argv;
    if (electron.app.exitCode === null) {
      electron.app.quit();
      await electron.app.exited.promise;
    }
    // The entry listens on the process; the test's process goes on.
    for (const listener of process.listeners('uncaughtException')) {
      if (!before_.exception.includes(listener)) process.off('uncaughtException', listener);
    }
    for (const listener of process.listeners('unhandledRejection')) {
      if (!before_.rejection.includes(listener)) process.off('unhandledRejection', listener);
    }
    vi.unstubAllEnvs();
  });
  await import('../../../src-main/hosts/electron/main.ts');
  electron.app.becomeReady();
  return { electron, dataDir };
}

export async function boot(choices: BootChoices = {}): Promise<Booted> {
  const { electron, dataDir } = await loadEntry(choices);
  const window = await vi.waitFor(
    () => {
      const [found] = electron.BrowserWindow.getAllWindows();
      if (!found?.visible) throw new Error(`no window; shown: ${JSON.stringify(electron.dialog.shown)}`);
      return found;
    },
    { timeout: 15_000 },
  );
  return {
    electron,
    dataDir,
    window,
    client: clientOf(window.webContents.page?.window.sambung),
    async quit() {
      electron.app.quit();
      return electron.app.exited.promise;
    },
  };
}

function clientOf(exposed: unknown): CoreClient {
  const api = exposed as { call: CoreClient['call']; subscribe(listener: (event: AnyEvent) => void): () => void };
  return { call: (name, input) => api.call(name, input), subscribe: (listener) => api.subscribe(listener) };
}

/** A folder as the built program has it: the preload built from its source, and a page. */
async function stageApp(): Promise<string> {
  const dir = tempDir();
  mkdirSync(join(dir, 'out', 'preload'), { recursive: true });
  mkdirSync(join(dir, 'out', 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(dir, 'out', 'preload', 'preload.cjs'), await buildPreload());
  writeFileSync(join(dir, 'out', 'renderer', 'index.html'), '<!doctype html><title>Sambung</title>');
  writeFileSync(join(dir, 'out', 'renderer', 'assets', 'index-abc.js'), 'export {}');
  writeFileSync(join(dir, 'out', 'secret.txt'), 'not part of the window');
  return dir;
}
