/** The types of a conversation with a process of its own. Each feature names its own questions with them; this folder knows none. */
import type { CallError } from '../../contract/errors.ts';

/**
 * Functions of the program that hear what is told before the answer. One that returns a promise is waited for: the process
 * goes on when it has settled, and is given what it settled with, so that no more than one such message lies between the
 * two. One that returns nothing is not waited for.
 */
export type Listeners = Record<string, (message: never) => unknown>;
type NoListeners = Record<never, never>;

export type Question<Asked, Answer, Notices extends Listeners = NoListeners> = {
  asked: Asked;
  answer: Answer;
  notices: Notices;
};

/** By name. Everything in them is cloned (structured clone). */
export type Questions = Record<string, { asked: unknown; answer: unknown; notices: Listeners }>;

export type Refusal = Pick<CallError, 'code' | 'message' | 'details'>;

/** What goes over the line: to the process, … */
export type ToWorker =
  | { kind: 'ask'; question: string; asked: unknown }
  /** To what was `sent`. */
  | { kind: 'reply'; reply: unknown }
  /** Instead of a reply: nothing more of this question is wanted. */
  | { kind: 'stop' };

/** … and from it. A question ends with `answer`, `refused` or `stopped`. */
export type FromWorker =
  /** It is at work: from now on its silence is watched. */
  | { kind: 'begun' }
  | { kind: 'notice'; listener: string; message: unknown }
  /** Nothing follows before `reply` or `stop`. */
  | { kind: 'sent'; listener: string; message: unknown }
  | { kind: 'answer'; answer: unknown }
  | { kind: 'refused'; error: Refusal }
  /** As it was told to. */
  | { kind: 'stopped' };
