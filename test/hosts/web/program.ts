/** Runs one of the programs that serve the window, as somebody at a terminal does. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { stateDir } from '../../fakes/state-dir.ts';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Once, in `beforeAll`: the programs would do it themselves, in the middle of a test that measures time. */
export function buildWindowOnce(): void {
  if (existsSync(join(root, 'out', 'renderer', 'index.html'))) return;
  spawnSync(process.execPath, [join(root, 'src-main/hosts/start/build.ts')], { cwd: root });
}

export type Started = {
  readonly child: ChildProcess;
  readonly output: () => { out: string; err: string };
  /** The printed address. Rejects with what was said when the program ends instead. */
  address(): Promise<string>;
  ended: Promise<number | null>;
};

/** `channel`: to whoever starts it, as `npm start` has it. */
export function startProgram(
  program: string,
  args: string[],
  env: Record<string, string | undefined>,
  channel = false,
): Started {
  const child = spawn(process.execPath, [join(root, program), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', ...(channel ? (['ipc'] as const) : [])],
    env: {
      ...process.env,
      LANG: 'en_US.UTF-8',
      LC_ALL: '',
      SAMBUNG_KEYRING: 'key-file',
      SAMBUNG_STATE_DIR: stateDir,
      ...env,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let err = '';
  child.stdout?.on('data', (piece) => {
    out += piece;
  });
  child.stderr?.on('data', (piece) => {
    err += piece;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    output: () => ({ out, err }),
    ended,
    address: () =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = /http:\/\/127\.0\.0\.1:\d+\/#[\w-]+(?=\s)/.exec(out)?.[0];
          if (found) resolve(found);
        };
        look();
        child.stdout?.on('data', look);
        void ended.then((code) => reject(new Error(`ended with ${code}: ${out}${err}`)));
      }),
  };
}
