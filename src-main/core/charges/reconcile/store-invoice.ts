/**
 * Stores the lines of the provider's file under an invoice that is not visible yet. Reads every sheet that has a column
 * of sequence ids: a sheet left out would make its calls look unbilled.
 */

import { plainHeading } from '../../imports/columns/heading-words.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import { type Cell, cellText, isBlank } from '../../spreadsheet/cell.ts';
import { type PlainRow, type PlainTable, readPlainApart } from '../../spreadsheet/read/plain-tables.ts';
import type { ReadLimits } from '../../spreadsheet/read/start-reading.ts';
import type { Turns } from '../../store/turns.ts';
import { type BilledTime, isWholeDay, joined, readTime } from './billed-time.ts';
import {
  columnsBeside,
  headingsOf,
  type InvoiceColumns,
  isConvincing,
  readAmount,
  type SequenceCandidate,
  sequenceCandidates,
} from './invoice-columns.ts';
import type { InvoiceRows } from './invoice-rows.ts';
import type { StoredInvoice } from './reconciliation.ts';
import { isBrokenId, isOpaque, sequenceText } from './sequence-id.ts';
import type { NewLine } from './stored-columns.ts';

/** Rows that are not taken for lines are named one by one up to so many. */
const mostSkippedRows = 50;

/** How many of the ids a sample holds are of calls of ours. */
export type CountMatches = (samples: readonly ReadonlySet<string>[]) => Promise<number[]>;

type Line = Omit<NewLine, 'invoice_id' | 'line' | 'sheet' | 'mark' | 'attempt_id'> & { billed: BilledTime | null };

/** Errors: `no-sequence-column`, `no-data-rows`, and those of `readPlainApart`. */
export async function storeInvoice(
  deps: { rows: InvoiceRows; inTurns: Turns; ports: Ports; limits?: ReadLimits },
  order: { place: BytesPlace; invoiceId: number; connectionId: number },
  countMatches: CountMatches,
  onStored: (lines: number) => void,
): Promise<StoredInvoice> {
  const { rows, inTurns, ports, limits } = deps;
  const stored: StoredInvoice = {
    id: order.invoiceId,
    connectionId: order.connectionId,
    lines: 0,
    repeated: 0,
    first: null,
    last: null,
    end: null,
    skipped: 0,
    skippedRows: [],
    otherClock: false,
  };
  let tables: { name: string | null; columns: InvoiceColumns | null; firstRow: number; headings: string[] }[] = [];
  // Once the reading has ended, however it did, nothing more may be written under the invoice.
  let open = true;

  function store(table: number, row: PlainRow): void {
    const { name, columns, firstRow, headings = [] } = tables[table] ?? {};
    if (!columns || firstRow === undefined || row.row < firstRow) return;
    const read = toLine(row, columns);
    if (!read) {
      skip(name ?? null, row, columns, headings);
      return;
    }
    const { billed, ...line } = read;
    const several = tables.filter((one) => one.columns).length > 1;
    const repeats = line.damaged === 0 && rows.firstOf(order.invoiceId, line.sequence_id) !== undefined;
    stored.lines += 1;
    if (repeats) stored.repeated += 1;
    if (billed) {
      const end = isWholeDay(billed) ? billed.at : billed.until + 1;
      stored.first = Math.min(stored.first ?? billed.at, billed.at);
      stored.last = Math.max(stored.last ?? billed.at, billed.at);
      stored.end = Math.max(stored.end ?? end, end);
      stored.otherClock ||= billed.otherClock === true;
    }
    rows.insertLine({
      invoice_id: order.invoiceId,
      line: stored.lines,
      sheet: several ? (name ?? null) : null,
      mark: repeats ? 'repeated' : null,
      attempt_id: null,
      ...line,
    });
  }

  /** Whatever is not taken for a line is told, but for what is blank where a line has something, and headings once more. */
  function skip(name: string | null, { row, cells }: PlainRow, columns: InvoiceColumns, headings: string[]): void {
    const filled = cells.filter((cell) => !isBlank(cell));
    const [sequence = null] = cells;
    if (filled.length === 0 || plainHeading(cellText(sequence)) === headings[columns.sequence]) return;
    stored.skipped += 1;
    if (stored.skippedRows.length >= mostSkippedRows) return;
    const amount = columns.amount === null ? null : readAmount(cells[3] ?? null);
    const texts = [...new Set(cells.slice(0, 3).filter((cell) => !isBlank(cell)))].map((cell) => cellText(cell));
    const text = texts.join(' ').slice(0, 80);
    stored.skippedRows.push({ ...(name !== null && { sheet: name }), row, text, amount });
  }

  try {
    await readPlainApart(
      ports,
      order.place,
      {
        async onTables(found) {
          const chosen = await chooseColumns(found, countMatches);
          tables = found.map((table, index) => {
            const { row, texts } = headingsOf(table);
            return { name: table.name, columns: chosen[index] ?? null, firstRow: row + 1, headings: texts };
          });
          return chosen.map((columns) => (columns ? wantedOf(columns) : []));
        },
        async onSlice(table, slice) {
          let next = 0;
          await inTurns(() => {
            const row = slice[next];
            if (open && row) store(table, row);
            next += 1;
            return open && next < slice.length;
          });
          onStored(stored.lines);
        },
      },
      { signal: new AbortController().signal, ...(limits && { limits }) },
    );
  } finally {
    open = false;
  }
  if (stored.lines === 0) throw noRows();
  return stored;
}

/** For each table the columns, or null where it has no ids. */
async function chooseColumns(tables: readonly PlainTable[], countMatches: CountMatches) {
  const candidates = tables.map(sequenceCandidates);
  const chosen: (InvoiceColumns | null)[] = [];
  for (const [index, table] of tables.entries()) {
    const best = await chooseSequence(candidates[index] ?? [], countMatches);
    chosen.push(best && columnsBeside(table, best));
  }
  if (chosen.some((columns) => columns !== null)) return chosen;
  if (tables.every((table) => table.first.every(({ row }) => row <= headingsOf(table).row))) throw noRows();
  throw new CoreError(
    'no-sequence-column',
    'No column of sequence ids was found in the file. Ask for an invoice with them.',
  );
}

/** The column with most ids of ours; without any, only one whose cells can be ids at all. */
async function chooseSequence(
  candidates: readonly SequenceCandidate[],
  countMatches: CountMatches,
): Promise<SequenceCandidate | null> {
  const [only, another] = candidates;
  if (!only) return null;
  if (!another && isConvincing(only)) return only;
  const matches = await countMatches(candidates.map(({ sample }) => new Set(sample.map((id) => id.toLowerCase()))));
  const ranked = candidates
    .map((candidate, index) => ({ candidate, matches: matches[index] ?? 0 }))
    // Stable: between equals, the likelier one by its looks.
    .sort((a, b) => b.matches - a.matches);
  const best = ranked[0];
  return best && (best.matches > 0 || isConvincing(best.candidate)) ? best.candidate : null;
}

/** In this order the cells come. */
function wantedOf({ sequence, time, clock, amount }: InvoiceColumns): number[] {
  return [sequence, time ?? sequence, clock ?? sequence, amount ?? sequence];
}

/** null: a total, a signature, a heading once more. */
function toLine({ row, cells }: PlainRow, columns: InvoiceColumns): Line | null {
  const [sequence = null, time = null, clock = null, amount = null] = cells;
  const { text, damaged } = sequenceText(sequence);
  const billed = columns.time === null ? null : billedTime(time, columns.clock === null ? null : clock, columns);
  const whole = !damaged && (columns.looksLikeIds ? isOpaque(text) : /^\S*\d\S*$/.test(text));
  // A time, or the ruins of an id: something was billed, whatever it was.
  const unreadable = damaged || isBrokenId(text) || (billed !== null && (text === '' || /\d/.test(text)));
  if (!whole && !unreadable) return null;
  return {
    source_row: row,
    sequence_id: text,
    damaged: whole ? 0 : 1,
    billed_at: billed?.at ?? null,
    billed_until: billed?.until ?? null,
    amount: columns.amount === null || isBlank(amount) ? null : readAmount(amount),
    billed,
  };
}

function billedTime(cell: Cell, clockCell: Cell, { monthFirst }: InvoiceColumns): BilledTime | null {
  const read = readTime(cell, monthFirst);
  if (!read || !('time' in read)) return null;
  const clock = isBlank(clockCell) ? null : readTime(clockCell, monthFirst);
  return clock && 'clock' in clock ? joined(read.time, clock.clock) : read.time;
}

function noRows(): CoreError {
  return new CoreError('no-data-rows', 'The file has no lines below its headings.');
}
