/** The invoices' SQL: their lines, what they say of attempts, and the charges that follow from it. */
import type { Invoice, InvoiceLine } from '../../../contract/charges.ts';
import type { Charge } from '../../../contract/states.ts';
import type { Row } from '../../store/columns.ts';
import type { Store } from '../../store/store.ts';
import type { Span } from '../ledger/time-range.ts';
import {
  billedColumns,
  type Counts,
  coversColumns,
  givenColumns,
  type InvoiceRow,
  type LineMark,
  type LineRow,
  matchColumns,
  type NewLine,
  placeColumns,
  reachesColumns,
  type StoredLine,
  toInvoice,
  toLine,
} from './stored-columns.ts';

/** An attempt as reconciliation compares it with an invoice. */
export type BilledAttempt = {
  id: number;
  started_at: number;
  finished_at: number | null;
  charge: Charge;
  settled_by: 'invoice' | 'operator' | null;
  sequence_id: string | null;
};

/** `on_it`: a line of this invoice bills it. `on_another`: one of another does. */
export type CoveredAttempt = BilledAttempt & { price: number; on_it: 0 | 1; on_another: 0 | 1 };

/** `price`: of the call that the line is; null: it is none of ours. Rupiah. */
export type LineAmount = { line: number; mark: LineMark; amount: number | null; price: number | null };

type Spans = Row<typeof coversColumns> & Row<typeof reachesColumns>;
type Slice = { connection_id: number; at: number; id: number; to: number; limit: number };
type Ruled = Pick<BilledAttempt, 'finished_at' | 'charge' | 'settled_by'> & { list_id: number; ruled: Charge | null };

export type InvoiceRows = ReturnType<typeof createInvoiceRows>;

export function createInvoiceRows(store: Store) {
  const create = store.prepare<Row<typeof givenColumns> & Spans>(`
    INSERT INTO invoices (${givenColumns.list()}, ${coversColumns.list()}, ${reachesColumns.list()})
    VALUES (${givenColumns.values}, ${coversColumns.values}, ${reachesColumns.values})`);
  const insertLine = store.prepare<NewLine>(`
    INSERT INTO invoice_lines (invoice_id, ${billedColumns.list()}, ${placeColumns.list()}, ${matchColumns.list()})
    VALUES (:invoice_id, ${billedColumns.values}, ${placeColumns.values}, ${matchColumns.values})`);
  const stored = `${billedColumns.list()}, ${matchColumns.list()}`;
  // Named, since without statistics the primary key looks as good: and goes through all lines of the invoice.
  const bySequence = 'FROM invoice_lines INDEXED BY invoice_lines_of_sequence';
  const alike = store.prepare<{ invoice_id: number; sequence_id: string }, StoredLine>(`
    SELECT ${stored} ${bySequence}
    WHERE invoice_id = :invoice_id AND sequence_id = :sequence_id COLLATE NOCASE LIMIT 2`);
  const firstOf = store.prepare<{ invoice_id: number; sequence_id: string }, StoredLine>(`
    SELECT ${stored} ${bySequence}
    WHERE invoice_id = :invoice_id AND sequence_id = :sequence_id COLLATE NOCASE AND sequence_id = :sequence_id
    ORDER BY line LIMIT 1`);
  const after = store.prepare<{ invoice_id: number; line: number; limit: number }, StoredLine>(
    `SELECT ${stored} FROM invoice_lines WHERE invoice_id = :invoice_id AND line > :line ORDER BY line LIMIT :limit`,
  );
  const mark = store.prepare<Row<typeof matchColumns> & { invoice_id: number; line: number }>(
    `UPDATE invoice_lines SET ${matchColumns.assignments} WHERE invoice_id = :invoice_id AND line = :line`,
  );
  // An invoice that speaks of no time may be another account's (covered-time.ts).
  const learned = store.prepare<{ attempt_id: number }, { sequence_id: string; evident: 0 | 1 }>(`
    SELECT e.sequence_id, max(i.covers_from < i.covers_to) AS evident
    FROM invoice_lines e JOIN invoices i ON i.id = e.invoice_id AND i.complete = 1
    WHERE e.attempt_id = :attempt_id AND e.damaged = 0 GROUP BY e.sequence_id`);

  const of = (columns: string) => `
    SELECT a.id, a.started_at, a.finished_at, a.charge, a.settled_by, a.sequence_id ${columns}
    FROM attempts a INDEXED BY attempts_by_time
    WHERE a.connection_id = :connection_id AND a.started_at < :to AND (a.started_at, a.id) > (:at, :id)
    ORDER BY a.started_at, a.id LIMIT :limit`;
  const attempts = store.prepare<Slice, BilledAttempt>(of(''));
  const covered = store.prepare<Slice & { invoice_id: number }, CoveredAttempt>(
    of(`, a.price,
      EXISTS (SELECT 1 FROM invoice_lines e WHERE e.attempt_id = a.id AND e.invoice_id = :invoice_id) AS on_it,
      EXISTS (SELECT 1 FROM invoice_lines e JOIN invoices i ON i.id = e.invoice_id AND i.complete = 1
              WHERE e.attempt_id = a.id AND e.invoice_id <> :invoice_id) AS on_another`),
  );

  const amounts = store.prepare<{ invoice_id: number; line: number; limit: number }, LineAmount>(`
    SELECT e.line, e.mark, e.amount, a.price FROM invoice_lines e LEFT JOIN attempts a ON a.id = e.attempt_id
    WHERE e.invoice_id = :invoice_id AND e.line > :line ORDER BY e.line LIMIT :limit`);
  const price = store.prepare<{ id: number }, { price: number }>(
    'SELECT price_per_call AS price FROM connections WHERE id = :id',
  );

  const rule = store.prepare<{ attempt_id: number; invoice_id: number; charge: 'charged' | 'free' }>(
    'INSERT INTO invoice_rulings (attempt_id, invoice_id, charge) VALUES (:attempt_id, :invoice_id, :charge) ON CONFLICT DO NOTHING',
  );
  const ruledAfter = store.prepare<{ invoice_id: number; attempt_id: number; limit: number }, { attempt_id: number }>(`
    SELECT attempt_id FROM invoice_rulings WHERE invoice_id = :invoice_id AND attempt_id > :attempt_id
    ORDER BY attempt_id LIMIT :limit`);
  const unrule = store.prepare<{ attempt_id: number; invoice_id: number }>(
    'DELETE FROM invoice_rulings WHERE attempt_id = :attempt_id AND invoice_id = :invoice_id',
  );
  // 'charged' < 'free': where any invoice bills it, it is charged.
  const ruled = store.prepare<{ id: number; invoice_id: number | null }, Ruled>(`
    SELECT a.list_id, a.finished_at, a.charge, a.settled_by,
           (SELECT min(r.charge) FROM invoice_rulings r JOIN invoices i ON i.id = r.invoice_id
            WHERE r.attempt_id = a.id AND (i.complete = 1 OR i.id = :invoice_id)) AS ruled
    FROM attempts a WHERE a.id = :id`);
  const settle = store.prepare<{ id: number; charge: Charge; settled_by: 'invoice' | null }>(
    'UPDATE attempts SET charge = :charge, settled_by = :settled_by WHERE id = :id',
  );

  const complete = store.prepare<Spans & { id: number; counts: string }>(`
    UPDATE invoices SET ${coversColumns.assignments}, ${reachesColumns.assignments}, counts = :counts, complete = 1
    WHERE id = :id`);
  const hide = store.prepare<{ id: number }>('UPDATE invoices SET complete = 0 WHERE id = :id AND complete = 1');
  const incomplete = store.prepare<Record<string, never>, { id: number }>('SELECT id FROM invoices WHERE complete = 0');
  const removeLines = store.prepare<{ invoice_id: number; limit: number }>(`
    DELETE FROM invoice_lines WHERE invoice_id = :invoice_id
      AND line IN (SELECT line FROM invoice_lines WHERE invoice_id = :invoice_id ORDER BY line LIMIT :limit)`);
  const remove = store.prepare<{ id: number }>('DELETE FROM invoices WHERE id = :id');

  const invoices = `
    SELECT i.id, c.name AS connection_name, ${givenColumns.list('i')}, ${coversColumns.list('i')}, i.counts
    FROM invoices i JOIN connections c ON c.id = i.connection_id WHERE i.complete = 1`;
  const one = store.prepare<{ id: number }, InvoiceRow>(`${invoices} AND i.id = :id`);
  const newest = store.prepare<{ id: number; limit: number }, InvoiceRow>(
    `${invoices} AND i.id < :id ORDER BY i.id DESC LIMIT :limit`,
  );
  const shown = [billedColumns, placeColumns, matchColumns].map((columns) => columns.list('e')).join(', ');
  const line = (index: string) => `
    SELECT ${shown}, a.lookup_id FROM invoice_lines e ${index} LEFT JOIN attempts a ON a.id = e.attempt_id
    WHERE e.invoice_id = :invoice_id AND e.line > :line`;
  const lines = store.prepare<{ invoice_id: number; line: number; limit: number }, LineRow>(
    `${line('')} ORDER BY e.line LIMIT :limit`,
  );
  const linesOfMark = store.prepare<{ invoice_id: number; line: number; mark: LineMark; limit: number }, LineRow>(
    `${line('INDEXED BY invoice_lines_of_mark')} AND e.mark = :mark ORDER BY e.line LIMIT :limit`,
  );
  const connection = store.prepare<{ id: number }, { id: number }>('SELECT id FROM connections WHERE id = :id');

  return {
    /** Deleted ones too: their last invoice comes after them. */
    hasConnection: (id: number): boolean => connection.get({ id }) !== undefined,
    /** It covers nothing yet. */
    create: (connectionId: number, fileName: string, now: number, by: string): number =>
      create.run({
        ...givenColumns.toRow({ connectionId, fileName, importedAt: now, importedBy: by }),
        ...coversColumns.toRow({ from: 0, to: 0 }),
        ...reachesColumns.toRow({ from: 0, to: 0 }),
      }).id,
    insertLine: (row: NewLine) => void insertLine.run(row),
    /** Two of the lines of that id at most, however its letters are cased. */
    alike: (invoiceId: number, sequenceId: string) => alike.all({ invoice_id: invoiceId, sequence_id: sequenceId }),
    /** The first line of just that id. */
    firstOf: (invoiceId: number, sequenceId: string) => firstOf.get({ invoice_id: invoiceId, sequence_id: sequenceId }),
    linesAfter: (invoiceId: number, at: number, limit: number) => after.all({ invoice_id: invoiceId, line: at, limit }),
    mark: (invoiceId: number, at: number, as: LineMark, attemptId: number | null) =>
      void mark.run({ invoice_id: invoiceId, line: at, mark: as, attempt_id: attemptId }),
    amountsAfter: (invoiceId: number, at: number, limit: number) =>
      amounts.all({ invoice_id: invoiceId, line: at, limit }),
    /** Rupiah, as the connection has it today. */
    pricePerCall: (connectionId: number): number => price.get({ id: connectionId })?.price ?? 0,
    /** The ids under which complete invoices billed an attempt whose answer never told its own. */
    learned: (attemptId: number) =>
      learned
        .all({ attempt_id: attemptId })
        .map(({ sequence_id, evident }) => ({ id: sequence_id, evident: evident === 1 })),
    attempts: (slice: Slice) => attempts.all(slice),
    covered: (invoiceId: number, slice: Slice) => covered.all({ ...slice, invoice_id: invoiceId }),

    rule: (invoiceId: number, attemptId: number, charge: 'charged' | 'free') =>
      void rule.run({ invoice_id: invoiceId, attempt_id: attemptId, charge }),
    ruledAfter: (invoiceId: number, attemptId: number, limit: number) =>
      ruledAfter.all({ invoice_id: invoiceId, attempt_id: attemptId, limit }).map(({ attempt_id }) => attempt_id),
    unrule: (invoiceId: number, attemptId: number) => void unrule.run({ invoice_id: invoiceId, attempt_id: attemptId }),
    /**
     * Gives an attempt the charge that follows from the complete invoices, and from `including`. Never touches what is
     * under way, what the answer told, or what the operator did. Returns its list where something changed.
     */
    apply(attemptId: number, including: number | null): number | null {
      const row = ruled.get({ id: attemptId, invoice_id: including });
      if (!row || row.finished_at === null || row.settled_by === 'operator') return null;
      if (row.settled_by === null && row.charge !== 'unknown') return null;
      const charge = row.ruled ?? 'unknown';
      const settledBy = row.ruled === null ? null : 'invoice';
      if (charge === row.charge && settledBy === row.settled_by) return null;
      settle.run({ id: attemptId, charge, settled_by: settledBy });
      return row.list_id;
    },

    complete: (id: number, covers: Span, reaches: Span, counts: Counts) =>
      void complete.run({
        id,
        ...coversColumns.toRow(covers),
        ...reachesColumns.toRow(reaches),
        counts: JSON.stringify(counts),
      }),
    /** false: there is no such invoice. */
    hide: (id: number): boolean => hide.run({ id }).changes > 0,
    incomplete: () => incomplete.all({}).map(({ id }) => id),
    /** true when no line is left. */
    removeLines: (invoiceId: number, limit: number): boolean =>
      removeLines.run({ invoice_id: invoiceId, limit }).changes === 0,
    remove: (id: number) => void remove.run({ id }),

    find(id: number): Invoice | null {
      const row = one.get({ id });
      return row ? toInvoice(row) : null;
    },
    page: (beforeId: number, limit: number): Invoice[] => newest.all({ id: beforeId, limit }).map(toInvoice),
    /** After that line, in the order of the file; `marks` empty: all. */
    lines(
      invoiceId: number,
      marks: readonly LineMark[],
      at: number,
      limit: number,
    ): { line: number; entry: InvoiceLine }[] {
      const from = { invoice_id: invoiceId, line: at, limit };
      const found =
        marks.length === 0
          ? lines.all(from)
          : [...new Set(marks)]
              .flatMap((one) => linesOfMark.all({ ...from, mark: one }))
              .sort((a, b) => a.line - b.line)
              .slice(0, limit);
      return found.map((row) => ({ line: row.line, entry: toLine(row) }));
    },
  };
}
