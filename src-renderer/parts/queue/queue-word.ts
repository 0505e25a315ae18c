/**
 * The word for the state of the queue: paused means a person did it, a limit means a limit holds it, and a short
 * backoff means it waits.
 */
import { factsOf, type QueueReason } from '../../../src-main/contract/reasons.ts';
import type { QueueState } from '../../../src-main/contract/states.ts';
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
  const called = factsOf(reason)?.called ?? 'other';
  if (called === 'paused') return 'queue.paused' as const;
  return called === 'moment' ? ('queueWaits' as const) : (`queueHeld.${called}` as const);
}
