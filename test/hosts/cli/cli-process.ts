/** The real command line as a child process, on a data directory of its own, and what it printed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { builtProgram } from '../../fakes/built-programs.ts';
import { stateDir } from '../../fakes/state-dir.ts';

/** The command line as `npm run cli` runs it. */
export const sourceEntry = fileURLToPath(new URL('../../../src-main/hosts/cli/main.ts', import.meta.url));
/** Halves the start of each of these many processes. */
const compileCache = fileURLToPath(new URL('../../../node_modules/.cache/node-compile', import.meta.url));

export type Ended = {
  code: number | null;
  stdout: string;
  stderr: string;
  /** The last line of standard output. */
  json: <T = Record<string, unknown>>() => T;
};

export type RunningCli = {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves once standard output or error holds that text. */
  said(text: string | RegExp): Promise<string>;
};

export type CliOptions = {
  dataDir?: string;
  env?: Record<string, string>;
  /** Written to standard input, which is then closed. */
  input?: string;
  cwd?: string;
  entry?: string;
};

export function startCli(args: readonly string[], options: CliOptions = {}): RunningCli {
  const { dataDir, env = {}, input = '' } = options;
  // `web` starts the web host from its sources, which lie beside those of the command line.
  const usual = args.includes('web') ? sourceEntry : (builtProgram('cli') ?? sourceEntry);
  const child = spawn(process.execPath, [options.entry ?? usual, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: options.cwd,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LC_ALL: 'C.UTF-8',
      SAMBUNG_KEYRING: 'key-file',
      NODE_COMPILE_CACHE: compileCache,
      SAMBUNG_STATE_DIR: stateDir,
      ...(dataDir && { SAMBUNG_DATA_DIR: dataDir }),
      ...env,
    },
  });
  onTestFinished(() => void (child.exitCode === null && child.kill('SIGKILL')));
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    for (const listener of listeners) listener();
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
    for (const listener of listeners) listener();
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, stdout, stderr, json: () => JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') });
      for (const listener of listeners) listener();
    });
  });
  return {
    process: child,
    ended,
    said(text) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const all = `${stdout}\n${stderr}`;
          if (typeof text === 'string' ? all.includes(text) : text.test(all)) {
            listeners.delete(look);
            resolve(all);
          } else if (child.exitCode !== null) {
            reject(new Error(`It ended without saying ${text}:\n${all}`));
          }
        };
        listeners.add(look);
        look();
      });
    },
  };
}

export function cli(args: readonly string[], options: CliOptions = {}): Promise<Ended> {
  return startCli(args, options).ended;
}

/** Ends with that code; otherwise the failure shows what was printed. */
export async function expectCli(code: number, args: readonly string[], options: CliOptions = {}): Promise<Ended> {
  const ended = await cli(args, options);
  expect({ code: ended.code, ...(ended.code !== code && { out: ended.stdout, err: ended.stderr }) }).toEqual({ code });
  return ended;
}

/** A list of `count` people no two of whom are alike, as CSV with Indonesian headings. Row 2 is the first. */
export function writeList(dir: string, count: number, phoneOf: (index: number) => string = ordinaryPhone): string {
  const rows = Array.from({ length: count }, (_, index) => `${nikOf(index)},Orang ${index + 1},${phoneOf(index)}`);
  const path = join(dir, `daftar-${count}.csv`);
  writeFileSync(path, ['NIK,Nama,No HP', ...rows, ''].join('\n'));
  return path;
}

export function nikOf(index: number): string {
  return `317101150190${String(index + 1).padStart(4, '0')}`;
}

/** Not one of those that order a reply of the simulated provider. */
export function ordinaryPhone(index: number): string {
  return `08123456${String(index).padStart(4, '0')}`;
}

/** The simulated provider answers this one with row `NN` of its table (core/practice/script.ts). */
export function scriptedPhone(row: number): string {
  return `08127799${String(row).padStart(2, '0')}`.replace(/^0812/, '081211');
}
