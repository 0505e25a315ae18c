/** The counters the drain keeps itself: how many lookups of a list are in each state, and what attempts cost by day. */
import type { Charge, LookupState } from '../../../contract/states.ts';
import type { Store } from '../../store/store.ts';
import type { OutcomeKind } from '../../td/outcome.ts';

/** What an attempt is counted under, apart from its charge. */
type CountedAttempt = { list_id: number; connection_id: number; price: number; started_at: number };

type Charged = { attempt: CountedAttempt; day: string; charge: Charge; n: number; finals: number };

/** The changes of one commit; discarded when it fails. */
export type CounterChanges = {
  readonly states: Map<number, Map<LookupState, number>>;
  readonly charges: Map<string, Charged>;
  /** Lists with a lookup that was sending and is final: it may have been their last open one. */
  readonly closing: Set<number>;
};

/** As in the triggers: these outcomes make a lookup final. */
const finalOutcomes: readonly OutcomeKind[] = ['answered', 'no-record', 'refused', 'unknown-code'];

/**
 * Collects what one commit changes and adds it to the stored counters once, in that commit. Rows the drain changes get
 * a higher `drain_moves`, which tells the triggers that they are counted here (store/migrations/003); the triggers
 * count all other changes.
 */
export function createCounters(store: Store) {
  const addState = store.prepare<readonly [number, string, number]>(
    'INSERT INTO list_states VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n',
  );
  const finishList = store.prepare<readonly [number, number, number]>(`
    UPDATE lists SET finished_at = ? WHERE id = ?
      AND NOT EXISTS (SELECT 1 FROM list_states WHERE list_id = ? AND state IN ('queued', 'sending') AND n > 0)`);
  const addCharge = store.prepare<readonly [number, string, number, string, number, number, number]>(`
    INSERT INTO charge_days VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET n = n + excluded.n, finals = finals + excluded.finals`);
  // The day by SQLite's clock, as the triggers take it.
  const dayOf = store.prepare<readonly [number], { day: string }>(
    `SELECT date(? / 1000, 'unixepoch', 'localtime') AS day`,
  );
  /** Days begin at whole minutes everywhere. */
  let lastMinute = { minute: Number.NaN, day: '' };

  function day(at: number): string {
    const minute = Math.floor(at / 60_000);
    if (minute !== lastMinute.minute) lastMinute = { minute, day: dayOf.get([at])?.day ?? '' };
    return lastMinute.day;
  }

  function charge(
    counterChanges: CounterChanges,
    attempt: CountedAttempt,
    kind: Charge,
    n: number,
    finals: number,
  ): void {
    const onDay = day(attempt.started_at);
    const key = `${attempt.list_id} ${onDay} ${attempt.connection_id} ${kind} ${attempt.price}`;
    const known = counterChanges.charges.get(key);
    if (known) {
      known.n += n;
      known.finals += finals;
    } else counterChanges.charges.set(key, { attempt, day: onDay, charge: kind, n, finals });
  }

  return {
    begin: (): CounterChanges => ({ states: new Map(), charges: new Map(), closing: new Set() }),

    moved(counterChanges: CounterChanges, listId: number, from: LookupState, to: LookupState): void {
      let states = counterChanges.states.get(listId);
      if (!states) {
        states = new Map();
        counterChanges.states.set(listId, states);
      }
      states.set(from, (states.get(from) ?? 0) - 1);
      states.set(to, (states.get(to) ?? 0) + 1);
      if (to !== 'queued' && to !== 'sending') counterChanges.closing.add(listId);
    },
    /** Until it has ended an attempt counts as unknown. */
    begun: (counterChanges: CounterChanges, attempt: CountedAttempt): void =>
      charge(counterChanges, attempt, 'unknown', 1, 0),
    ended(counterChanges: CounterChanges, attempt: CountedAttempt, outcome: OutcomeKind, kind: Charge): void {
      charge(counterChanges, attempt, 'unknown', -1, 0);
      charge(counterChanges, attempt, kind, 1, finalOutcomes.includes(outcome) ? 1 : 0);
    },

    /** Adds it to the sums; within the transaction whose changes it counts, after the last of them. */
    store(counterChanges: CounterChanges, now: number): void {
      for (const [listId, states] of counterChanges.states) {
        for (const [state, n] of states) if (n !== 0) addState.run([listId, state, n]);
      }
      for (const listId of counterChanges.closing) finishList.run([now, listId, listId]);
      for (const { attempt, day: onDay, charge: kind, n, finals } of counterChanges.charges.values()) {
        if (n === 0 && finals === 0) continue;
        addCharge.run([attempt.list_id, onDay, attempt.connection_id, kind, attempt.price, n, finals]);
      }
    },
  };
}
