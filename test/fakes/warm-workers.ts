/**
 * The programs that read and write files, in a process of their own that is kept for the next conversation once the last
 * question of one is answered: starting one takes longer than most files. It ends as the real one does when it is ended
 * in the middle of a question, runs out of memory, hangs or crashes.
 */
import type { Ports, Worker } from '../../src-main/core/kernel/ports.ts';
import type { FromWorker, ToWorker } from '../../src-main/core/worker/questions.ts';
import { startProcess, workerEnvironment } from '../../src-main/hosts/common/worker.ts';
import { builtProgram } from './built-programs.ts';
import type { Begin } from './warm-program.ts';

type Conversation = { hear(message: unknown): void; ended(code: number | null): void };

type Warm = {
  readonly worker: Worker;
  current: Conversation | null;
  /** Questions asked and not answered. */
  asked: number;
};

/** By what cannot be changed once a process runs. */
const waiting = new Map<string, Warm[]>();
/** Of each kind: a draft that is open, and a report beside it. */
const mostWaiting = 2;

function start(key: string, memoryMb: number): Warm {
  const program = builtProgram('warm-program') ?? new URL('./warm-program.ts', import.meta.url).pathname;
  const worker = startProcess(program, { memoryMb });
  const warm: Warm = { worker, current: null, asked: 0 };
  worker.onMessage((message) => {
    if (['answer', 'refused', 'stopped'].includes((message as FromWorker).kind)) warm.asked -= 1;
    warm.current?.hear(message);
  });
  worker.onExit((code) => {
    waiting.set(
      key,
      (waiting.get(key) ?? []).filter((one) => one !== warm),
    );
    warm.current?.ended(code);
  });
  return warm;
}

export const startWarmWorker: Ports['startWorker'] = (program, { memoryMb }) => {
  const key = JSON.stringify([memoryMb, workerEnvironment(process.env)]);
  const idle = waiting.get(key) ?? [];
  const warm = idle.pop() ?? start(key, memoryMb);
  waiting.set(key, idle);
  const listeners: ((message: unknown) => void)[] = [];
  let onExit: (code: number | null) => void = () => {};
  const conversation: Conversation = {
    hear: (message) => {
      for (const listener of listeners) listener(message);
    },
    ended: (code) => onExit(code),
  };
  warm.current = conversation;
  warm.asked = 0;
  warm.worker.post({ kind: 'begin', program } satisfies Begin);

  return {
    post(message) {
      if (warm.current !== conversation) return;
      if ((message as ToWorker).kind === 'ask') warm.asked += 1;
      warm.worker.post(message);
    },
    onMessage: (listener) => void listeners.push(listener),
    onExit: (listener) => {
      onExit = listener;
    },
    kill() {
      if (warm.current !== conversation) return;
      const others = waiting.get(key) ?? [];
      if (warm.asked > 0 || others.length >= mostWaiting) return warm.worker.kill();
      warm.current = null;
      waiting.set(key, [...others, warm]);
      setImmediate(() => conversation.ended(null));
    },
  };
};
