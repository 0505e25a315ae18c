/** Which one button helps a queue that is not running, by the reason it waits for. Pure; the buttons are elsewhere. */
import { startOfMonth, startOfNextDay } from '../../../src-main/contract/calendar.ts';
import type { Connection } from '../../../src-main/contract/connections.ts';
import type { QueueStatus } from '../../../src-main/contract/queue.ts';
import { factsOf, type QueueReason, type ReasonFacts } from '../../../src-main/contract/reasons.ts';
import type { QueueState } from '../../../src-main/contract/states.ts';
import type { Tone } from '../../ui/tones.ts';

export type Help = ReasonFacts['help'] | 'pause';

export function helpFor(queue: Pick<QueueStatus, 'state' | 'reason' | 'open' | 'draining'>): Help {
  if (!queue.draining) return 'none';
  if (queue.state === 'running') return queue.open > 0 ? 'pause' : 'none';
  return factsOf(queue.reason)?.help ?? (queue.state === 'offline' ? 'try-now' : 'resume');
}

/** Goes on by itself: shown calmly. Needs attention: shown in a warmer tone. */
export function toneOfQueue(state: QueueState, reason: QueueReason | null): Tone {
  const tone = factsOf(reason)?.tone;
  if (tone) return tone;
  switch (state) {
    case 'running':
      return 'good';
    case 'offline':
    case 'paused':
      return 'warn';
    case 'stopped':
      return 'bad';
  }
}

/** What is spent of the cap the connection waits for; null where it waits for none. */
export function reachedCap(
  connection: Pick<Connection, 'spent' | 'dailyCap' | 'monthlyCap' | 'queue'>,
): { span: 'day' | 'month'; spent: number; cap: number } | null {
  const { spent, dailyCap, monthlyCap, queue } = connection;
  const span = factsOf(queue.reason)?.span ?? null;
  const limit = span === 'day' ? dailyCap : monthlyCap;
  if (span === null || limit === null) return null;
  return { span, spent: span === 'day' ? spent.today : spent.month, cap: limit };
}

/** When a cap of that span starts afresh: local midnight, of the next day or of the next month's first. */
export function capEndsAt(span: 'day' | 'month', now: number): number {
  return span === 'day' ? startOfNextDay(now) : startOfMonth(now, 1);
}
