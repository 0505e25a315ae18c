/** The SQL of what is over its days: settled rows and left-out rows of complete lists, by the purpose of each list. */
import { dayMs } from '../../../contract/calendar.ts';
import type { RetainedPurpose, Retention } from '../../../contract/purposes.ts';
import type { Store } from '../../store/store.ts';

/** By purpose, the moment before which everything is over; milliseconds since the epoch. As JSON for SQLite. */
export type Limits = { readonly limits: string };

export type DueList = { id: number; name: string; purpose: RetainedPurpose; created_at: number; people: number };
export type Place = { row: number; id: number };
export type DueRow = Place & { due: 0 | 1; shared: 0 | 1 };
export type DueSums = Place & { lookups: number; outcomes: number; paid: number; rupiah: number };

/** What a list of that purpose has before that moment; null, and with it false, where the purpose has no end. */
const limitOf = (list: string) => `:limits ->> coalesce(${list}.purpose, 'not-said')`;
const settled = (row: string) => `${row}.state NOT IN ('queued', 'sending', 'in_doubt')`;

export function limitsOf(retention: Retention, now: number): Limits {
  const limits = Object.entries(retention).map(([purpose, days]) => [purpose, now - days * dayMs]);
  return { limits: JSON.stringify(Object.fromEntries(limits)) };
}

export function createDueRows(store: Store) {
  const isDue = `${settled('l')} AND l.updated_at < ${limitOf('s')}`;
  // Shared by a row that stays: so does what it shares.
  const isShared = `EXISTS (SELECT 1 FROM lookups t JOIN lists ts ON ts.id = t.list_id WHERE t.twin_of = l.id
    AND NOT coalesce(${settled('t')} AND t.updated_at < ${limitOf('ts')}, 0))`;
  const lists = store.prepare<Limits, DueList>(`
    SELECT s.id, s.name, coalesce(s.purpose, 'not-said') AS purpose, s.created_at, s.accepted AS people FROM lists s
    WHERE s.complete = 1 AND s.created_at < ${limitOf('s')} ORDER BY s.id DESC`);
  const back = `l.list_id = :list_id AND (l.source_row, l.id) < (:row, :id) ORDER BY l.source_row DESC, l.id DESC LIMIT :limit + 0`;
  type Slice = Limits & Place & { list_id: number; limit: number };
  const rows = store.prepare<Slice, DueRow>(`
    SELECT l.source_row AS row, l.id, coalesce(${isDue}, 0) AS due,
           EXISTS (SELECT 1 FROM lookups t WHERE t.twin_of = l.id) AS shared
    FROM lookups l JOIN lists s ON s.id = l.list_id WHERE ${back}`);
  const paid = `FROM attempts a JOIN connections c ON c.id = a.connection_id AND c.kind = 'account'
                WHERE a.lookup_id = d.id AND a.charge = 'charged'`;
  const sums = store.prepare<Slice, DueSums>(`
    SELECT min(d.row) AS row, min(d.id) FILTER (WHERE d.row = d.least) AS id, coalesce(sum(d.due), 0) AS lookups,
           coalesce(sum(iif(d.due, (SELECT count(*) FROM outcomes o WHERE o.lookup_id = d.id), 0)), 0) AS outcomes,
           coalesce(sum(iif(d.due, (SELECT count(*) ${paid}), 0)), 0) AS paid,
           coalesce(sum(iif(d.due, (SELECT coalesce(sum(a.price), 0) ${paid}), 0)), 0) AS rupiah
    FROM (SELECT l.source_row AS row, l.id, min(l.source_row) OVER () AS least,
                 coalesce(${isDue}, 0) AND NOT ${isShared} AS due
          FROM lookups l JOIN lists s ON s.id = l.list_id WHERE ${back}) d HAVING count(*) > 0`);
  const rejected = store.prepare<{ list_id: number }, { n: number }>(
    'SELECT count(*) AS n FROM rejected_rows WHERE list_id = :list_id',
  );
  const removeRejected = store.prepare<{ list_id: number; limit: number }, { skipped: 0 | 1 }>(`
    DELETE FROM rejected_rows WHERE list_id = :list_id AND source_row IN (
      SELECT source_row FROM rejected_rows WHERE list_id = :list_id LIMIT :limit + 0) RETURNING skipped`);
  const countRejected = store.prepare<{ id: number; n: number; rejected: number }>(`
    UPDATE lists SET rows = max(0, rows - :n), rejected = max(0, rejected - :rejected),
      skipped = max(0, skipped - (:n - :rejected)), removed = removed + :n WHERE id = :id`);
  const left = store.prepare<{ id: number }, { id: number }>('SELECT id FROM lookups WHERE list_id = :id LIMIT 1');

  return {
    /** Lists that are old enough to have some, the newest first. */
    lists: (limits: Limits): DueList[] => lists.all(limits),
    /** The next rows against the order of the file: twins, which come later, before whom they share. */
    rows: (limits: Limits, listId: number, from: Place, limit: number): DueRow[] =>
      rows.all({ ...limits, ...from, list_id: listId, limit }),
    /** Sums of the next rows; undefined: there are none. `row` and `id`: where to go on. */
    sums: (limits: Limits, listId: number, from: Place, limit: number): DueSums | undefined =>
      sums.get({ ...limits, ...from, list_id: listId, limit }),
    rejectedIn: (listId: number): number => rejected.get({ list_id: listId })?.n ?? 0,
    /** Within a transaction. Returns how many went. */
    removeRejected(listId: number, limit: number): number {
      const gone = removeRejected.all({ list_id: listId, limit });
      const skipped = gone.filter((row) => row.skipped === 1).length;
      if (gone.length > 0) countRejected.run({ id: listId, n: gone.length, rejected: gone.length - skipped });
      return gone.length;
    },
    isEmpty: (listId: number): boolean => left.get({ id: listId }) === undefined,
  };
}
