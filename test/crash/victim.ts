/** The victim as the suite sees it: started, asked, killed. A call that the kill cut off rejects with `Cut`. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CallError, Result } from '../../src-main/contract/errors.ts';
import type { CallName, InputOf, OutputOf } from '../../src-main/contract/index.ts';
import { builtProgram } from '../fakes/built-programs.ts';
import { childEnvironment } from './child-environment.ts';
import type { FromVictim, ToVictim, VictimOrder } from './victim-messages.ts';

const source = fileURLToPath(new URL('./victim-program.ts', import.meta.url));

/** The victim was killed before it answered: what was asked may have been done, or not. */
export class Cut extends Error {
  override name = 'Cut';
}

/** The core refused, with one of its expected codes. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: CallError['code'];
  constructor(call: string, error: CallError) {
    super(`${call}: ${error.code}: ${error.message}`);
    this.code = error.code;
  }
}

export type Ask = <N extends CallName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;

export type Victim = {
  /** The core is about to open its store. */
  readonly opening: Promise<void>;
  /** The store is open; the value of `PRAGMA synchronous`. Rejects when the core refused or it was killed. */
  readonly ready: Promise<{ synchronous: number }>;
  readonly ended: Promise<void>;
  readonly ask: Ask;
  fill(full: boolean): void;
  /** Called as the rows of an import are checked and stored. */
  onImporting(listener: () => void): void;
  /** Asks it to close; resolves true when it did, false when it was killed before. */
  close(): Promise<boolean>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
};

export function startVictim(order: VictimOrder): Victim {
  const child: ChildProcess = fork(builtProgram('victim-program') ?? source, [JSON.stringify(order)], {
    execArgv: [],
    env: childEnvironment(),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const opening = Promise.withResolvers<void>();
  const ready = Promise.withResolvers<{ synchronous: number }>();
  const ended = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<boolean>();
  const waiting = new Map<number, (result: Result<unknown> | null) => void>();
  let calls = 0;
  let gone = false;
  let onImporting: () => void = () => {};
  // Who waits for none of them must not be told of their rejection by a crash.
  for (const { promise } of [opening, ready]) void promise.catch(() => {});

  child.on('message', (message: FromVictim) => {
    switch (message.kind) {
      case 'opening':
        return opening.resolve();
      case 'ready':
        return ready.resolve({ synchronous: message.synchronous });
      case 'refused':
        return ready.reject(new Error(`The core did not open: ${message.code}`));
      case 'result':
        return waiting.get(message.id)?.(message.result);
      case 'importing':
        return onImporting();
      case 'closed':
        return closed.resolve(true);
    }
  });
  child.once('close', () => {
    gone = true;
    opening.reject(new Cut());
    ready.reject(new Cut());
    closed.resolve(false);
    for (const settle of waiting.values()) settle(null);
    ended.resolve();
  });

  function send(message: ToVictim): void {
    if (child.connected) child.send(message, () => {});
  }

  async function ask<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    if (gone) throw new Cut();
    calls += 1;
    const id = calls;
    const result = await new Promise<Result<unknown> | null>((resolve) => {
      waiting.set(id, resolve);
      send({ kind: 'call', id, name, input });
    });
    waiting.delete(id);
    if (result === null) throw new Cut();
    if (!result.ok) throw new Refused(name, result.error);
    return result.value as OutputOf<N>;
  }

  return {
    opening: opening.promise,
    ready: ready.promise,
    ended: ended.promise,
    ask,
    fill: (full) => send({ kind: 'fill', full }),
    onImporting: (listener) => {
      onImporting = listener;
    },
    close() {
      send({ kind: 'close' });
      return closed.promise;
    },
    kill() {
      child.kill('SIGKILL');
      return ended.promise;
    },
  };
}
