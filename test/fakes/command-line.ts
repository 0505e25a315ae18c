/**
 * The command line in this process: the function its entry calls, with streams, environment and signals of its own. A
 * command this way costs a small part of a process; what only a process shows is tested by test/hosts/cli/cli-process.ts.
 */
import { EventEmitter } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { expect, onTestFinished } from 'vitest';
import { runCommandLine } from '../../src-main/hosts/cli/program.ts';
import type { Surroundings } from '../../src-main/hosts/cli/terminal/surroundings.ts';
import { type Ended, type Listening, listenTo } from './heard.ts';
import { stateDir } from './state-dir.ts';
import { startWarmWorker } from './warm-workers.ts';

export type CliOptions = {
  dataDir?: string;
  /** Besides what a machine of a person who speaks English has. */
  env?: Record<string, string>;
  /** What comes on standard input, which then ends. */
  input?: string;
  startWorker?: Surroundings['startWorker'];
};

export type RunningCli = {
  readonly ended: Promise<Ended>;
  /** Resolves once standard output or error holds that text. */
  said(text: string | RegExp): Promise<string>;
  /** Asks it to end in order. */
  interrupt(signal: 'SIGINT' | 'SIGTERM'): void;
};

/** A process that has just been started; neither end is a terminal. */
export function testSurroundings(options: CliOptions = {}, heard: Listening = listenTo()) {
  const { dataDir, env = {}, input = '', startWorker = startWarmWorker } = options;
  const into = (hear: (text: string) => void) =>
    new Writable({
      decodeStrings: false,
      write(text, _encoding, done) {
        hear(String(text));
        done();
      },
    }) as NodeJS.WriteStream;
  const signals = new EventEmitter();
  return {
    stdin: new PassThrough().end(input) as unknown as NodeJS.ReadStream,
    stdout: into(heard.out),
    stderr: into(heard.err),
    env: {
      HOME: process.env.HOME,
      LC_ALL: 'en_US.UTF-8',
      SAMBUNG_KEYRING: 'key-file',
      SAMBUNG_STATE_DIR: stateDir,
      ...(dataDir && { SAMBUNG_DATA_DIR: dataDir }),
      ...env,
    },
    cwd: process.cwd(),
    signals,
    startWorker,
    webHost: null,
    exit() {
      throw new Error('Only a process of its own can be ended at once.');
    },
  } satisfies Surroundings;
}

export function startCli(args: readonly string[], options: CliOptions = {}): RunningCli {
  const heard = listenTo();
  const surroundings = testSurroundings(options, heard);
  const ended = runCommandLine(args, surroundings).then(heard.end);
  // One that a failed test leaves behind must not keep its data open.
  onTestFinished(async () => {
    surroundings.signals.emit('SIGTERM');
    await ended;
  });
  return { ended, said: heard.said, interrupt: (signal) => void surroundings.signals.emit(signal) };
}

export function cli(args: readonly string[], options: CliOptions = {}): Promise<Ended> {
  return startCli(args, options).ended;
}

/** Ends with that code; otherwise the failure shows what was printed. */
export async function expectCli(code: number, args: readonly string[], options: CliOptions = {}): Promise<Ended> {
  return expectEnd(code, await cli(args, options));
}

export function expectEnd(code: number, ended: Ended): Ended {
  expect({ code: ended.code, ...(ended.code !== code && { out: ended.stdout, err: ended.stderr }) }).toEqual({ code });
  return ended;
}
