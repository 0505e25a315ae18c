/** The real command line as a child process, for what only a process shows: signals, pipes, and its end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { builtProgram } from '../../fakes/built-programs.ts';
import { expectEnd } from '../../fakes/command-line.ts';
import { compileCache } from '../../fakes/compile-cache.ts';
import { type Ended, listenTo } from '../../fakes/heard.ts';
import { stateDir } from '../../fakes/state-dir.ts';

/** The command line as `npm run cli` runs it. */
export const sourceEntry = fileURLToPath(new URL('../../../src-main/hosts/cli/main.ts', import.meta.url));

export type CliProcess = {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves once standard output or error holds that text. */
  said(text: string | RegExp): Promise<string>;
};

export type CliProcessOptions = {
  dataDir?: string;
  env?: Record<string, string>;
  /** Written to standard input, which is then closed. */
  input?: string;
  entry?: string;
};

export function startCliProcess(args: readonly string[], options: CliProcessOptions = {}): CliProcess {
  const { dataDir, env = {}, input = '' } = options;
  // `web` starts the web host from its sources, which lie beside those of the command line.
  const usual = args.includes('web') ? sourceEntry : (builtProgram('cli') ?? sourceEntry);
  const child = spawn(process.execPath, [options.entry ?? usual, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
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
  const heard = listenTo();
  child.stdout.setEncoding('utf8').on('data', heard.out);
  child.stderr.setEncoding('utf8').on('data', heard.err);
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(heard.end(code)));
  });
  return { process: child, ended, said: heard.said };
}

/** Ends with that code; otherwise the failure shows what was printed. */
export async function expectCliProcess(
  code: number,
  args: readonly string[],
  options: CliProcessOptions = {},
): Promise<Ended> {
  return expectEnd(code, await startCliProcess(args, options).ended);
}
