/** One question on the program's side: what is told before its answer is heard, at the program's pace, and its silence watched. */
import { CoreError } from '../kernel/errors.ts';
import type { Clock } from '../kernel/ports.ts';
import type { FromWorker, ToWorker } from './questions.ts';

/**
 * Milliseconds until the first word of the process, and after that between two; or of the whole question. While the program
 * is at work on what it was sent, only the whole counts: then the process waits for us.
 */
export type Patience = { startMs: number; silenceMs: number } | { wholeMs: number };

export type AnyListeners = Readonly<Record<string, (message: unknown) => unknown>>;

export type Exchange = {
  readonly answer: Promise<unknown>;
  take(message: FromWorker): void;
  /** No answer will come. */
  fail(why: CoreError): void;
};

export function createExchange(deps: {
  listeners: AnyListeners;
  post(message: ToWorker): void;
  patience: Patience;
  clock: Clock;
  timeOut(): void;
}): Exchange {
  const { listeners, post, patience, clock, timeOut } = deps;
  const { promise: answer, resolve, reject } = Promise.withResolvers<unknown>();
  // What a listener threw is told at the end of the question; until then nothing more is heard.
  let refusal: { error: unknown } | null = null;
  let listening = false;
  let settled = false;
  let stopWatch = clock.after('wholeMs' in patience ? patience.wholeMs : patience.startMs, timeOut);

  function watchSilence(): void {
    if ('wholeMs' in patience) return;
    // Two messages may have come in one piece: the watch of the first must not outlive the question.
    stopWatch();
    if (!settled && !listening) stopWatch = clock.after(patience.silenceMs, timeOut);
  }

  function settle(how: () => void): void {
    settled = true;
    stopWatch();
    how();
  }

  function listen(listener: string, message: unknown): unknown {
    const hear = listeners[listener];
    if (!hear) throw new Error(`Nobody hears ${listener}.`);
    return hear(message);
  }

  function notify(listener: string, message: unknown): void {
    try {
      if (refusal === null) listen(listener, message);
    } catch (error) {
      refusal = { error };
    }
  }

  async function sent(listener: string, message: unknown): Promise<void> {
    let reply: ToWorker = { kind: 'stop' };
    listening = true;
    watchSilence();
    try {
      if (refusal === null) reply = { kind: 'reply', reply: await listen(listener, message) };
    } catch (error) {
      refusal = { error };
    }
    listening = false;
    if (settled) return;
    post(reply);
    watchSilence();
  }

  return {
    answer,

    take(message) {
      if (settled) return;
      switch (message.kind) {
        case 'begun':
          return watchSilence();
        case 'notice':
          notify(message.listener, message.message);
          return watchSilence();
        case 'sent':
          return void sent(message.listener, message.message);
        case 'answer':
          return settle(() => (refusal === null ? resolve(message.answer) : reject(refusal.error)));
        case 'refused': {
          const { code, message: sentence, details } = message.error;
          const refused = new CoreError(code, sentence, { details });
          return settle(() => reject(refusal === null ? refused : refusal.error));
        }
        case 'stopped':
          return settle(() => reject(refusal?.error));
      }
    },

    fail: (why) => settle(() => reject(why)),
  };
}
