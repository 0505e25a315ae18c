/**
 * Sums over the ledger by connection, list, local day or month. Whole days are read from the sums the store keeps
 * (`charge_days`), whatever the number of attempts; a partial day at either end is counted attempt by attempt, in
 * turns.
 */
import { setImmediate } from 'node:timers/promises';
import type { AccountSum, ChargeSum, LedgerSum } from '../../../contract/charges.ts';
import type { OutputOf, ParsedInputOf } from '../../../contract/index.ts';
import type { Charge } from '../../../contract/states.ts';
import type { Store } from '../../store/store.ts';
import type { Span } from './time-range.ts';
import { createWholeDays, type Days } from './whole-days.ts';

type Asked = ParsedInputOf<'charges.totals'>;
type Totals = OutputOf<'charges.totals'>;
type Part = {
  connection_id: number;
  list_id: number;
  day: string;
  charge: Charge;
  n: number;
  rupiah: number;
  unpriced: number;
};
type Of = { connection_id: number | null; list_id: number | null };

/** Groups in one answer. */
const mostGroups = 1_000;
/** Attempts added up in one turn of the main thread. */
const sliceRows = 2_000;

const noSum: ChargeSum = { charged: 0, free: 0, unknown: 0, rupiah: 0, rupiahUnknown: 0 };
export const noAccountSum: AccountSum = { ...noSum, withoutPrice: 0 };

export function createTotals(store: Store) {
  const wholeDays = createWholeDays(store);
  const grouped = (key: string) =>
    store.prepare<Days & Of, Part>(`
      SELECT connection_id, list_id, ${key} AS day, charge, sum(n) AS n, sum(n * price) AS rupiah,
             coalesce(sum(n) FILTER (WHERE price = 0), 0) AS unpriced
      FROM charge_days
      WHERE day >= :first AND day < :end AND (:connection_id IS NULL OR connection_id = :connection_id)
        AND (:list_id IS NULL OR list_id = :list_id)
      GROUP BY 1, 2, 3, 4`);
  const ofDays = { month: grouped('substr(day, 1, 7)'), day: grouped('day'), whole: grouped(`''`) };
  const connectionIds = store.prepare<Record<string, never>, { id: number }>('SELECT id FROM connections');
  const madeUp = store.prepare<Record<string, never>, { id: number }>(
    `SELECT id FROM connections WHERE kind = 'practice'`,
  );
  type Slice = Span & { connection_id: number; at: number; id: number; limit: number };
  const slice = store.prepare<Slice, Part>(`
    SELECT connection_id, list_id, date(started_at / 1000, 'unixepoch', 'localtime') AS day, charge,
           count(*) AS n, sum(price) AS rupiah, count(*) FILTER (WHERE price = 0) AS unpriced
    FROM (SELECT id, connection_id, list_id, started_at, charge, price FROM attempts INDEXED BY attempts_by_time
          WHERE connection_id = :connection_id AND started_at < :to AND (started_at, id) > (:at, :id)
          ORDER BY started_at, id LIMIT :limit)
    GROUP BY 1, 2, 3, 4`);
  const endOfSlice = store.prepare<Slice, { at: number; id: number }>(`
    SELECT started_at AS at, id FROM attempts INDEXED BY attempts_by_time
    WHERE connection_id = :connection_id AND started_at < :to AND (started_at, id) > (:at, :id)
    ORDER BY started_at, id LIMIT 1 OFFSET :limit - 1`);
  const names = {
    connection: store.prepare<{ id: number }, { name: string }>('SELECT name FROM connections WHERE id = :id'),
    list: store.prepare<{ id: number }, { name: string }>('SELECT name FROM lists WHERE id = :id'),
  };

  async function addSpan(span: Span, asked: Asked, add: (part: Part) => void): Promise<void> {
    const ids = asked.connectionId === undefined ? connectionIds.all({}).map(({ id }) => id) : [asked.connectionId];
    for (const connection_id of ids) {
      let place: { at: number; id: number } | undefined = { at: span.from, id: 0 };
      while (place) {
        const from: Slice = { ...span, connection_id, at: place.at, id: place.id, limit: sliceRows };
        for (const part of slice.all(from)) if (asked.listId === undefined || part.list_id === asked.listId) add(part);
        place = endOfSlice.get(from);
        await setImmediate();
      }
    }
  }

  return async (asked: Asked): Promise<Totals> => {
    const practice = new Set(madeUp.all({}).map(({ id }) => id));
    const all = newSum();
    const groups = new Map<string, LedgerSum & { name: string; id: number | null }>();

    function add(part: Part): void {
      const { name, id } = nameOf(part, asked.by);
      const place = `${id ?? ''} ${name}`;
      const group = groups.get(place) ?? { ...newSum(), name, id };
      groups.set(place, group);
      for (const sum of [all, group]) {
        addCharge(sum, part);
        if (!practice.has(part.connection_id)) addAccountCharge(sum.accounts, part);
      }
    }

    const { days, edges } = wholeDays.split(asked.from, asked.to);
    if (days) {
      const sums = asked.by === 'day' || asked.by === 'month' ? ofDays[asked.by] : ofDays.whole;
      const of = { connection_id: asked.connectionId ?? null, list_id: asked.listId ?? null };
      for (const part of sums.all({ ...days, ...of })) add(part);
    }
    for (const edge of edges) await addSpan(edge, asked, add);

    const present = [...groups.values()].filter(({ charged, free, unknown }) => charged + free + unknown > 0);
    const newestFirst = asked.by === 'day' || asked.by === 'month';
    present.sort((a, b) =>
      newestFirst ? (a.name < b.name ? 1 : -1) : costOf(b) - costOf(a) || (b.id ?? 0) - (a.id ?? 0),
    );
    return { all, groups: present.slice(0, mostGroups).map(named) };
  };

  function named(group: Totals['groups'][number]): Totals['groups'][number] {
    if (group.name === 'connection' || group.name === 'list') {
      return { ...group, name: names[group.name].get({ id: group.id ?? 0 })?.name ?? '' };
    }
    return group;
  }
}

/** The kind stands for the name until it is looked up, of the groups that are told alone. */
function nameOf(part: Part, by: Asked['by']): { name: string; id: number | null } {
  switch (by) {
    case 'connection':
      return { name: by, id: part.connection_id };
    case 'list':
      return { name: by, id: part.list_id };
    case 'day':
      return { name: part.day, id: null };
    case 'month':
      return { name: part.day.slice(0, 7), id: null };
  }
}

function newSum(): LedgerSum {
  return { ...noSum, accounts: { ...noAccountSum } };
}

type Charged = Pick<Part, 'charge' | 'n' | 'rupiah' | 'unpriced'>;

function addCharge(sum: ChargeSum, { charge, n, rupiah }: Charged): void {
  sum[charge] += n;
  if (charge === 'charged') sum.rupiah += rupiah;
  if (charge === 'unknown') sum.rupiahUnknown += rupiah;
}

/** Of an account; `unpriced`: of them, those whose price was not set. */
export function addAccountCharge(sum: AccountSum, part: Charged): void {
  addCharge(sum, part);
  if (part.charge !== 'free') sum.withoutPrice += part.unpriced;
}

function costOf({ accounts }: LedgerSum): number {
  return accounts.rupiah + accounts.rupiahUnknown;
}
