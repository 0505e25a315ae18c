/**
 * Starts programs in a process of their own (those that read and write spreadsheets or copy the database, and those that ask the system): Node with a
 * bounded heap, no access to the terminal, and none of this process's secrets in its environment.
 */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker, WorkerProgram } from '../../core/kernel/ports.ts';

/** Those with which a host asks the system for its keyring and its certificates. */
export type SystemProgram = 'keyring-process' | 'certificates-process';
export type HostProgram = WorkerProgram | SystemProgram;

const sources: Record<HostProgram, string> = {
  'reading-process': '../../core/imports/reading-process.ts',
  'writing-process': '../../core/spreadsheet/write/writing-process.ts',
  'backup-process': '../../core/backups/backup-process.ts',
  'keyring-process': 'keyrings/keyring-process.ts',
  'certificates-process': 'certificates-process.ts',
};

/** The built file beside this one when running from out/, else the source, which Node runs as it is. */
export function workerEntry(program: HostProgram, from: string = import.meta.dirname): string {
  const built = [join(from, `${program}.js`), join(from, '..', `${program}.js`)];
  return built.find((path) => existsSync(path)) ?? join(from, sources[program]);
}

/** Only what a Node process needs to start and to read the clock; never SAMBUNG_* or a shell's tokens. */
const passedOn = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'windir'];

export function workerEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(passedOn.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

/** `memoryMb` bounds its heap; `env`: variables it needs beside those every one gets. */
export type WorkerLimits = { readonly memoryMb: number; readonly env?: Readonly<Record<string, string>> };

export function startNodeWorker(program: HostProgram, limits: WorkerLimits): Worker {
  return startProcess(workerEntry(program), limits);
}

/** V8's own words for the heap of such a process; each host hands them over in its way. */
export function heapFlags(memoryMb: number): string[] {
  return [`--max-old-space-size=${memoryMb}`];
}

/** `file` is a program that speaks over Node's own channel. */
export function startProcess(file: string, limits: WorkerLimits): Worker {
  const child = fork(file, [], {
    serialization: 'advanced',
    execArgv: heapFlags(limits.memoryMb),
    env: { ...workerEnvironment(process.env), ...limits.env },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let ended = false;
  let onEnd: (code: number | null) => void = () => {};
  const end = (code: number | null) => {
    if (ended) return;
    ended = true;
    onEnd(code);
  };
  // 'close' comes after the channel is drained, 'exit' may come before the last message.
  // Ended by its own watch (core/worker/cpu-watch.ts), or by a system that shuts down; other signals have no code.
  child.once('close', (code, signal) => end(code ?? (signal === 'SIGTERM' ? 143 : null)));
  child.once('error', () => end(null));
  return {
    // A message to a process that is gone is no error of the sender: it is told of the exit.
    post: (message) => void (child.connected && child.send(message as object, () => {})),
    onMessage: (listener) => void child.on('message', (message) => void (ended || listener(message))),
    onExit: (listener) => {
      onEnd = listener;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
