/**
 * The program's end of a conversation with a process of its own: questions one at a time, however many wait. However the
 * process ends, whoever waits for it gets one expected error, and so does whoever asks after that.
 */
import { CoreError } from '../kernel/errors.ts';
import type { Ports, WorkerProgram } from '../kernel/ports.ts';
import { type AnyListeners, createExchange, type Exchange, type Patience } from './exchange.ts';
import type { FromWorker, Questions, Refusal, ToWorker } from './questions.ts';

/** With a logger it is written down that the process died. */
export type ConversationPorts = Pick<Ports, 'clock' | 'startWorker'> & Partial<Pick<Ports, 'logger'>>;

export type ConversationLimits = {
  /** Megabytes of heap of the process. */
  memoryMb: number;
  patience: Patience;
  /** It ends itself when it works for nothing (`Line.work`): SIGTERM then means out of time. */
  watched: boolean;
};

export type Ending = 'cancelled' | WhyExited;
/** What to say of each; the exit code of one that crashed is added to its details. */
export type Endings = Readonly<Record<Ending, Refusal>>;

type Asked = Extract<ToWorker, { kind: 'ask' }>;

export type Conversation<Q extends Questions> = {
  /**
   * After whatever was asked before, however that ended. A listener's error is the question's, and the process stays and
   * stops at the next message it waits for; `signal` ends the process. Errors: of the process's handler, of the listeners, of `Endings`.
   */
  ask<K extends keyof Q & string>(
    question: K,
    asked: Q[K]['asked'],
    listeners: Q[K]['notices'],
    signal?: AbortSignal,
  ): Promise<Q[K]['answer']>;
  /** Settles when the process is gone, however it ended. */
  readonly ended: Promise<void>;
  /** Ends the process at once. `why`, without it `cancelled`, is told to whoever waits or asks after. */
  end(why?: CoreError): void;
};

export function startConversation<Q extends Questions>(
  ports: ConversationPorts,
  program: WorkerProgram,
  { memoryMb, patience, watched }: ConversationLimits,
  endings: Endings,
): Conversation<Q> {
  const { clock } = ports;
  const worker = ports.startWorker(program, { memoryMb });
  let gone: CoreError | null = null;
  let current: Exchange | null = null;
  let silentBefore = true;
  let lastMessageAt = clock.monotonic();
  let last: Promise<unknown> = Promise.resolve();
  const { promise: ended, resolve: resolveEnded } = Promise.withResolvers<void>();

  function end(why: CoreError): void {
    if (gone) return;
    gone = why;
    worker.kill();
    current?.fail(why);
    resolveEnded();
  }
  /** Of itself, or because it said nothing for too long: whoever called it off knows. */
  function died(why: WhyExited, exitCode: number | null): void {
    if (!gone) ports.logger?.warn('process-ended', { program, reason: why, exitCode });
    end(endingError(endings, why, exitCode));
  }
  worker.onMessage((message) => {
    silentBefore = false;
    lastMessageAt = clock.monotonic();
    current?.take(message as FromWorker);
  });
  worker.onExit((code) => {
    const why = whyExited(code, clock.monotonic() - lastMessageAt, watched);
    died(why, code);
  });

  async function converse(ask: Asked, listeners: AnyListeners, signal: AbortSignal | undefined): Promise<unknown> {
    if (signal?.aborted) end(endingError(endings, 'cancelled'));
    if (gone) throw gone;
    const onAbort = (): void => end(endingError(endings, 'cancelled'));
    signal?.addEventListener('abort', onAbort, { once: true });
    lastMessageAt = clock.monotonic();
    current = createExchange({
      listeners,
      post: (message) => worker.post(message),
      patience: 'startMs' in patience && !silentBefore ? { ...patience, startMs: patience.silenceMs } : patience,
      clock,
      timeOut: () => died('out-of-time', null),
    });
    try {
      worker.post(ask);
      return await current.answer;
    } finally {
      current = null;
      signal?.removeEventListener('abort', onAbort);
    }
  }

  return {
    ask(question, asked, listeners, signal) {
      const answer = last.then(() => converse({ kind: 'ask', question, asked }, listeners as AnyListeners, signal));
      last = answer.catch(() => {});
      return answer as Promise<Q[typeof question]['answer']>;
    },
    ended,
    end: (why = endingError(endings, 'cancelled')) => end(why),
  };
}

function endingError(endings: Endings, why: Ending, exitCode: number | null = null): CoreError {
  const { code, message, details } = endings[why];
  const known = why === 'crashed' && exitCode !== null ? { exitCode } : null;
  return new CoreError(code, message, { details: details || known ? { ...details, ...known } : undefined });
}

// What the end of a process of ours says about why it ended.

/**
 * V8 aborts when its heap is full: SIGABRT or SIGTRAP (no code of its own, or 128 + the signal), and on Windows the exit
 * codes of an abort. Linux ends a process that takes the machine's last memory with SIGKILL.
 */
const outOfMemoryCodes = new Set<number | null>([null, 5, 6, 9, 133, 134, 137, -536870904, 3758096392, -2147483645]);

/** SIGTERM, by which a process that works for nothing ends itself (cpu-watch.ts). */
const outOfTimeCodes = new Set<number | null>([15, 143]);

type WhyExited = 'out-of-time' | 'out-of-memory' | 'crashed';

/**
 * `code` null: ended by a signal; `silentMs`: how long nothing had come of it; `watched`: it ends itself when it works for
 * nothing. Windows knows no signals: there that is the code of any failure.
 */
export function whyExited(code: number | null, silentMs: number, watched: boolean): WhyExited {
  const byItsWatch = outOfTimeCodes.has(code) || (process.platform === 'win32' && code === 1 && silentMs > 4_000);
  if (watched && byItsWatch) return 'out-of-time';
  return outOfMemoryCodes.has(code) ? 'out-of-memory' : 'crashed';
}
