/**
 * The operator's orders to the queue: cancel, retry, resolve and ask again, for one lookup, a list or everything, and
 * what an order may cost. Promise: an order never makes the provider answer a question twice, except where the operator
 * asked for just that, by `resend`, by `askAgain`, or by retrying one closed doubt by itself.
 */
import type { Scope } from '../../../contract/queue.ts';
import type { LookupState } from '../../../contract/states.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { Store } from '../../store/store.ts';
import type { SharedTwins } from '../reuse/shared-twins.ts';
import { type Change, type Cost, createOrderRows, type OrderedRow } from './order-rows.ts';
import { type Affected, createWideOrders, mustBeReachable } from './wide-orders.ts';

/** What a wide retry may take: what failed, or what the operator cancelled. */
type RetryState = 'failed' | 'cancelled';

/** What an order may cost: which lookups it would look at, and whether closed doubts are among them. */
type Priced = { states: readonly LookupState[]; narrow: keyof CostOf; wide: keyof CostOf };
type CostOf = { resend: Cost; retry: Cost; retryCertain: Cost; askAgain: Cost };

const priced: Record<'resend' | 'retry' | 'ask-again', Priced> = {
  resend: { states: ['in_doubt'], narrow: 'resend', wide: 'resend' },
  retry: { states: ['failed', 'cancelled'], narrow: 'retry', wide: 'retryCertain' },
  'ask-again': { states: ['reused'], narrow: 'askAgain', wide: 'askAgain' },
};

/** A change names at most so many twins of a leader; with as many a listener assumes any lookup of the list. */
const mostTwinsNamed = 100;

export type Orders = ReturnType<typeof createOrders>;

/**
 * An order for one lookup is one transaction. A wider one goes through its lists in slices, each a transaction of its
 * own with twins in step at its end, and lets other work run in between; a crash between slices leaves some lookups
 * ordered and the rest unchanged. Orders run one after another, so that none sees another half done.
 */
export function createOrders(deps: {
  store: Store;
  sharedTwins: SharedTwins;
  clock: Clock;
  /** After every commit. No ids: any of the list. */
  changed: (listId: number, lookupIds: readonly number[]) => void;
  /** Of a wide order; only tests set another than the program's own. */
  sliceRows?: number;
}) {
  const { store, sharedTwins, clock, changed } = deps;
  const rows = createOrderRows(store, sharedTwins);
  const wide = createWideOrders({ ...deps, rows });
  let underWay: Promise<void> | null = null;

  /**
   * Runs at once when no other order is under way (and then throws what the order throws), else after those given
   * before.
   */
  function inTurn<T>(order: () => T | Promise<T>): T | Promise<T> {
    const result = underWay ? underWay.then(order) : order();
    if (!(result instanceof Promise)) return result;
    const over = (): void => {
      if (underWay === settled) underWay = null;
    };
    const settled: Promise<void> = result.then(over, over);
    underWay = settled;
    return result;
  }

  /** Errors: `not-found`. */
  function find(lookupId: number): { lookup: OrderedRow; leader: OrderedRow } {
    const lookup = rows.one(lookupId);
    if (!lookup) throw new CoreError('not-found', 'That lookup is not there any more.');
    return { lookup, leader: (lookup.twin_of === null ? null : rows.one(lookup.twin_of)) ?? lookup };
  }

  /** The lookup in doubt: itself, or the one whose answer it shares. Errors: `lookup-not-in-that-state`. */
  function doubtOf(lookupId: number): OrderedRow {
    const { lookup, leader } = find(lookupId);
    const doubt = [lookup, leader].find((row) => row.state === 'in_doubt');
    if (!doubt) throw inOtherState(lookup);
    return doubt;
  }

  /** One lookup's order: every id it changes, as one transaction. */
  function narrow(lookup: OrderedRow, lookupIds: readonly number[], change: Change): Affected {
    const { changes } = store.transaction(() => change(lookupIds, clock.now()));
    const leader = rows.one(lookup.id)?.twin_of ?? lookup.id;
    const changedIds = new Map<number, Set<number>>([[lookup.list_id, new Set([lookup.id])]]);
    for (const { id, list_id } of rows.withTwins(leader, mostTwinsNamed)) {
      changedIds.set(list_id, (changedIds.get(list_id) ?? new Set()).add(id));
    }
    for (const [listId, ids] of changedIds) changed(listId, [...ids]);
    return { affected: changes };
  }

  return {
    /** Of a twin: it alone, never the leader whose answer others may wait for. A wide one reaches what is under way. */
    cancel: (scope: Scope) =>
      inTurn(() => {
        if (!('lookupId' in scope)) {
          // What leaves while the slices of the queued ones are gone through is met by the second look.
          const states = ['sending', 'queued', 'sending'] as const;
          return wide.run(scope, { states, direction: 'backward', sends: false, change: rows.cancel });
        }
        const { lookup } = find(scope.lookupId);
        if (lookup.state !== 'queued') throw inOtherState(lookup);
        return narrow(lookup, [lookup.id], rows.cancel);
      }),

    /** Of a twin that failed with its leader: the leader, which is then asked again for all of them. */
    retry: (scope: Scope, states: readonly RetryState[] = ['failed']) =>
      inTurn(() => {
        if (!('lookupId' in scope)) {
          return wide.run(scope, { states, direction: 'forward', sends: true, change: rows.requeueCertain });
        }
        const { lookup, leader } = find(scope.lookupId);
        if (lookup.state !== 'failed' && lookup.state !== 'cancelled') throw inOtherState(lookup);
        mustBeReachable(lookup);
        // A cancelled twin may not know that its question was closed in doubt: it shares that end before anybody pays.
        const asksAgain = leader.state === 'failed' && (lookup.state === 'failed' || !rows.isClosedDoubt(leader.id));
        if (!asksAgain) return narrow(lookup, [lookup.id], rows.requeue);
        // The leader of another list stays as it ended there: this one asks for itself and its own file.
        const own = lookup.shared_from_elsewhere ? [lookup.id] : [leader.id, lookup.id];
        return narrow(lookup, [...own, ...rows.failedTwins(leader.id, lookup.list_id)], rows.requeue);
      }),

    resend: (scope: Scope) =>
      inTurn(() => {
        if (!('lookupId' in scope)) {
          return wide.run(scope, { states: ['in_doubt'], direction: 'forward', sends: true, change: rows.requeue });
        }
        const doubt = doubtOf(scope.lookupId);
        mustBeReachable(doubt);
        return narrow(doubt, [doubt.id], rows.requeue);
      }),

    close: (scope: Scope) =>
      inTurn(() => {
        if (!('lookupId' in scope)) {
          return wide.run(scope, { states: ['in_doubt'], direction: 'forward', sends: false, change: rows.close });
        }
        const doubt = doubtOf(scope.lookupId);
        return narrow(doubt, [doubt.id], rows.close);
      }),

    /** Asked for itself: a row whose answer came from elsewhere. A twin of its own file keeps sharing. */
    askAgain: (scope: Scope) =>
      inTurn(() => {
        if (!('lookupId' in scope)) {
          return wide.run(scope, { states: ['reused'], direction: 'forward', sends: true, change: rows.askAgain });
        }
        const { lookup } = find(scope.lookupId);
        if (lookup.state !== 'reused' || !lookup.shared_from_elsewhere) throw inOtherState(lookup);
        mustBeReachable(lookup);
        return narrow(lookup, [lookup.id], rows.askAgain);
      }),

    /** At most: every question that would be sent is charged. Errors: `not-found`. */
    async forecast(
      scope: Scope,
      order: keyof typeof priced,
      retried: readonly RetryState[] = ['failed'],
    ): Promise<Cost> {
      const by = priced[order];
      const states = order === 'retry' ? retried : by.states;
      if ('lookupId' in scope) {
        const { lookup, leader } = find(scope.lookupId);
        return rows.cost(by.narrow, order === 'resend' ? [lookup.id, leader.id] : [lookup.id]);
      }
      return wide.cost(scope, states, (lookupIds) => rows.cost(by.wide, lookupIds));
    },

    /** An order under way stops after its slice; its caller gets the error `closing`. */
    async stop(): Promise<void> {
      wide.stop();
      await underWay;
    },
  };
}

function inOtherState(lookup: OrderedRow): CoreError {
  return new CoreError('lookup-not-in-that-state', 'The lookup is in another state by now. Look at it again.', {
    details: { state: lookup.state },
  });
}
