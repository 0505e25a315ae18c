/**
 * The ledger's SQL: attempts as entries, with what the invoices say of each. The mark is derived at each reading from
 * the present invoices and never stored, so it cannot outlive an invoice that was removed.
 */
import type { ChargeEntry, ChargeFilter, InvoiceMark } from '../../../contract/charges.ts';
import { type AttemptRow, attemptColumns } from '../../lookups/attempt-columns.ts';
import type { Store } from '../../store/store.ts';

/** Where an entry stands: newest first by both. */
export type LedgerKey = readonly [startedAt: number, attemptId: number];

type EntryRow = AttemptRow & {
  lookup_id: number | null;
  list_id: number;
  list_name: string;
  source_row: number | null;
  connection_id: number;
  connection_name: string;
  practice: 0 | 1;
  price: number;
  settled_by: 'invoice' | 'operator' | null;
  mark: InvoiceMark | null;
};

/** An entry, and what only the file of the ledger shows. */
export type LedgerEntry = ChargeEntry & { httpStatus: number | null };

/** What the invoices say of attempt `a`. None can have what was not over when it came. */
const invoiceMark = `
  CASE WHEN a.charge = 'unknown' THEN NULL
    WHEN EXISTS (SELECT 1 FROM invoice_lines e JOIN invoices i ON i.id = e.invoice_id AND i.complete = 1
                 WHERE e.attempt_id = a.id) THEN iif(a.charge = 'charged', 'agrees', 'billed-though-free')
    WHEN a.charge = 'charged' AND EXISTS (
      SELECT 1 FROM invoices i WHERE i.connection_id = a.connection_id AND i.complete = 1
        AND a.started_at >= i.covers_from AND a.started_at < i.covers_to
        AND a.finished_at <= i.imported_at) THEN 'not-billed' END`;

/** Conditions on attempt `a` beside its connection and time. */
export const ledgerResidue = `
  (:list_id IS NULL OR a.list_id = :list_id)
  AND (:charges = '[]' OR a.charge IN (SELECT value FROM json_each(:charges))
       -- What practice counts as in a drill is no charge.
       AND a.connection_id NOT IN (SELECT id FROM connections WHERE kind = 'practice'))
  AND (:marks = '[]' OR (${invoiceMark}) IN (SELECT value FROM json_each(:marks)))`;

export type ResidueValues = { list_id: number | null; charges: string; marks: string };

export function residueOf({
  listId,
  charges,
  marks,
}: Pick<ChargeFilter, 'listId' | 'charges' | 'marks'>): ResidueValues {
  return { list_id: listId ?? null, charges: JSON.stringify(charges), marks: JSON.stringify(marks) };
}

export function createLedgerRows(store: Store) {
  const entries = store.prepare<{ ids: string }, EntryRow>(`
    SELECT ${attemptColumns.list('a')}, a.lookup_id, a.list_id, l.name AS list_name, k.source_row, a.connection_id,
           c.name AS connection_name, c.kind = 'practice' AS practice, a.price, a.settled_by, ${invoiceMark} AS mark
    FROM json_each(:ids) p CROSS JOIN attempts a ON a.id = p.value
    LEFT JOIN lookups k ON k.id = a.lookup_id JOIN lists l ON l.id = a.list_id JOIN connections c ON c.id = a.connection_id
    ORDER BY p.key`);
  return {
    /** In the order of the ids. */
    entries: (ids: readonly number[]): LedgerEntry[] => entries.all({ ids: JSON.stringify(ids) }).map(toEntry),
  };
}

function toEntry(row: EntryRow): LedgerEntry {
  return {
    attemptId: row.id,
    lookupId: row.lookup_id,
    listId: row.list_id,
    listName: row.list_name,
    row: row.source_row,
    connectionId: row.connection_id,
    connectionName: row.connection_name,
    practice: row.practice === 1,
    number: row.number,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    outcome: row.outcome,
    httpStatus: row.http_status,
    code: row.code,
    sequenceId: row.sequence_id,
    charge: row.charge,
    price: row.price,
    settledBy: row.charge === 'unknown' ? null : (row.settled_by ?? 'answer'),
    mark: row.mark,
  };
}
