/** The columns of `invoices` and `invoice_lines`, and how their rows are shown. */
import type { Invoice, InvoiceLine } from '../../../contract/charges.ts';
import { columnsOf, type Row } from '../../store/columns.ts';
import type { Span } from '../ledger/time-range.ts';

export type LineMark = InvoiceLine['mark'];

/** What a line bills. `billedUntil`: the last moment its time can mean. */
type Billed = Pick<InvoiceLine, 'sequenceId' | 'billedAt'> & {
  line: number;
  damaged: 0 | 1;
  billedUntil: number | null;
};

export const billedColumns = columnsOf<Billed>()({
  line: 'line',
  sequence_id: 'sequenceId',
  damaged: 'damaged',
  billed_at: 'billedAt',
  billed_until: 'billedUntil',
});

/** What else stands in the file, for people to find the line by. */
export const placeColumns = columnsOf<Pick<InvoiceLine, 'row' | 'amount'> & { sheet: string | null }>()({
  sheet: 'sheet',
  source_row: 'row',
  amount: 'amount',
});

/** What reconciliation made of a line; a mark of null: it was not reconciled with the ledger yet. */
export const matchColumns = columnsOf<Pick<InvoiceLine, 'attemptId'> & { mark: LineMark | null }>()({
  mark: 'mark',
  attempt_id: 'attemptId',
});

export type StoredLine = Row<typeof billedColumns> & Row<typeof matchColumns>;
export type NewLine = { invoice_id: number } & StoredLine & Row<typeof placeColumns>;
/** Of a complete invoice: every line has its mark. */
export type LineRow = StoredLine & Row<typeof placeColumns> & { mark: LineMark; lookup_id: number | null };

/** What an invoice is given before its lines are stored. */
export const givenColumns = columnsOf<Pick<Invoice, 'connectionId' | 'fileName' | 'importedAt' | 'importedBy'>>()({
  connection_id: 'connectionId',
  file_name: 'fileName',
  imported_at: 'importedAt',
  imported_by: 'importedBy',
});

/** The time it is of: `from` inclusive, `to` exclusive. */
export const coversColumns = columnsOf<Span>()({ covers_from: 'from', covers_to: 'to' });
/** The starts of all attempts it speaks of: the time it covers, and what its lines bill of other times. */
export const reachesColumns = columnsOf<Span>()({ reaches_from: 'from', reaches_to: 'to' });

export type Counts = Pick<
  Invoice,
  | 'lines'
  | 'agrees'
  | 'billedThoughFree'
  | 'settledCharged'
  | 'settledFree'
  | 'notOurs'
  | 'repeated'
  | 'notBilled'
  | 'stillUnknown'
  | 'notOver'
  | 'namedFrom'
  | 'namedTo'
  | 'skipped'
  | 'skippedRows'
  | 'rupiah'
>;

export type InvoiceRow = { id: number; connection_name: string; counts: string } & Row<typeof givenColumns> &
  Row<typeof coversColumns>;

/** The figures that are missing on an invoice reconciled by an older program. */
const unknownBefore = {
  ...{ notOver: 0, namedFrom: null, namedTo: null },
  ...{ skipped: 0, skippedRows: [], rupiah: null },
} satisfies Partial<Counts>;

/** In the order that scripts get from the terminal's `--json`. */
export function toInvoice(row: InvoiceRow): Invoice {
  const { connectionId, fileName, importedAt, importedBy } = givenColumns.fromRow(row);
  return {
    invoiceId: row.id,
    connectionId,
    connectionName: row.connection_name,
    fileName,
    ...coversColumns.fromRow(row),
    importedAt,
    importedBy,
    ...unknownBefore,
    ...(JSON.parse(row.counts) as Counts),
  };
}

/** In the order that scripts get from the terminal's `--json`. */
export function toLine(row: LineRow): InvoiceLine {
  const { sheet, row: place, amount } = placeColumns.fromRow(row);
  const { sequenceId, billedAt } = billedColumns.fromRow(row);
  return {
    ...(sheet !== null && { sheet }),
    row: place,
    sequenceId,
    billedAt,
    amount,
    mark: row.mark,
    attemptId: row.attempt_id,
    lookupId: row.lookup_id,
  };
}
