/** What the queue is at, as the desktop has it: in the tray, on the taskbar, before it closes and before it installs anything. */
import type { QueueStatus } from '../../../contract/queue.ts';
import { factsOf, isStoreReason, type QueueReason } from '../../../contract/reasons.ts';

export type Work = {
  /**
   * Of all connections with work, the liveliest. idle: nothing waits. sending: something leaves or is under way. waits: goes on
   * by itself. held: somebody has to act, or paused it.
   */
  state: 'idle' | 'sending' | 'waits' | 'held';
  /** Lookups that are still to be sent or under way. */
  left: number;
};

type Seen = Pick<QueueStatus, 'reason' | 'draining' | 'open' | 'connections' | 'working'> & {
  states: Pick<QueueStatus['states'], 'sending'>;
};

/** One that cannot go on says nothing of the others: what the program may do while one of them sends, it may not do. */
export function workOf(queue: Seen): Work {
  const left = queue.draining ? queue.open : 0;
  if (left === 0) return { state: 'idle', left };
  const waits = waitsAtWork(queue).map(({ reason }) => reason);
  if (queue.states.sending > 0 || waits.includes(null)) return { state: 'sending', left };
  return { state: waits.some(goesOnByItself) ? 'waits' : 'held', left };
}

/** All that has work is paused or stopped: what is offered is to resume it. */
export function isPaused(queue: Seen): boolean {
  const waits = waitsAtWork(queue).map(({ reason }) => factsOf(reason)?.state);
  return waits.length > 0 && waits.every((state) => state === 'paused' || state === 'stopped');
}

type Wait = { readonly connectionId: number | null; readonly reason: QueueReason | null };

/** What each connection with work waits for; null: for nothing. */
function waitsAtWork({ reason, connections, working }: Seen): Wait[] {
  // The store holds all of them, whatever they are in themselves.
  if (isStoreReason(reason)) return [{ connectionId: null, reason }];
  return connections
    .filter(({ id }) => working.includes(id))
    .map(({ id, queue }) => ({ connectionId: id, reason: queue.reason }));
}

/** Those where somebody has to know: they wait for a person, and no person made them wait. */
export function needsSomebody(queue: Seen): { connectionId: number | null; reason: QueueReason }[] {
  if (workOf(queue).left === 0) return [];
  return waitsAtWork(queue).flatMap(({ connectionId, reason }) => {
    const facts = factsOf(reason);
    if (reason === null || facts === null || reason === 'operator') return [];
    // What ends with a probe or a time of its own is over before anybody has come.
    return facts.ends === 'probe' || facts.ends === 'time' ? [] : [{ connectionId, reason }];
  });
}

/** A cap does so tomorrow, a line within minutes. */
function goesOnByItself(reason: QueueReason | null): boolean {
  const ends = factsOf(reason)?.ends;
  return ends === 'probe' || ends === 'time' || ends === 'period' || ends === 'cause';
}
