/** The word for what the queue does. Paused is what a person did; a limit holds it, and a backoff of moments is a wait. */
import { pauseKind, type QueueReason, type QueueState } from '../../../src-main/contract/states.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts } from '../../i18n/texts.ts';

type Look = { state: QueueState; reason: QueueReason | null };

export function useQueueWord(): (queue: Look) => string {
  const states = useTexts(stateTexts);
  return (queue) => states(queueWordKey(queue));
}

/** Which of the texts names it. */
export function queueWordKey({ state, reason }: Look) {
  if (state !== 'paused') return `queue.${state}` as const;
  switch (pauseKind(reason)) {
    case 'operator':
      return 'queue.paused' as const;
    case 'moment':
      return 'queueWaits' as const;
    case 'held':
      return heldBy(reason);
  }
}

/** Its own word where the reason has one. */
function heldBy(reason: QueueReason | null) {
  switch (reason) {
    case 'daily-cap':
    case 'monthly-cap':
      return 'queueHeld.cap' as const;
    case 'traffic-blocked':
      return 'queueHeld.blocked' as const;
    case 'traffic-insufficient':
      return 'queueHeld.usedUp' as const;
    case 'daily-maximum':
      return 'queueHeld.maximum' as const;
    case 'disk-full':
      return 'queueHeld.disk' as const;
    default:
      return 'queueHeld.other' as const;
  }
}
