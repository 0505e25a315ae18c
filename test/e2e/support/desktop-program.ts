/** The program in real Electron with its main process at hand: for what happens around the window, not in it. */
import { spawn } from 'node:child_process';
import type { ElectronApplication } from '@playwright/test';
import { findElectron } from '../../../src-main/hosts/start/electron-program.ts';
import { openElectron } from './electron-window.ts';
import { root } from './host-kind.ts';
import type { Program } from './program.ts';

export type DesktopProgram = Program & {
  /** Runs in the main process. */
  inMain: ElectronApplication['evaluate'];
  /** As the keyboard does it: `Ctrl+=`. What the page leaves goes to the menu. */
  press(keys: string): Promise<void>;
};

const desk = { locale: 'id-ID', colorScheme: 'light', width: 1180, height: 780 } as const;

function environment(dataDir: string): NodeJS.ProcessEnv {
  const language = 'id_ID.UTF-8';
  return { ...process.env, SAMBUNG_DATA_DIR: dataDir, SAMBUNG_KEYRING: 'key-file', LANG: language, LANGUAGE: language };
}

/** `close` may be called again. */
export async function startDesktopProgram(dataDir: string, args: readonly string[]): Promise<DesktopProgram> {
  const { app, ...opened } = await openElectron(dataDir, environment(dataDir), desk, args);
  await opened.page.locator('h1').first().waitFor();
  let running = true;
  return {
    ...opened,
    kind: 'electron',
    dataDir,
    inMain: app.evaluate.bind(app) as ElectronApplication['evaluate'],
    async press(keys) {
      const [keyCode = '', ...held] = keys.split('+').reverse();
      const modifiers = held.map((one) => (one === 'Ctrl' ? ('control' as const) : ('shift' as const)));
      await app.evaluate(
        ({ BrowserWindow }, key) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          contents?.sendInputEvent({ type: 'keyDown', ...key });
          contents?.sendInputEvent({ type: 'keyUp', ...key });
        },
        { keyCode, modifiers },
      );
    },
    restart: () => Promise.reject(new Error('Start another one.')),
    async close() {
      if (running) await opened.stop();
      running = false;
    },
  };
}

/** A second start on the same data, in that folder; resolves with its exit code. */
export function startOnceMore(dataDir: string, args: readonly string[], folder: string): Promise<number | null> {
  const program = process.env.SAMBUNG_PACKED ?? findElectron(root, process.env);
  if (!program) throw new Error('Electron was there a moment ago.');
  const own = process.env.SAMBUNG_PACKED ? [] : [root];
  const child = spawn(program, [...own, '--lang=id-ID', ...args], {
    cwd: folder,
    env: environment(dataDir),
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.once('exit', resolve));
}
