/**
 * An order for a list, or for everything: carried out list by list in slices, each one transaction, with time for other
 * work between them.
 */
import { setImmediate } from 'node:timers/promises';
import type { Scope } from '../../../contract/queue.ts';
import type { LookupState } from '../../../contract/states.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { Store } from '../../store/store.ts';
import { type Change, type Cost, noCost, type OrderRows, type Place } from './order-rows.ts';

export type Affected = { affected: number };

type WideScope = Exclude<Scope, { lookupId: number }>;

type WideOrder = {
  /** One after the other; a lookup that the order moves into a later one of them would be met twice. */
  states: readonly LookupState[];
  /**
   * In the order of the file leaders come before their twins. Back in the queue a leader goes first, so that its twins
   * wait; out of it last, so that none of them is made leader only to be cancelled in the next slice.
   */
  direction: 'forward' | 'backward';
  /** It needs a connection that is still there. */
  sends: boolean;
  change: Change;
};

/** Rows changed in one transaction: some 10 to 20 ms of the main thread (measured), whatever else waits in the store. */
const usualSlice = 1_000;
export function createWideOrders(deps: {
  store: Store;
  rows: OrderRows;
  clock: Clock;
  /** After every commit. No ids: any of the list. */
  changed: (listId: number, lookupIds: readonly number[]) => void;
  sliceRows?: number;
}) {
  const { store, rows, clock, changed, sliceRows = usualSlice } = deps;
  let closing = false;

  /** Errors: `not-found`; `connection-unknown` for a list whose connection is deleted (of all lists it is left out). */
  function listsOf(scope: WideScope, order: Pick<WideOrder, 'states' | 'sends'>): number[] {
    if (!('listId' in scope)) {
      const lists = rows.listsWith(order.states);
      return lists.filter((list) => !(order.sends && list.unreachable)).map((list) => list.id);
    }
    const list = rows.list(scope.listId);
    if (!list) throw new CoreError('not-found', 'That list is not there any more.');
    if (order.sends) mustBeReachable(list);
    return [list.id];
  }

  async function run(scope: WideScope, order: WideOrder): Promise<Affected> {
    const places = listsOf(scope, order).flatMap((listId) => order.states.map((state) => ({ listId, state })));
    let affected = 0;
    let from: Place | null = null;
    while (places.length > 0) {
      if (closing) throw new CoreError('closing', 'Sambung is closing; the order is carried out in part.');
      const touched = new Set<number>();
      affected += store.transaction(() => {
        let changes = 0;
        for (let room = sliceRows; room > 0 && places[0]; ) {
          const { listId, state } = places[0];
          const slice = rows.slice(listId, state, order.direction, from, room);
          if (slice.length > 0) {
            const ids = slice.map((place) => place.id);
            const done = order.change(ids, clock.now());
            changes += done.changes;
            touched.add(listId);
            for (const other of done.lists) touched.add(other);
          }
          from = slice.at(-1) ?? null;
          if (slice.length < room) {
            places.shift();
            from = null;
          }
          // A list with nothing to do costs its reading; one state of several does not.
          room -= places[0]?.listId === listId ? slice.length : Math.max(1, slice.length);
        }
        return changes;
      });
      for (const listId of touched) changed(listId, []);
      await setImmediate();
    }
    return { affected };
  }

  /** What the order would cost at most, added up slice by slice. Errors: `not-found`. */
  async function cost(
    scope: WideScope,
    states: readonly LookupState[],
    costOf: (lookupIds: readonly number[]) => Cost,
  ): Promise<Cost> {
    const sum = { ...noCost };
    for (const listId of listsOf(scope, { states, sends: false })) {
      for (const state of states) {
        for (let from: Place | null = null; ; ) {
          const slice: Place[] = rows.slice(listId, state, 'forward', from, sliceRows);
          const part = costOf(slice.map((place) => place.id));
          for (const key of Object.keys(sum) as (keyof Cost)[]) sum[key] += part[key];
          from = slice.at(-1) ?? null;
          if (slice.length < sliceRows) break;
          await setImmediate();
        }
      }
    }
    return sum;
  }

  return {
    run,
    cost,
    /** The order under way ends after its slice, with `closing`. */
    stop(): void {
      closing = true;
    },
  };
}

export function mustBeReachable(row: { unreachable: 0 | 1 }): void {
  if (row.unreachable) {
    throw new CoreError('connection-unknown', 'The connection of that list is deleted, so nothing of it can be sent.');
  }
}
