/**
 * What the operator tells the queue to do with lookups: cancel, retry, resolve. Each order is one transaction over its
 * scope (a lookup, a list, everything), and leaves twins in step with their leaders.
 */
import type { Scope } from '../../contract/queue.ts';
import type { LookupState } from '../../contract/states.ts';
import { CoreError } from '../errors.ts';
import type { Store } from '../store/store.ts';

type Selected = { list_id: number | null; lookup_id: number | null };

/** Affected lookups, and the lists they are in. */
export type Affected = { affected: number; listIds: number[] };

export type Orders = ReturnType<typeof createOrders>;

export function createOrders(store: Store) {
  const inScope = '(:list_id IS NULL OR list_id = :list_id) AND (:lookup_id IS NULL OR id = :lookup_id)';
  const touched = store.prepare<Selected & { states: string }, { list_id: number; n: number }>(`
    SELECT list_id, count(*) AS n FROM lookups
    WHERE state IN (SELECT value FROM json_each(:states)) AND ${inScope} GROUP BY list_id`);
  const cancel = store.prepare<Selected & { now: number }>(
    `UPDATE lookups SET state = 'cancelled', updated_at = :now WHERE state = 'queued' AND ${inScope}`,
  );
  const requeue = store.prepare<Selected & { states: string; now: number }>(`
    UPDATE lookups SET state = 'queued', run_at = :now, attempts_used = 0, updated_at = :now
    WHERE state IN (SELECT value FROM json_each(:states)) AND ${inScope}`);
  const requeueTwins = store.prepare<{ leader: number; now: number }>(
    `UPDATE lookups SET state = 'queued', run_at = :now, updated_at = :now WHERE twin_of = :leader AND state = 'failed'`,
  );
  const close = store.prepare<Selected & { now: number }>(
    `UPDATE lookups SET state = 'failed', updated_at = :now WHERE state = 'in_doubt' AND ${inScope}`,
  );
  const cost = store.prepare<Selected, { lookups: number; rupiah: number | null }>(`
    SELECT count(*) AS lookups, sum(c.price_per_call) AS rupiah
    FROM (SELECT list_id FROM lookups WHERE state = 'in_doubt' AND ${inScope}) k
    JOIN lists l ON l.id = k.list_id JOIN connections c ON c.id = l.connection_id`);
  const one = store.prepare<{ id: number }, { id: number; state: LookupState; twin_of: number | null }>(
    'SELECT id, state, twin_of FROM lookups WHERE id = :id',
  );

  // Twins in step: the oldest waiting twin of a cancelled leader leads the others from then on …
  const promotable = store.prepare<Record<string, never>, { old_leader: number; new_leader: number }>(`
    SELECT t.twin_of AS old_leader, min(t.id) AS new_leader FROM lookups t JOIN lookups k ON k.id = t.twin_of
    WHERE t.state = 'queued' AND t.twin_of IS NOT NULL AND k.state = 'cancelled' GROUP BY t.twin_of`);
  const lead = store.prepare<{ id: number }>('UPDATE lookups SET twin_of = NULL WHERE id = :id');
  const follow = store.prepare<{ old_leader: number; new_leader: number }>(
    `UPDATE lookups SET twin_of = :new_leader WHERE twin_of = :old_leader AND state = 'queued'`,
  );
  // … and a waiting twin of a leader that is final shares its end at once.
  const share = store.prepare<{ now: number }>(`
    UPDATE lookups SET updated_at = :now, state = CASE k.state
        WHEN 'answered' THEN 'reused' WHEN 'no_record' THEN 'reused' ELSE k.state END
    FROM lookups k
    WHERE k.id = lookups.twin_of AND lookups.state = 'queued'
      AND k.state IN ('answered', 'no_record', 'refused', 'failed')`);

  function keepTwinsInStep(now: number): void {
    for (const pair of promotable.all({})) {
      lead.run({ id: pair.new_leader });
      follow.run(pair);
    }
    share.run({ now });
  }

  function order(selected: Selected, states: LookupState[], now: number, run: () => number): Affected {
    return store.transaction(() => {
      const lists = touched.all({ ...selected, states: JSON.stringify(states) });
      const affected = run();
      keepTwinsInStep(now);
      return { affected, listIds: lists.map((list) => list.list_id) };
    });
  }

  /** Errors: `not-found`, and `lookup-not-in-that-state` when one lookup is named and is in none of `states`. */
  function select(scope: Scope, states: LookupState[]): Selected {
    if ('listId' in scope) return { list_id: scope.listId, lookup_id: null };
    if (!('lookupId' in scope)) return { list_id: null, lookup_id: null };
    const lookup = one.get({ id: scope.lookupId });
    if (!lookup) throw new CoreError('not-found', 'That lookup is not there any more.');
    // A twin shares its leader's fate, so an order for its question is for the leader.
    const leader = lookup.twin_of === null ? lookup : one.get({ id: lookup.twin_of });
    const target = states.includes(lookup.state) && lookup.state !== 'failed' ? lookup : (leader ?? lookup);
    if (!states.includes(target.state)) {
      throw new CoreError('lookup-not-in-that-state', 'The lookup is in another state by now. Look at it again.', {
        details: { state: lookup.state },
      });
    }
    return { list_id: null, lookup_id: target.id };
  }

  return {
    cancel(scope: Scope, now: number): Affected {
      const selected = select(scope, ['queued']);
      return order(selected, ['queued'], now, () => cancel.run({ ...selected, now }).changes);
    },
    retry(scope: Scope, now: number): Affected {
      const states: LookupState[] = ['failed', 'cancelled'];
      const selected = select(scope, states);
      return order(selected, states, now, () => {
        const { changes } = requeue.run({ ...selected, states: JSON.stringify(states), now });
        // The twins that failed with their leader wait for it again.
        return (
          changes + (selected.lookup_id === null ? 0 : requeueTwins.run({ leader: selected.lookup_id, now }).changes)
        );
      });
    },
    resend(scope: Scope, now: number): Affected {
      const selected = select(scope, ['in_doubt']);
      return order(
        selected,
        ['in_doubt'],
        now,
        () => requeue.run({ ...selected, states: JSON.stringify(['in_doubt']), now }).changes,
      );
    },
    close(scope: Scope, now: number): Affected {
      const selected = select(scope, ['in_doubt']);
      return order(selected, ['in_doubt'], now, () => close.run({ ...selected, now }).changes);
    },
    /** Rupiah: what it costs if every one of them was and will be charged once more. */
    forecastResend(scope: Scope): { lookups: number; rupiah: number } {
      const found = cost.get(select(scope, ['in_doubt']));
      return { lookups: found?.lookups ?? 0, rupiah: found?.rupiah ?? 0 };
    },
  };
}
