/** Runs the two hosts as processes of their own and stays until they end. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { builtWebHost } from './build.ts';
import type { Environment } from './electron-program.ts';

export type Ended = { code: number | null; afterMs: number };

/** Electron's and Chromium's own chatter stays out of the terminal; the program's log is in the data directory. */
export function runElectron(program: string, root: string, args: readonly string[], env: Environment): Promise<Ended> {
  const { ELECTRON_RUN_AS_NODE: _, ...own } = env;
  return run(program, [root, ...args], own, ['ignore', 'ignore', 'ignore']);
}

/** From the build: from its sources it and each of its processes take up to three times the processor to start. */
export function runWeb(root: string, args: readonly string[], env: Environment): Promise<Ended> {
  return run(process.execPath, [join(root, builtWebHost), ...args], env, ['ignore', 'inherit', 'inherit', 'ipc']);
}

function run(
  program: string,
  args: readonly string[],
  env: Environment,
  /** With a channel it ends when this process does, however that happens. */
  stdio: ['ignore', 'ignore' | 'inherit', 'ignore' | 'inherit', 'ipc'?],
): Promise<Ended> {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio, env: { ...env } });
    // Passed on, and this process ends after the child. A terminal's Ctrl+C reaches it twice, which it does not mind.
    const pass = (signal: NodeJS.Signals) => void child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of signals) process.on(signal, pass);
    const done = (code: number | null) => {
      for (const signal of signals) process.off(signal, pass);
      resolve({ code, afterMs: performance.now() - began });
    };
    child.once('error', () => done(null));
    child.once('exit', done);
  });
}
