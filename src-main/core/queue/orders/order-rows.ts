/** The SQL of the operator's orders. */
import type { LookupState } from '../../../contract/states.ts';
import { closedDoubt, perhapsPaid } from '../../lookups/perhaps-paid.ts';
import type { Store } from '../../store/store.ts';
import { fromElsewhere, type SharedTwins, type Stray, straySelect } from '../reuse/shared-twins.ts';

type Ids = { ids: string };
type Changing = Ids & { now: number };

/** A lookup with what decides whether an order for it makes sense. */
export type OrderedRow = {
  id: number;
  list_id: number;
  state: LookupState;
  twin_of: number | null;
  /** 1: whose answer it shares, or waits for, is not of its own file's rows. */
  shared_from_elsewhere: 0 | 1;
  /** Its connection is deleted: nothing of it can be sent any more. */
  unreachable: 0 | 1;
};

/** What sending may cost. `paid_twice`: of `lookups`, those that may be, or were, paid for before. Rupiah. */
export type Cost = {
  lookups: number;
  paid_twice: number;
  rupiah: number;
  rupiah_twice: number;
  practice: number;
  without_price: number;
};

export const noCost: Cost = {
  lookups: 0,
  paid_twice: 0,
  rupiah: 0,
  rupiah_twice: 0,
  practice: 0,
  without_price: 0,
};

/** Changes the lookups named; `lists`: where their twins changed with them. */
export type Change = (lookupIds: readonly number[], now: number) => { changes: number; lists: ReadonlySet<number> };

type Member = { id: number; list_id: number };

/** A place in a list: the slice after it, in the order of the file or against it. */
export type Place = { row: number; id: number };

export type OrderRows = ReturnType<typeof createOrderRows>;

/**
 * Every change is for lookups named by id, at most a slice of them, so that the cost of an order depends on what it
 * changes and not on what else waits. Keeps twins in step with their leaders.
 */
export function createOrderRows(store: Store, { leadOwnFile }: Pick<SharedTwins, 'leadOwnFile'>) {
  const one = store.prepare<{ id: number }, OrderedRow>(`
    SELECT k.id, k.list_id, k.state, k.twin_of, c.deleted_at IS NOT NULL AS unreachable,
           e.id IS NOT NULL AND ${fromElsewhere} AS shared_from_elsewhere
    FROM lookups k JOIN lists l ON l.id = k.list_id JOIN connections c ON c.id = l.connection_id
    LEFT JOIN lookups e ON e.id = k.twin_of WHERE k.id = :id`);
  const list = store.prepare<{ id: number }, { id: number; unreachable: 0 | 1 }>(`
    SELECT l.id, c.deleted_at IS NOT NULL AS unreachable
    FROM lists l JOIN connections c ON c.id = l.connection_id WHERE l.id = :id AND l.complete = 1`);
  const listsWith = store.prepare<{ states: string }, { id: number; unreachable: 0 | 1 }>(`
    SELECT DISTINCT l.id, c.deleted_at IS NOT NULL AS unreachable
    FROM list_states s JOIN lists l ON l.id = s.list_id JOIN connections c ON c.id = l.connection_id
    WHERE s.n > 0 AND s.state IN (SELECT value FROM json_each(:states)) AND l.complete = 1 ORDER BY l.id`);

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
  const cancelWhenBack = store.prepare<Ids>(`UPDATE lookups SET cancel_asked = 1 WHERE ${named} AND state = 'sending'`);
  const close = store.prepare<Changing>(
    `UPDATE lookups SET state = 'failed', updated_at = :now WHERE ${named} AND state = 'in_doubt'`,
  );
  const queued = `state = 'queued', run_at = :now, attempts_used = 0, updated_at = :now`;
  const requeue = store.prepare<Changing>(
    `UPDATE lookups SET ${queued} WHERE ${named} AND state IN ('failed', 'cancelled', 'in_doubt')`,
  );
  const requeueCertain = store.prepare<Changing>(`
    UPDATE lookups SET ${queued} WHERE ${named} AND state IN ('failed', 'cancelled')
      AND NOT ${closedDoubt('coalesce(lookups.twin_of, lookups.id)')}`);
  const isClosedDoubt = store.prepare<{ id: number }, { closed: 0 | 1 }>(`SELECT ${closedDoubt(':id')} AS closed`);
  const failedTwins = store.prepare<{ leader: number; list_id: number }, { id: number }>(
    `SELECT id FROM lookups WHERE twin_of = :leader AND list_id = :list_id AND +state = 'failed'`,
  );
  const withTwins = store.prepare<{ leader: number; limit: number }, Member>(`
    SELECT id, list_id FROM lookups WHERE id = :leader
    UNION ALL SELECT id, list_id FROM lookups WHERE twin_of = :leader LIMIT :limit`);
  // What waits no longer for an answer from elsewhere leads the rows of its own file that shared it …
  const ofElsewhere = (states: string, leaderStates: string) =>
    store.prepare<Ids, Stray>(`
      ${straySelect} AND k.${named} AND k.state = '${states}' AND e.state IN (${leaderStates})
      ORDER BY k.source_row, k.id`);
  const requeuedStrays = ofElsewhere('queued', `'refused', 'failed'`);
  const reusedElsewhere = ofElsewhere('reused', `'answered', 'no_record'`);
  const askAgain = store.prepare<{ id: number; now: number }>(`
    UPDATE lookups SET ${queued}, ask_again = 1 WHERE (id = :id OR twin_of = :id) AND +state = 'reused'`);

  // `+state` and CROSS JOIN: found by twin_of, never by walking everything that is queued.
  // Twins in step: the oldest waiting twin of a cancelled leader leads all its twins from then on, the old leader and
  // the cancelled ones too, so that whoever of them is retried waits for the one answer …
  const leaderless = store.prepare<Ids, { old_leader: number; new_leader: number }>(`
    SELECT k.id AS old_leader, min(t.id) AS new_leader
    FROM lookups k CROSS JOIN lookups t ON t.twin_of = k.id AND +t.state = 'queued'
    WHERE k.id IN (SELECT coalesce(twin_of, id) FROM lookups WHERE ${named}) AND k.state = 'cancelled' GROUP BY k.id`);
  const follow = store.prepare<{ old_leader: number; new_leader: number }, { list_id: number }>(`
    UPDATE lookups SET twin_of = CASE id WHEN :new_leader THEN NULL ELSE :new_leader END
    WHERE id = :old_leader OR twin_of = :old_leader RETURNING list_id`);
  // … and a waiting twin of a leader that is final shares its end at once.
  const share = (which: string) =>
    store.prepare<Changing, { list_id: number }>(`
      UPDATE lookups SET updated_at = :now, state = CASE k.state
          WHEN 'answered' THEN 'reused' WHEN 'no_record' THEN 'reused' ELSE k.state END
      FROM lookups k
      WHERE k.id = lookups.twin_of AND ${which} AND +lookups.state = 'queued'
        AND k.state IN ('answered', 'no_record', 'refused', 'failed') RETURNING lookups.list_id`);
  const shareOwn = share('lookups.id IN (SELECT value FROM json_each(:ids))');
  const shareWithTwins = share('lookups.twin_of IN (SELECT value FROM json_each(:ids))');

  /** Within the caller's transaction: the change, then the twins of everybody changed, in whatever list they are. */
  function changing(change: (ids: string, now: number) => number): Change {
    return (lookupIds, now) => {
      const ids = JSON.stringify(lookupIds);
      const changes = change(ids, now);
      const moved = [
        ...leaderless.all({ ids }).flatMap((pair) => follow.all(pair)),
        ...shareOwn.all({ ids, now }),
        ...shareWithTwins.all({ ids, now }),
      ];
      return { changes, lists: new Set(moved.map(({ list_id }) => list_id)) };
    };
  }

  /** What was requeued does not wait for a question that ended badly in another list: it is asked for itself. */
  function requeueing(statement: { run(parameters: Changing): { changes: number } }): Change {
    return changing((ids, now) => {
      const { changes } = statement.run({ ids, now });
      leadOwnFile(requeuedStrays.all({ ids }));
      return changes;
    });
  }

  // What an order would send, each question once: the leaders, and whoever would lead after it.
  const cost = (which: string, question: string) =>
    store.prepare<Ids, Cost>(`
      SELECT count(DISTINCT question) AS lookups,
             count(DISTINCT CASE WHEN paid AND NOT practice THEN question END) AS paid_twice,
             coalesce(sum(price) FILTER (WHERE NOT practice), 0) AS rupiah,
             coalesce(sum(price) FILTER (WHERE paid AND NOT practice), 0) AS rupiah_twice,
             count(DISTINCT CASE WHEN practice THEN question END) AS practice,
             count(DISTINCT CASE WHEN price = 0 AND NOT practice THEN question END) AS without_price
      FROM (SELECT ${question} AS question, c.price_per_call AS price, c.kind = 'practice' AS practice,
                   max(${perhapsPaid('k.id', 'k.twin_of')}) AS paid
            FROM lookups k JOIN lists l ON l.id = k.list_id JOIN connections c ON c.id = l.connection_id
            LEFT JOIN lookups e ON e.id = k.twin_of
            WHERE k.${named} AND c.deleted_at IS NULL AND ${which} GROUP BY 1, 2)`);
  const endedBadly = `(k.twin_of IS NULL OR e.state IN ('failed', 'cancelled'))`;
  const question = `coalesce(k.twin_of, k.id) || ':' || iif(e.id IS NULL OR e.list_id = k.list_id, '', k.list_id)`;
  const costs: Record<'resend' | 'retry' | 'retryCertain' | 'askAgain', { get(ids: Ids): Cost | undefined }> = {
    resend: cost(`k.state = 'in_doubt'`, question),
    retry: cost(`k.state IN ('failed', 'cancelled') AND ${endedBadly}`, question),
    retryCertain: cost(
      `k.state IN ('failed', 'cancelled') AND ${endedBadly} AND NOT ${closedDoubt('coalesce(k.twin_of, k.id)')}`,
      question,
    ),
    askAgain: cost(`k.state = 'reused' AND ${fromElsewhere}`, question),
  };

  return {
    one: (id: number) => one.get({ id }),
    list: (id: number) => list.get({ id }),
    listsWith: (states: readonly LookupState[]) => listsWith.all({ states: JSON.stringify(states) }),
    cost: (order: keyof typeof costs, lookupIds: readonly number[]): Cost =>
      costs[order].get({ ids: JSON.stringify(lookupIds) }) ?? noCost,
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
    /** What is under way cannot be recalled: it is cancelled when it comes back unpaid (commit.ts). Not counted. */
    cancel: changing((ids, now) => {
      cancelWhenBack.run({ ids });
      return cancel.run({ ids, now }).changes;
    }),
    close: changing((ids, now) => close.run({ ids, now }).changes),
    requeue: requeueing(requeue),
    /** Leaves closed doubts, and the twins that failed with them, as they are. */
    requeueCertain: requeueing(requeueCertain),
    /** Reused from elsewhere: asked for itself, and with it the rows of its file that shared the same answer. */
    askAgain: changing((ids, now) =>
      leadOwnFile(reusedElsewhere.all({ ids })).reduce((sum, id) => sum + askAgain.run({ id, now }).changes, 0),
    ),
    isClosedDoubt: (id: number) => isClosedDoubt.get({ id })?.closed === 1,
    /** Of that list. */
    failedTwins: (leader: number, listId: number) => failedTwins.all({ leader, list_id: listId }).map(({ id }) => id),
    /** The leader and its twins, of whatever list. */
    withTwins: (leader: number, limit: number): Member[] => withTwins.all({ leader, limit }),
  };
}
