/** What was paid, summed over attempts. One charge per attempt; an attempt still under way counts as unknown. */
import type { ChargeCounts } from '../../contract/states.ts';
import type { Handlers } from '../dispatch.ts';
import type { Store } from '../store/store.ts';

type Selection = {
  listId?: number | undefined;
  connectionId?: number | undefined;
  /** Milliseconds since the epoch; from inclusive, to exclusive. */
  from?: number | undefined;
  to?: number | undefined;
};

export type Charges = { summary(selection: Selection): ChargeCounts & { rupiah: number } };

export function createCharges(store: Store): Charges {
  // One statement for each way in, so that each uses its own index.
  const sums = `SELECT charge, count(*) AS n, sum(price) AS rupiah FROM attempts WHERE`;
  const span = 'started_at >= :from AND started_at < :to';
  type Row = { charge: keyof ChargeCounts; n: number; rupiah: number };
  type Span = { from: number; to: number };
  const everything = store.prepare<Span, Row>(`${sums} ${span} GROUP BY charge`);
  const ofList = store.prepare<Span & { list_id: number }, Row>(
    `${sums} list_id = :list_id AND ${span} GROUP BY charge`,
  );
  const ofConnection = store.prepare<Span & { connection_id: number }, Row>(
    `${sums} connection_id = :connection_id AND ${span} GROUP BY charge`,
  );
  const ofBoth = store.prepare<Span & { list_id: number; connection_id: number }, Row>(
    `${sums} list_id = :list_id AND connection_id = :connection_id AND ${span} GROUP BY charge`,
  );

  function select({ listId, connectionId, from, to }: Selection): Row[] {
    const within = { from: from ?? 0, to: to ?? Number.MAX_SAFE_INTEGER };
    if (listId !== undefined && connectionId !== undefined) {
      return ofBoth.all({ ...within, list_id: listId, connection_id: connectionId });
    }
    if (listId !== undefined) return ofList.all({ ...within, list_id: listId });
    if (connectionId !== undefined) return ofConnection.all({ ...within, connection_id: connectionId });
    return everything.all(within);
  }

  return {
    summary(selection) {
      const counts = { charged: 0, free: 0, unknown: 0, rupiah: 0 };
      for (const row of select(selection)) {
        counts[row.charge] = row.n;
        if (row.charge === 'charged') counts.rupiah = row.rupiah;
      }
      return counts;
    },
  };
}

export function chargeHandlers(charges: Charges): Handlers<'charges.summary'> {
  return { 'charges.summary': (selection) => charges.summary(selection) };
}
