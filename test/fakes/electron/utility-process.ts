/** `utilityProcess`, backed by a real process that has what a utility process has: `process.parentPort`, no `process.send`. */
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { constants } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtProgram } from '../built-programs.ts';
import { app } from './app.ts';

type Options = { execArgv?: string[]; env?: Record<string, string>; stdio?: string; serviceName?: string };

const child = fileURLToPath(new URL('./utility-child.ts', import.meta.url));

/** Where the run has built it: it starts in half the time of its source. */
function built(modulePath: string): string {
  const program = basename(modulePath, '.ts');
  const known = program === 'reading-process' || program === 'writing-process' || program === 'backup-process';
  return (known && builtProgram(program)) || modulePath;
}

/** Of `execArgv` only what stands in --js-flags reaches V8: a flag of V8's as it is for Node is passed over in silence. */
function v8Flags(execArgv: readonly string[]): string[] {
  const given = execArgv.filter((argument) => argument.startsWith('--js-flags='));
  return given.flatMap((argument) => argument.slice('--js-flags='.length).split(' '));
}

class UtilityProcess extends EventEmitter {
  readonly options: Options;
  readonly #process: ChildProcess;

  constructor(modulePath: string, args: string[], options: Options) {
    super();
    this.options = options;
    this.#process = fork(child, [built(modulePath), ...args], {
      serialization: 'advanced',
      execArgv: v8Flags(options.execArgv ?? []),
      env: options.env ?? process.env,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#process.on('message', (message) => this.emit('message', message));
    this.#process.once('spawn', () => this.emit('spawn'));
    // Ended by a signal, the signal's number is what Electron tells.
    this.#process.once('close', (code, signal) => this.emit('exit', code ?? constants.signals[signal ?? 'SIGTERM']));
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  postMessage(message: unknown): void {
    if (this.#process.connected) this.#process.send(message as object, () => {});
  }

  kill(): boolean {
    return this.#process.kill('SIGTERM');
  }
}

export const utilityProcess = {
  started: [] as UtilityProcess[],
  fork(modulePath: string, args: string[] = [], options: Options = {}): UtilityProcess {
    if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready.');
    const started = new UtilityProcess(modulePath, args, options);
    utilityProcess.started.push(started);
    return started;
  },
  reset() {
    utilityProcess.started = [];
  },
};
