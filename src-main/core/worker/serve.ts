/** The process's end of a conversation: each question is answered or refused. */
import { CoreError } from '../kernel/errors.ts';
import { createCpuWatch } from './cpu-watch.ts';
import type { FromWorker, Listeners, Questions, ToWorker } from './questions.ts';
import type { WorkerPort } from './worker-port.ts';

type Sent<Notices> = {
  [K in keyof Notices]: Notices[K] extends (message: never) => Promise<unknown> ? K : never;
}[keyof Notices];
type Message<Listener> = Listener extends (message: infer M) => unknown ? M : never;
type Reply<Listener> = Listener extends (message: never) => Promise<infer R> ? R : never;

/** To the program, while one question of it is answered. */
export type Line<Notices = Listeners> = {
  notify<K extends Exclude<keyof Notices, Sent<Notices>> & string>(listener: K, message: Message<Notices[K]>): void;
  /** Settles with the program's reply; rejects when it wants nothing more, and what it rejects with must not be kept from `serve`. */
  send<K extends Sent<Notices> & string>(listener: K, message: Message<Notices[K]>): Promise<Reply<Notices[K]>>;
  /**
   * From now on so many milliseconds of the processor's time without a word to the program end this process (cpu-watch.ts).
   * Tells the program that it has begun.
   */
  work(milliseconds: number): void;
};

/** A `CoreError` they throw is a refusal. Anything else ends the process: dying is the honest report of a bug. */
export type Handlers<Q extends Questions> = {
  [K in keyof Q]: (asked: Q[K]['asked'], line: Line<Q[K]['notices']>) => Q[K]['answer'] | Promise<Q[K]['answer']>;
};

/** Of this process, whatever it serves. */
const watch = createCpuWatch();

class NothingMoreWanted extends Error {}

/** Answers until the process is ended; the program asks one question at a time. */
export function serve<Q extends Questions>(port: WorkerPort, handlers: Handlers<Q>): void {
  let giveReply: (reply: unknown) => void = () => {};
  let stop: () => void = () => {};

  function post(message: FromWorker): void {
    watch.progress();
    port.post(message);
  }

  const line = {
    notify: (listener: string, message: unknown): void => post({ kind: 'notice', listener, message }),
    send: (listener: string, message: unknown): Promise<unknown> =>
      new Promise((resolve, reject) => {
        giveReply = resolve;
        stop = () => reject(new NothingMoreWanted('Nothing more is wanted.'));
        post({ kind: 'sent', listener, message });
      }),
    work(milliseconds: number): void {
      watch.allow(milliseconds);
      post({ kind: 'begun' });
    },
  };

  async function answer(question: string, asked: unknown): Promise<void> {
    try {
      const handler = handlers[question] as ((asked: unknown, line: unknown) => unknown) | undefined;
      if (!handler) throw new Error(`Nobody answers ${question} here.`);
      post({ kind: 'answer', answer: await handler(asked, line) });
    } catch (error) {
      if (error instanceof NothingMoreWanted) return post({ kind: 'stopped' });
      if (!(error instanceof CoreError)) throw error;
      const { code, message, details } = error;
      post({ kind: 'refused', error: { code, message, ...(details && { details }) } });
    }
  }

  port.onMessage((message) => {
    const order = message as ToWorker;
    switch (order.kind) {
      case 'reply':
        return giveReply(order.reply);
      case 'stop':
        return stop();
      case 'ask':
        return void answer(order.question, order.asked);
    }
  });
}
