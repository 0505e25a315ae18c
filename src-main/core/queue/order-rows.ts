/**
 * The SQL of the operator's orders. Every change is for lookups named by id, at most a slice of them, so that what an
 * order costs depends on what it changes and not on what else waits. Keeps twins in step with their leaders.
 */
import type { LookupState } from '../../contract/states.ts';
import type { Store } from '../store/store.ts';

type Ids = { ids: string };
type Changing = Ids & { now: number };

/** A lookup with what decides whether an order for it makes sense. */
export type OrderedRow = {
  id: number;
  list_id: number;
  state: LookupState;
  twin_of: number | null;
  /** Its connection is deleted: nothing of it can be sent any more. */
  unreachable: 0 | 1;
  /** Rupiah a call. */
  price: number;
};

/** A place in a list: the slice after it, in the order of the file or against it. */
export type Place = { row: number; id: number };

export type OrderRows = ReturnType<typeof createOrderRows>;

export function createOrderRows(store: Store) {
  const one = store.prepare<{ id: number }, OrderedRow>(`
    SELECT k.id, k.list_id, k.state, k.twin_of, c.deleted_at IS NOT NULL AS unreachable, c.price_per_call AS price
    FROM lookups k JOIN lists l ON l.id = k.list_id JOIN connections c ON c.id = l.connection_id WHERE k.id = :id`);
  const list = store.prepare<{ id: number }, { id: number; unreachable: 0 | 1 }>(`
    SELECT l.id, c.deleted_at IS NOT NULL AS unreachable
    FROM lists l JOIN connections c ON c.id = l.connection_id WHERE l.id = :id AND l.complete = 1`);
  const listsWith = store.prepare<{ states: string }, { id: number; unreachable: 0 | 1 }>(`
    SELECT DISTINCT l.id, c.deleted_at IS NOT NULL AS unreachable
    FROM list_states s JOIN lists l ON l.id = s.list_id JOIN connections c ON c.id = l.connection_id
    WHERE s.n > 0 AND s.state IN (SELECT value FROM json_each(:states)) AND l.complete = 1 ORDER BY l.id`);
  const doubts = `
    SELECT coalesce(sum(s.n), 0) AS lookups, coalesce(sum(s.n * c.price_per_call), 0) AS rupiah
    FROM list_states s JOIN lists l ON l.id = s.list_id JOIN connections c ON c.id = l.connection_id
    WHERE s.state = 'in_doubt' AND l.complete = 1`;
  const doubtsOfAll = store.prepare<Record<string, never>, { lookups: number; rupiah: number }>(doubts);
  const doubtsOfList = store.prepare<{ list_id: number }, { lookups: number; rupiah: number }>(
    `${doubts} AND s.list_id = :list_id`,
  );

  const inState = 'SELECT id, source_row AS row FROM lookups WHERE list_id = :list_id AND state = :state';
  type Slice = { list_id: number; state: LookupState; row: number; id: number; limit: number };
  const forward = store.prepare<Slice, Place>(
    `${inState} AND (source_row, id) > (:row, :id) ORDER BY source_row, id LIMIT :limit`,
  );
  const backward = store.prepare<Slice, Place>(
    `${inState} AND (source_row, id) < (:row, :id) ORDER BY source_row DESC, id DESC LIMIT :limit`,
  );

  const named = 'id IN (SELECT value FROM json_each(:ids))';
  const cancel = store.prepare<Changing>(
    `UPDATE lookups SET state = 'cancelled', updated_at = :now WHERE ${named} AND state = 'queued'`,
  );
  const close = store.prepare<Changing>(
    `UPDATE lookups SET state = 'failed', updated_at = :now WHERE ${named} AND state = 'in_doubt'`,
  );
  const queued = `state = 'queued', run_at = :now, attempts_used = 0, updated_at = :now`;
  const requeue = store.prepare<Changing>(
    `UPDATE lookups SET ${queued} WHERE ${named} AND state IN ('failed', 'cancelled', 'in_doubt')`,
  );
  /** The question failed with an attempt that may have been paid for: somebody closed a doubt. */
  const closedDoubt = (leader: string) => `EXISTS (
    SELECT 1 FROM lookups q JOIN attempts a ON a.lookup_id = q.id
    WHERE q.id = ${leader} AND q.state = 'failed' AND a.outcome = 'in-doubt' AND a.charge = 'unknown')`;
  const requeueCertain = store.prepare<Changing>(`
    UPDATE lookups SET ${queued} WHERE ${named} AND state IN ('failed', 'cancelled')
      AND NOT ${closedDoubt('coalesce(lookups.twin_of, lookups.id)')}`);
  const isClosedDoubt = store.prepare<{ id: number }, { closed: 0 | 1 }>(`SELECT ${closedDoubt(':id')} AS closed`);
  const failedTwins = store.prepare<{ leader: number }, { id: number }>(
    `SELECT id FROM lookups WHERE twin_of = :leader AND state = 'failed'`,
  );
  const family = store.prepare<{ leader: number; limit: number }, { id: number }>(
    'SELECT id FROM lookups WHERE id = :leader UNION ALL SELECT id FROM lookups WHERE twin_of = :leader LIMIT :limit',
  );

  // `+state` and CROSS JOIN: found by twin_of, never by walking everything that is queued.
  // Twins in step: the oldest waiting twin of a cancelled leader leads the whole family from then on, the old leader and
  // the cancelled ones too, so that whoever of them is retried waits for the one answer …
  const leaderless = store.prepare<Ids, { old_leader: number; new_leader: number }>(`
    SELECT k.id AS old_leader, min(t.id) AS new_leader
    FROM lookups k CROSS JOIN lookups t ON t.twin_of = k.id AND +t.state = 'queued'
    WHERE k.id IN (SELECT coalesce(twin_of, id) FROM lookups WHERE ${named}) AND k.state = 'cancelled' GROUP BY k.id`);
  const follow = store.prepare<{ old_leader: number; new_leader: number }>(`
    UPDATE lookups SET twin_of = CASE id WHEN :new_leader THEN NULL ELSE :new_leader END
    WHERE id = :old_leader OR twin_of = :old_leader`);
  // … and a waiting twin of a leader that is final shares its end at once.
  const share = (which: string) =>
    store.prepare<Changing>(`
      UPDATE lookups SET updated_at = :now, state = CASE k.state
          WHEN 'answered' THEN 'reused' WHEN 'no_record' THEN 'reused' ELSE k.state END
      FROM lookups k
      WHERE k.id = lookups.twin_of AND ${which} AND +lookups.state = 'queued'
        AND k.state IN ('answered', 'no_record', 'refused', 'failed')`);
  const shareOwn = share('lookups.id IN (SELECT value FROM json_each(:ids))');
  const shareWithTwins = share('lookups.twin_of IN (SELECT value FROM json_each(:ids))');

  /** Within the caller's transaction: the change, then the twins of everybody changed. Returns how many changed. */
  function changing(statement: { run(parameters: Changing): { changes: number } }) {
    return (lookupIds: readonly number[], now: number): number => {
      const ids = JSON.stringify(lookupIds);
      const { changes } = statement.run({ ids, now });
      for (const pair of leaderless.all({ ids })) follow.run(pair);
      shareOwn.run({ ids, now });
      shareWithTwins.run({ ids, now });
      return changes;
    };
  }

  return {
    one: (id: number) => one.get({ id }),
    list: (id: number) => list.get({ id }),
    listsWith: (states: readonly LookupState[]) => listsWith.all({ states: JSON.stringify(states) }),
    doubtsOfAll: () => doubtsOfAll.get({}),
    doubtsOfList: (listId: number) => doubtsOfList.get({ list_id: listId }),
    /** At most `limit` of the list's lookups in that state, after `from` (null: from the start, or from the end). */
    slice(
      listId: number,
      state: LookupState,
      direction: 'forward' | 'backward',
      from: Place | null,
      limit: number,
    ): Place[] {
      return direction === 'forward'
        ? forward.all({ list_id: listId, state, limit, ...(from ?? { row: -1, id: -1 }) })
        : backward.all({ list_id: listId, state, limit, ...(from ?? { row: Number.MAX_SAFE_INTEGER, id: 0 }) });
    },
    cancel: changing(cancel),
    close: changing(close),
    requeue: changing(requeue),
    /** Leaves closed doubts, and the twins that failed with them, as they are. */
    requeueCertain: changing(requeueCertain),
    isClosedDoubt: (id: number) => isClosedDoubt.get({ id })?.closed === 1,
    failedTwins: (leader: number) => failedTwins.all({ leader }).map(({ id }) => id),
    /** The leader and its twins. */
    family: (leader: number, limit: number) => family.all({ leader, limit }).map(({ id }) => id),
  };
}
