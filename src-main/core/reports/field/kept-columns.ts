/**
 * The list's own columns in a field report: which there are, what kind of cells they hold, and what one row has in them. A column
 * has a kind of its own only where every cell agrees: nothing that somebody typed is guessed at.
 */
import { dayExists, dayText, readDay } from '../../../contract/calendar.ts';
import type { RenamedColumn } from '../../../contract/reports.ts';
import type { NamedCell } from '../../imports/columns/column-names.ts';
import { plainHeading } from '../../imports/columns/heading-words.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { SheetCell } from '../../spreadsheet/write/model/sheet-cell.ts';
import type { ColumnKind } from '../../spreadsheet/write/model/workbook-model.ts';

export type KeptKind = Extract<ColumnKind, 'text' | 'number' | 'rupiah' | 'date'>;
/** `shownAs`: the heading it has in the file; its own is `heading`. */
export type KeptColumn = { heading: string; shownAs: string; kind: KeptKind };
export type KeptColumns = ReturnType<typeof createKeptColumns>;

const money =
  /\b(tunggakan|angsuran|cicilan|pokok|bunga|denda|nominal|saldo|outstanding|os|tagihan|plafon|plafond|rupiah|rp|amount|pinjaman|sisa|total|bayar|installment|balance)\b/;
const counted = /\b(hari|days?|dpd|overdue|telat|bulan|tenor|umur|usia|kolektibilitas|kol|bucket|ke)\b/;
const dated = /\b(tanggal|tgl|date|jatuh tempo|due)\b/;

const wholeNumber = /^(?:0|[1-9]\d{0,4})$/;
/** `Rp 1.500.000`, `1,500,000`, `1500000`, `1.500.000,00`: groups of three, or none, and no half rupiah. */
const rupiahText =
  /^(?:rp\.?\s*)?(\d{1,3}(?:\.\d{3})+(?:,0{1,2})?|\d{1,3}(?:,\d{3})+(?:\.0{1,2})?|0|[1-9]\d{0,14})(?:,-)?$/i;
const writtenDay = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;

type Seen = { heading: string; cells: number; numbers: boolean; amounts: boolean; days: boolean; sureOfOrder: boolean };

/** Looks at every row once; the columns are in the order in which they first appear. */
export function createKeptColumns() {
  const seen = new Map<string, Seen>();

  return {
    look(cells: readonly NamedCell[]): void {
      for (const { heading, text } of cells) {
        const key = plainHeading(heading) || heading;
        const column = seen.get(key) ?? {
          ...{ heading, cells: 0, numbers: true, amounts: true, days: true, sureOfOrder: true },
        };
        seen.set(key, column);
        const plain = text.trim();
        if (plain === '') continue;
        column.cells += 1;
        column.numbers &&= wholeNumber.test(plain);
        column.amounts &&= rupiahText.test(plain);
        if (!column.days) continue;
        const day = dayOf(plain);
        column.days = day !== null;
        column.sureOfOrder &&= day?.sure === true;
      }
    },
    /** Errors: `column-unknown`. `chosen` null: all of them. */
    columns(chosen: readonly string[] | null, renamed: readonly RenamedColumn[] = []): KeptColumn[] {
      const shown = new Map(renamed.map(({ column, heading }) => [plainHeading(column) || column, heading]));
      const toColumn = (one: Seen): KeptColumn => {
        const { heading } = one;
        return { heading, shownAs: shown.get(plainHeading(heading) || heading) ?? heading, kind: kindOf(one) };
      };
      if (chosen === null) return [...seen.values()].map(toColumn);
      return chosen.map((heading) => {
        const found = seen.get(plainHeading(heading) || heading);
        if (!found) throw new CoreError('column-unknown', 'That column is in none of these lists.');
        return toColumn(found);
      });
    },
  };
}

/** By the list's own heading, whatever it is called in the file. */
function kindOf({ heading, cells, numbers, amounts, days, sureOfOrder }: Seen): KeptKind {
  const plain = plainHeading(heading);
  if (cells === 0) return 'text';
  if (days && (sureOfOrder || dated.test(plain))) return 'date';
  if (numbers && counted.test(plain)) return 'number';
  if (amounts && money.test(plain) && !counted.test(plain)) return 'rupiah';
  return 'text';
}

/** `sure`: written with the year first; else as Indonesia writes it, the day before the month. null: no calendar has it. */
export function dayOf(text: string): { day: string; sure: boolean } | null {
  const iso = /^(\d{4}-\d{2}-\d{2})(?: 00:00(?::00)?)?$/.exec(text)?.[1];
  if (iso !== undefined) return readDay(iso) === null ? null : { day: iso, sure: true };
  const [, day, month, year] = writtenDay.exec(text) ?? [];
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  return year !== undefined && date.year >= 1900 && dayExists(date) ? { day: dayText(date), sure: false } : null;
}

/** What a row has in each of the columns. */
export function keptCells(columns: readonly KeptColumn[], cells: readonly NamedCell[]): SheetCell[] {
  const texts = textsByHeading(cells);
  return columns.map(({ heading, kind }) => cellOf(kind, texts.get(plainHeading(heading) || heading)?.trim() ?? ''));
}

/** The row's cell under that heading, without blanks around; empty: it has none. */
export function keptText(heading: string, cells: readonly NamedCell[]): string {
  return (
    textsByHeading(cells)
      .get(plainHeading(heading) || heading)
      ?.trim()
      .replace(/\s+/g, ' ') ?? ''
  );
}

function textsByHeading(cells: readonly NamedCell[]): Map<string, string> {
  return new Map(cells.map(({ heading, text }) => [plainHeading(heading) || heading, text]));
}

/** Rupiah; null: it is not written as an amount. */
export function amountOf(text: string): number | null {
  const digits = rupiahText.exec(text)?.[1];
  return digits === undefined ? null : Number(digits.replace(/[.,]0{1,2}$/, '').replace(/[.,]/g, ''));
}

function cellOf(kind: KeptKind, text: string): SheetCell {
  if (text === '') return null;
  switch (kind) {
    case 'text':
      return text;
    case 'number':
      return Number(text);
    case 'rupiah':
      return amountOf(text);
    case 'date': {
      const day = dayOf(text);
      return day === null ? text : { date: day.day };
    }
  }
}
