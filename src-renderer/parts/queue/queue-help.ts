/** Which one button helps a queue that is not running, by the reason it waits for. Pure; the buttons are elsewhere. */
import type { Connection } from '../../../src-main/contract/connections.ts';
import type { QueueStatus } from '../../../src-main/contract/queue.ts';
import type { QueueReason, QueueState } from '../../../src-main/contract/states.ts';
import type { Tone } from '../../ui/tones.ts';

/** mend, raise-cap: the connection's form. */
export type Help = 'pause' | 'resume' | 'try-now' | 'mend' | 'raise-cap' | 'accept-older' | 'none';

export function helpFor(queue: Pick<QueueStatus, 'state' | 'reason' | 'open' | 'draining'>): Help {
  if (!queue.draining) return 'none';
  switch (queue.state) {
    case 'running':
      return queue.open > 0 ? 'pause' : 'none';
    case 'offline':
      return 'try-now';
    case 'paused':
      return helpForPause(queue.reason);
    case 'stopped':
      return queue.reason === 'key-refused' || queue.reason === 'wrong-address' ? 'mend' : 'resume';
  }
}

function helpForPause(reason: QueueReason | null): Help {
  switch (reason) {
    case 'provider-busy':
    case 'disk-full':
    case 'store-trouble':
    case 'store-gone':
      return 'try-now';
    case 'store-older':
      return 'accept-older';
    case 'daily-cap':
    case 'monthly-cap':
      return 'raise-cap';
    default:
      return 'resume';
  }
}

/** Nobody has to do anything: it comes back by itself within minutes. */
export function mendsItself(queue: { state: QueueState; reason: QueueReason | null }): boolean {
  const asksSomebody = queue.reason === 'captive-page' || queue.reason === 'certificate';
  return (queue.state === 'offline' && !asksSomebody) || queue.reason === 'provider-busy';
}

/** Goes on by itself: told calmly. Needs somebody: told in a warmer tone. */
export function toneOfQueue(state: QueueState, reason: QueueReason | null): Tone {
  switch (state) {
    case 'running':
      return 'good';
    case 'offline':
      return 'warn';
    case 'paused':
      return reason === 'operator' || reason === 'provider-busy' ? 'neutral' : 'warn';
    case 'stopped':
      return 'bad';
  }
}

/** The provider's own number for what it refuses: whoever answers the telephone there knows it by that. */
const providerCodes: Partial<Record<QueueReason, number>> = {
  'traffic-blocked': 302,
  'traffic-insufficient': 303,
  'daily-maximum': 305,
  'not-purchased': 301,
  'not-effective': 300,
  expired: 304,
  'country-not-open': 11304,
};

export function providerCode(reason: QueueReason): number | null {
  return providerCodes[reason] ?? null;
}

/** What is spent of the cap the connection waits for; null where it waits for none. */
export function reachedCap(
  connection: Pick<Connection, 'spent' | 'dailyCap' | 'monthlyCap' | 'queue'>,
): { span: 'day' | 'month'; spent: number; cap: number } | null {
  const { spent, dailyCap, monthlyCap, queue } = connection;
  if (queue.reason === 'daily-cap' && dailyCap !== null) return { span: 'day', spent: spent.today, cap: dailyCap };
  if (queue.reason === 'monthly-cap' && monthlyCap !== null) {
    return { span: 'month', spent: spent.month, cap: monthlyCap };
  }
  return null;
}

/** When a cap of that span starts afresh: local midnight, of the next day or of the next month's first. */
export function capEndsAt(span: 'day' | 'month', now: number): number {
  const at = new Date(now);
  const day = span === 'day' ? at.getDate() + 1 : 1;
  return new Date(at.getFullYear(), at.getMonth() + (span === 'day' ? 0 : 1), day).getTime();
}
