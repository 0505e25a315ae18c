/** Which one button helps a queue that is not running, by the reason it waits for. Pure; the buttons are elsewhere. */
import type { QueueStatus } from '../../../src-main/contract/queue.ts';
import type { QueueReason, QueueState } from '../../../src-main/contract/states.ts';
import type { Tone } from '../../ui/tones.ts';

/** mend: the connection's form in Settings. */
export type Help = 'pause' | 'resume' | 'try-now' | 'mend' | 'none';

const mendable: ReadonlySet<QueueReason> = new Set(['key-refused']);

export function helpFor(queue: Pick<QueueStatus, 'state' | 'reason' | 'open' | 'draining'>): Help {
  if (!queue.draining) return 'none';
  switch (queue.state) {
    case 'running':
      return queue.open > 0 ? 'pause' : 'none';
    case 'offline':
      return 'try-now';
    case 'paused':
      return queue.reason === 'provider-busy' ? 'try-now' : 'resume';
    case 'stopped':
      return queue.reason !== null && mendable.has(queue.reason) ? 'mend' : 'resume';
  }
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
