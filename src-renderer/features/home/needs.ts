/** What waits for a person, worked out from the state alone, most pressing first. */
import type { CoreState } from '../../core-state.ts';

export type Need =
  | { kind: 'queue' }
  | { kind: 'in-doubt'; count: number }
  | { kind: 'refused'; count: number }
  | { kind: 'failed'; count: number }
  | { kind: 'not-started'; count: number }
  | { kind: 'weak-keyring' };

export function needsOf(core: Pick<CoreState, 'queue' | 'system'>): Need[] {
  const { queue, system } = core;
  const needs: Need[] = [];
  // Offline and a busy provider mend themselves: the queue's card tells of them, they need nobody. A login page does.
  const queueNeeds =
    queue.state === 'stopped' ||
    (queue.state === 'paused' && queue.reason !== 'provider-busy') ||
    (queue.state === 'offline' && queue.reason === 'captive-page');
  if (queueNeeds) needs.push({ kind: 'queue' });
  const { in_doubt, refused, failed, queued, sending } = queue.states;
  if (in_doubt > 0) needs.push({ kind: 'in-doubt', count: in_doubt });
  if (refused > 0) needs.push({ kind: 'refused', count: refused });
  if (failed > 0) needs.push({ kind: 'failed', count: failed });
  const notStarted = queued + sending - queue.open;
  if (notStarted > 0) needs.push({ kind: 'not-started', count: notStarted });
  if (system.keyring.weak) needs.push({ kind: 'weak-keyring' });
  return needs;
}
