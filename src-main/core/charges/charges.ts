/**
 * What was paid, summed over attempts. One charge per attempt; an attempt still under way counts as unknown. Whole local
 * days are read from the sums the store keeps (charge_days), whatever the number of attempts; other spans count attempts.
 */
import type { ChargeCounts } from '../../contract/states.ts';
import type { Store } from '../store/store.ts';
import { createWholeDays, type Days, type Span } from './whole-days.ts';

type Selection = {
  listId?: number | undefined;
  connectionId?: number | undefined;
  /** Milliseconds since the epoch; from inclusive, to exclusive. */
  from?: number | undefined;
  to?: number | undefined;
};

export type Charges = {
  summary(selection: Selection): ChargeCounts & { rupiah: number };
  /** Of the local day that `now` is in. `final`: attempts that gave their lookup its end. */
  today(now: number): ChargeCounts & { rupiah: number; final: number };
};

type Row = { charge: keyof ChargeCounts; n: number; finals: number; rupiah: number };

export function createCharges(store: Store): Charges {
  // One statement for each way in, so that each uses its own index.
  const ofDays = `SELECT charge, sum(n) AS n, sum(finals) AS finals, sum(n * price) AS rupiah FROM charge_days WHERE`;
  const ofTime = 'day >= :first AND day < :end GROUP BY charge';
  const daysOfAll = store.prepare<Days, Row>(`${ofDays} ${ofTime}`);
  const daysOfList = store.prepare<Days & { list_id: number }, Row>(`${ofDays} list_id = :list_id AND ${ofTime}`);
  const daysOfConnection = store.prepare<Days & { connection_id: number }, Row>(
    `${ofDays} connection_id = :connection_id AND ${ofTime}`,
  );
  const daysOfBoth = store.prepare<Days & { list_id: number; connection_id: number }, Row>(
    `${ofDays} list_id = :list_id AND connection_id = :connection_id AND ${ofTime}`,
  );
  const ofSpan = `SELECT charge, count(*) AS n, 0 AS finals, sum(price) AS rupiah FROM attempts
    WHERE started_at >= :from AND started_at < :to AND`;
  const spanOfAll = store.prepare<Span & { list_id: number | null }, Row>(`
    ${ofSpan} connection_id IN (SELECT id FROM connections) AND (:list_id IS NULL OR list_id = :list_id)
    GROUP BY charge`);
  const spanOfConnection = store.prepare<Span & { list_id: number | null; connection_id: number }, Row>(`
    ${ofSpan} connection_id = :connection_id AND (:list_id IS NULL OR list_id = :list_id) GROUP BY charge`);
  const days = createWholeDays(store);

  function select({ listId, connectionId, from, to }: Selection): Row[] {
    const whole = days.exactly(from, to);
    if (whole) {
      if (listId === undefined) {
        if (connectionId === undefined) return daysOfAll.all(whole);
        return daysOfConnection.all({ ...whole, connection_id: connectionId });
      }
      if (connectionId === undefined) return daysOfList.all({ ...whole, list_id: listId });
      return daysOfBoth.all({ ...whole, list_id: listId, connection_id: connectionId });
    }
    const within = { from: from ?? 0, to: to ?? Number.MAX_SAFE_INTEGER, list_id: listId ?? null };
    if (connectionId === undefined) return spanOfAll.all(within);
    return spanOfConnection.all({ ...within, connection_id: connectionId });
  }

  function sum(rows: readonly Row[]) {
    const counts = { charged: 0, free: 0, unknown: 0, rupiah: 0, final: 0 };
    for (const row of rows) {
      counts[row.charge] = row.n;
      counts.final += row.finals;
      if (row.charge === 'charged') counts.rupiah = row.rupiah;
    }
    return counts;
  }

  return {
    summary(selection) {
      const { charged, free, unknown, rupiah } = sum(select(selection));
      return { charged, free, unknown, rupiah };
    },
    today(now) {
      const day = days.dayOf(now);
      return sum(daysOfAll.all({ first: day, end: `${day}~` }));
    },
  };
}
