/**
 * Finds the columns of an invoice that hold sequence ids, times and amounts, by their headings and by what their cells
 * hold.
 */
import { plainHeading } from '../../imports/columns/heading-words.ts';
import { type Cell, cellText, isBlank } from '../../spreadsheet/cell.ts';
import type { PlainRow, PlainTable } from '../../spreadsheet/read/plain-tables.ts';
import { isMonthFirst, isWholeDay, readTime } from './billed-time.ts';
import { isOpaque, isSequenceId, sequenceText } from './sequence-id.ts';

/** Columns from 0. */
export type InvoiceColumns = {
  sequence: number;
  time: number | null;
  /** The time of day, where it stands in a column of its own. */
  clock: number | null;
  amount: number | null;
  /** The cells look like sequence ids, so that what does not is no line (a total, a signature). */
  looksLikeIds: boolean;
  monthFirst: boolean;
};

export type SequenceCandidate = {
  column: number;
  /** 2: its heading says so. 1: a word that may mean it. 0: none. */
  heading: 0 | 1 | 2;
  /** Shares of its filled cells. */
  ids: number;
  opaque: number;
  sample: string[];
};

const sureHeadings =
  /^(?:(?:td )?sequence(?: ?(?:id|no|number|num))?|seq(?:uence)? ?(?:id|no)|(?:id|nomor|no) sequence)$/;
const likelyHeadings =
  /^(?:(?:tracking|trace|transaction|trx|request|reference|ref|call|query|order|record|log)s? ?(?:id|no|number|code)|id|(?:id|no|nomor|kode) (?:transaksi|trx|transaction|referensi|ref|permintaan|panggilan|pelacakan|tracking|urut)|nomor urut|no urut)$/;
const timeHeadings =
  /\b(?:billed|time|date|datetime|timestamp|waktu|tanggal|tgl|jam|pukul|created|called|requested|charged at|hari)\b/;
const amountHeadings =
  /\b(?:amount|price|cost|fee|charge|total|subtotal|harga|biaya|nominal|jumlah|tarif|tagihan|rp|rupiah|idr|nilai)\b/;

/** Share of the filled cells that must be what a column is taken for. */
const convincing = 0.5;
/** Ids compared with the ledger. */
const sampleIds = 200;
const searchedForHeadings = 60;

/** Headings are looked for above the first row of data; title rows, logos and addresses may stand before them. */
export function headingsOf(table: PlainTable): { row: number; texts: string[] } {
  const searched = table.first.slice(0, searchedForHeadings);
  const named = (test: RegExp) =>
    searched.find(({ cells }) => cells.some((cell) => typeof cell === 'string' && test.test(plainHeading(cell))));
  // "No. transaksi" alone may stand in a title; with a second heading beside it, it is a row of headings.
  const single = searched.every(({ cells }) => cells.filter((cell) => !isBlank(cell)).length <= 1);
  const likely = searched.find(
    ({ cells }) =>
      (single || cells.filter((cell) => !isBlank(cell)).length > 1) &&
      cells.some((cell) => typeof cell === 'string' && likelyHeadings.test(plainHeading(cell))),
  );
  const found = named(sureHeadings) ?? likely ?? above(table.first);
  return { row: found?.row ?? 0, texts: found?.cells.map((cell) => plainHeading(cellText(cell))) ?? [] };
}

/** The row right above the first one that holds an id. */
function above(first: readonly PlainRow[]): PlainRow | undefined {
  const index = first.findIndex(({ cells }) => cells.some((cell) => isSequenceId(sequenceText(cell).text)));
  return first[index - 1];
}

/**
 * Columns that may be the sequence ids, likeliest first. Where several columns could be the ids, the ledger decides
 * (store-invoice.ts). A column of row numbers called "nomor urut" is no candidate: taking it for the ids would make
 * every call of ours look unbilled.
 */
export function sequenceCandidates(table: PlainTable): SequenceCandidate[] {
  const { row, texts } = headingsOf(table);
  const below = table.first.filter((one) => one.row > row);
  const width = Math.max(texts.length, ...below.map(({ cells }) => cells.length), 0);
  const candidates: SequenceCandidate[] = [];
  for (let column = 0; column < width; column++) {
    const heading = headingStrength(texts[column] ?? '');
    const ids = filled(below, column).map((cell) => sequenceText(cell));
    if (ids.length === 0) continue;
    const share = (test: (id: { text: string; damaged: boolean }) => boolean) => ids.filter(test).length / ids.length;
    const candidate = {
      column,
      heading,
      ids: share(({ text, damaged }) => damaged || isSequenceId(text)),
      opaque: share(({ text, damaged }) => damaged || isOpaque(text)),
      sample: ids.slice(0, sampleIds).map(({ text }) => text),
    };
    const byShape = share(({ text }) => isSequenceId(text)) >= convincing;
    if (heading > 0 || byShape) candidates.push(candidate);
  }
  return candidates.sort(
    (a, b) => Number(isConvincing(b)) - Number(isConvincing(a)) || b.heading - a.heading || b.ids - a.ids,
  );
}

/** Its cells look like ids; otherwise only ids of ours among them make it a candidate. */
export function isConvincing({ heading, ids, opaque }: SequenceCandidate): boolean {
  return ids >= convincing || (heading > 0 && opaque >= convincing);
}

/** The columns beside the chosen one. */
export function columnsBeside(table: PlainTable, chosen: SequenceCandidate): InvoiceColumns {
  const { row, texts } = headingsOf(table);
  const below = table.first.filter((one) => one.row > row && !isBlank(one.cells[chosen.column]));
  const width = Math.max(texts.length, ...below.map(({ cells }) => cells.length), 0);
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) => column !== chosen.column);
  const times = columns.map((column) => timesIn(below, column, texts[column] ?? '')).filter((one) => one !== null);
  const dated = times.filter((one) => one.kind === 'time');
  const time = best(dated.filter((one) => !one.wholeDays)) ?? best(dated);
  const clock = time?.wholeDays ? best(times.filter((one) => one.kind === 'clock')) : undefined;
  const taken = [time?.column, clock?.column];
  const amount = columns
    .filter((column) => !taken.includes(column) && amountHeadings.test(texts[column] ?? ''))
    .map((column) => ({ column, share: shareOf(filled(below, column), (cell) => readAmount(cell) !== null) }))
    .filter(({ share }) => share >= convincing)
    .sort((a, b) => b.share - a.share)[0];
  return {
    sequence: chosen.column,
    time: time?.column ?? null,
    clock: clock?.column ?? null,
    amount: amount?.column ?? null,
    looksLikeIds: isConvincing(chosen),
    monthFirst: time?.monthFirst ?? false,
  };
}

type TimeColumn = {
  column: number;
  kind: 'time' | 'clock';
  headed: boolean;
  share: number;
  wholeDays: boolean;
  monthFirst: boolean;
};

function timesIn(rows: readonly PlainRow[], column: number, heading: string): TimeColumn | null {
  const cells = filled(rows, column);
  const headed = timeHeadings.test(heading);
  const monthFirst = cells.some(isMonthFirst);
  // A number is a time only where the heading says so: amounts and row numbers look like Excel's days.
  const read = cells.map((cell) => (typeof cell === 'number' && !headed ? null : readTime(cell, monthFirst)));
  const times = read.flatMap((one) => (one && 'time' in one ? [one.time] : []));
  const clocks = read.filter((one) => one && 'clock' in one).length;
  const kind = times.length >= clocks ? 'time' : 'clock';
  const share = cells.length === 0 ? 0 : Math.max(times.length, clocks) / cells.length;
  if (share < convincing) return null;
  return { column, kind, headed, share, monthFirst, wholeDays: times.every(isWholeDay) };
}

function best(columns: readonly TimeColumn[]): TimeColumn | undefined {
  return [...columns].sort((a, b) => Number(b.headed) - Number(a.headed) || b.share - a.share)[0];
}

function headingStrength(heading: string): 0 | 1 | 2 {
  if (sureHeadings.test(heading)) return 2;
  return likelyHeadings.test(heading) ? 1 : 0;
}

function filled(rows: readonly PlainRow[], column: number): Cell[] {
  return rows.map(({ cells }) => cells[column] ?? null).filter((cell) => !isBlank(cell));
}

function shareOf(cells: readonly Cell[], test: (cell: Cell) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
}

/** Rupiah. `Rp 1.250`, `1,250.00`, `350,5`; null where it is no amount. */
export function readAmount(cell: Cell): number | null {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string') return null;
  const text = cell.replace(/^\s*(?:rp\.?|idr)\s*/i, '').replace(/\s|,-$/g, '');
  if (!/^-?\d[\d.,]*$/.test(text)) return null;
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return Number(text);
  const both = text.includes('.') && text.includes(',');
  const separators = text.match(/[.,]/g)?.length ?? 0;
  // One kind of sign alone, with three digits behind it, stands between thousands.
  const decimal = both || (separators === 1 && text.length - last !== 4);
  const whole = (decimal ? text.slice(0, last) : text).replace(/[.,]/g, '');
  const value = Number(decimal ? `${whole}.${text.slice(last + 1)}` : whole);
  return Number.isFinite(value) ? value : null;
}
