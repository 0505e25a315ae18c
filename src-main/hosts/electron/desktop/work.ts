/** What the queue is at, as the desktop shows it: in the tray, on the taskbar, and when somebody closes the window. */
import type { QueueStatus } from '../../../contract/queue.ts';
import { factsOf } from '../../../contract/reasons.ts';

export type Work = {
  /** idle: nothing waits. sending. waits: goes on by itself. held: somebody has to act, or paused it. */
  state: 'idle' | 'sending' | 'waits' | 'held';
  /** Lookups that are still to be sent or under way. */
  left: number;
};

type Seen = Pick<QueueStatus, 'state' | 'reason' | 'draining' | 'open'>;

export function workOf(queue: Seen): Work {
  const left = queue.draining ? queue.open : 0;
  if (left === 0) return { state: 'idle', left };
  if (queue.state === 'running') return { state: 'sending', left };
  return { state: goesOnByItself(queue) ? 'waits' : 'held', left };
}

/** Somebody has to know: it waits for a person, and no person made it wait. */
export function needsSomebody(queue: Seen): boolean {
  const facts = factsOf(queue.reason);
  if (facts === null || queue.reason === 'operator' || workOf(queue).left === 0) return false;
  // What ends with a probe or a time of its own is over before anybody has come.
  return facts.ends !== 'probe' && facts.ends !== 'time';
}

/** A cap does so tomorrow, a line within minutes. */
function goesOnByItself({ reason }: Seen): boolean {
  const ends = factsOf(reason)?.ends;
  return ends === 'probe' || ends === 'time' || ends === 'period' || ends === 'cause';
}
