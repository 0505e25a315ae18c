/**
 * Twins across lists: rows of a file that share, or wait for, an answer from elsewhere, and how they become twins of
 * their own file again. The first of them leads, the others of its file follow; a single check leads itself alone.
 */

import type { Clock } from '../../kernel/ports.ts';
import { perhapsPaid } from '../../lookups/perhaps-paid.ts';
import type { Store } from '../../store/store.ts';
import { createTurns } from '../../store/turns.ts';

/** A lookup whose leader is not of its own file's rows. */
export type Stray = { id: number; list_id: number; leader: number; kind: 'file' | 'single-checks' };

/** SQL over lookup `k`, its list `l` and its leader `e`: a check by hand has no rows beside it, so all comes from elsewhere. */
export const fromElsewhere = `(e.list_id <> k.list_id OR l.kind = 'single-checks')`;

export const straySelect = `
  SELECT k.id, k.list_id, k.twin_of AS leader, l.kind FROM lookups k
  JOIN lists l ON l.id = k.list_id JOIN lookups e ON e.id = k.twin_of
  WHERE ${fromElsewhere}`;

type WaitingTwin = Stray & { row: number; elsewhere: 0 | 1 };

/** Rows looked at in one step of a turn. */
const stepRows = 20;

export type SharedTwins = ReturnType<typeof createSharedTwins>;

export function createSharedTwins(store: Store, clock: Pick<Clock, 'monotonic'>) {
  const inTurns = createTurns(store, clock);
  const lead = store.prepare<Omit<Stray, 'kind'> & { alone: 0 | 1 }>(`
    UPDATE lookups SET twin_of = CASE id WHEN :id THEN NULL ELSE :id END
    -- Who asks with other details chose that leader, not this one.
    WHERE id = :id OR (twin_of = :leader AND list_id = :list_id AND NOT :alone
                       AND fingerprint = (SELECT fingerprint FROM lookups WHERE id = :id))`);
  const stillSharing = store.prepare<{ id: number; leader: number }, { id: number }>(
    'SELECT id FROM lookups WHERE id = :id AND twin_of = :leader',
  );
  const waitingOfList = store.prepare<{ list_id: number; row: number; id: number; limit: number }, WaitingTwin>(`
    SELECT k.id, k.list_id, k.source_row AS row, k.twin_of AS leader, l.kind, ${fromElsewhere} AS elsewhere
    FROM lookups k JOIN lists l ON l.id = k.list_id JOIN lookups e ON e.id = k.twin_of
    WHERE k.list_id = :list_id AND k.state = 'queued' AND (k.source_row, k.id) > (:row, :id)
    ORDER BY k.source_row, k.id LIMIT :limit`);
  const waitingInVain = store.prepare<{ leaders: string }, Stray>(`
    ${straySelect} AND k.twin_of IN (SELECT value FROM json_each(:leaders)) AND +k.state = 'queued' AND e.state = 'queued'
      AND NOT ${perhapsPaid('e.id')}
    ORDER BY k.source_row, k.id`);

  /** Those that still share: an earlier one of them may have taken it along as its twin. Returns who leads now. */
  function leadOwnFile(strays: readonly Stray[]): number[] {
    const leading: number[] = [];
    for (const { id, list_id, leader, kind } of strays) {
      if (!stillSharing.get({ id, leader })) continue;
      lead.run({ id, list_id, leader, alone: kind === 'single-checks' ? 1 : 0 });
      leading.push(id);
    }
    return leading;
  }

  return {
    leadOwnFile,
    /**
     * The list goes to another address from now on: its rows wait for no answer of the old one. In turns of the main
     * thread; a crash between leaves some waiting.
     */
    async releaseList(listId: number): Promise<void> {
      let place = { row: -1, id: -1 };
      await inTurns(() => {
        const twins = waitingOfList.all({ list_id: listId, ...place, limit: stepRows });
        leadOwnFile(twins.filter(({ elsewhere }) => elsewhere === 1));
        const last = twins.at(-1);
        if (last) place = { row: last.row, id: last.id };
        return twins.length === stepRows;
      });
    },
    /**
     * These leaders came back into the queue. Who waits for one of them in another list goes on by itself where nothing
     * of it can have been paid for: that list's connection may be open while the leader's is not. Returns their lists.
     */
    release(leaders: readonly number[]): number[] {
      if (leaders.length === 0) return [];
      const strays = waitingInVain.all({ leaders: JSON.stringify(leaders) });
      leadOwnFile(strays);
      return strays.map(({ list_id }) => list_id);
    },
  };
}
