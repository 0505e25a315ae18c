/** The word for what the queue does. Paused is what a person, or a limit, did; a backoff of moments is none. */
import type { QueueReason, QueueState } from '../../../src-main/contract/states.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts } from '../../i18n/texts.ts';

export function useQueueWord(): (queue: { state: QueueState; reason: QueueReason | null }) => string {
  const states = useTexts(stateTexts);
  return ({ state, reason }) =>
    state === 'paused' && reason === 'provider-busy' ? states('queueWaits') : states(`queue.${state}`);
}
