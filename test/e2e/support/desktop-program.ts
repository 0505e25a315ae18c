/** The program in real Electron with its main process at hand: for what happens around the window, not in it. */
import { spawn } from 'node:child_process';
import { _electron, type ElectronApplication, expect } from '@playwright/test';
import { findElectron } from '../../../src-main/hosts/start/electron-program.ts';
import { root } from './host-kind.ts';
import type { Program } from './program.ts';

export type DesktopProgram = Pick<
  Program,
  'kind' | 'dataDir' | 'page' | 'chooseFile' | 'saveFile' | 'resize' | 'kill' | 'restart' | 'close'
> & {
  /** Runs in the main process. */
  inMain: ElectronApplication['evaluate'];
  /** As the keyboard does it: `Ctrl+=`. What the page leaves goes to the menu. */
  press(keys: string): Promise<void>;
  /** Once; later ones do nothing. */
  stop(): Promise<void>;
};

function program(): string {
  const found = findElectron(root, process.env);
  if (!found) throw new Error('Electron was there a moment ago.');
  return found;
}

function environment(dataDir: string): Record<string, string> {
  const language = 'id_ID.UTF-8';
  const own = { SAMBUNG_DATA_DIR: dataDir, SAMBUNG_KEYRING: 'key-file', LANG: language, LANGUAGE: language };
  return { ...process.env, ...own } as Record<string, string>;
}

export async function startDesktopProgram(dataDir: string, args: string[]): Promise<DesktopProgram> {
  const app = await _electron.launch({
    executablePath: program(),
    args: [root, '--lang=id-ID', ...args],
    env: environment(dataDir),
    chromiumSandbox: true,
    colorScheme: null,
  });
  const page = await app.firstWindow();
  let running = true;
  app.once('close', () => {
    running = false;
  });

  return {
    kind: 'electron',
    dataDir,
    page,
    inMain: app.evaluate.bind(app) as ElectronApplication['evaluate'],
    async press(keys) {
      const [key = '', ...modifiers] = keys.split('+').reverse();
      await app.evaluate(
        ({ BrowserWindow }, [keyCode, held]) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          const modifiers = held.map((one) => (one === 'Ctrl' ? 'control' : 'shift')) as ('control' | 'shift')[];
          contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
          contents?.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
        },
        [key, modifiers] as const,
      );
    },
    async chooseFile(path, openDialog) {
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: chosen });
      }, [path].flat());
      await openDialog();
    },
    saveFile: () => Promise.reject(new Error('Not here.')),
    async resize(width, height) {
      await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
        width,
        height,
      ] as [number, number]);
      await expect.poll(() => page.evaluate(() => [window.innerWidth, window.innerHeight])).toEqual([width, height]);
    },
    kill: () => Promise.reject(new Error('Not here.')),
    restart: () => Promise.reject(new Error('Not here.')),
    close: () => app.close(),
    async stop() {
      if (running) await app.close();
    },
  };
}

/** A second start on the same data, in that folder; resolves with its exit code. */
export function startOnceMore(dataDir: string, args: string[], folder: string): Promise<number | null> {
  const child = spawn(program(), [root, '--lang=id-ID', ...args], {
    cwd: folder,
    env: environment(dataDir),
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.once('exit', resolve));
}
