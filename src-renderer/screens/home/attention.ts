/** What needs the operator's attention, derived from the state alone, most pressing first. */
import type { Connection } from '../../../src-main/contract/connections.ts';
import type { RecoveryStatus } from '../../../src-main/contract/keys.ts';
import type { List } from '../../../src-main/contract/lists.ts';
import { mendsItself } from '../../../src-main/contract/reasons.ts';
import type { CoreState } from '../../core/core-state.ts';
import { heldUp } from '../../parts/queue/work.ts';

export type Attention =
  /** The queue as a whole: of no one connection. */
  | { kind: 'queue' }
  | { kind: 'connection'; connection: Connection }
  | { kind: 'in-doubt'; count: number }
  | { kind: 'refused'; count: number }
  | { kind: 'failed'; count: number }
  | { kind: 'not-started'; count: number }
  | { kind: 'shared-place'; place: 'network' | 'sync' }
  /** For so long no backup went there that somebody must see to it. */
  | { kind: 'backup-place' }
  | { kind: 'weak-keyring' }
  /** It was made and never checked, or is not there. */
  | { kind: 'recovery-key'; made: boolean };

/**
 * `lists`: those with something left, for a connection without work needs nobody. `recovery`, `backups` undefined: not known yet, or of
 * no matter to a copy that may only look.
 */
export function attentionOf(
  core: Pick<CoreState, 'queue' | 'system'>,
  lists: readonly List[],
  recovery?: RecoveryStatus,
  backups?: { second: { overdue: boolean } | null },
): Attention[] {
  const { queue, system } = core;
  const needs: Attention[] = [];
  // Offline and a busy provider mend themselves: the queue's card tells of them, they need nobody. A login page does.
  if (queue.reason !== null && queue.connectionId === null) needs.push({ kind: 'queue' });
  for (const connection of troubled(queue, lists)) {
    if (!mendsItself(connection.queue.reason)) needs.push({ kind: 'connection', connection });
  }
  const { in_doubt, refused, failed, queued, sending } = queue.states;
  if (in_doubt > 0) needs.push({ kind: 'in-doubt', count: in_doubt });
  if (refused > 0) needs.push({ kind: 'refused', count: refused });
  if (failed > 0) needs.push({ kind: 'failed', count: failed });
  const notStarted = queued + sending - queue.open;
  if (notStarted > 0) needs.push({ kind: 'not-started', count: notStarted });
  if (system.sharedPlace) needs.push({ kind: 'shared-place', place: system.sharedPlace });
  if (backups?.second?.overdue) needs.push({ kind: 'backup-place' });
  if (system.keyring.weak) needs.push({ kind: 'weak-keyring' });
  if (recovery && (recovery.made?.checkedAt ?? null) === null) {
    needs.push({ kind: 'recovery-key', made: recovery.made !== null });
  }
  return needs;
}

/** The one that speaks for the queue first: it is known before the lists are read. */
function troubled(queue: CoreState['queue'], lists: readonly List[]): Connection[] {
  const speaker = queue.connections.find((one) => one.id === queue.connectionId);
  const others = heldUp(queue.connections, lists).filter((one) => one.id !== queue.connectionId);
  return speaker === undefined ? others : [speaker, ...others];
}
