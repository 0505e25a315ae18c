/** Rows that are no person's: blank ones, totals under the list, and headings repeated on every printed page. */
import { type Cell, cellText, isBlank } from '../rules/cell.ts';
import { isAsciiDigits, isScientific, plainText, withoutSeparators } from '../rules/digits.ts';
import { checkPhone } from '../rules/phone.ts';
import { plainHeading } from './heading-words.ts';

const totals = /^(grand |sub ?)?(total|jumlah|jml|subtotal|rata rata|average|sum)\b/;

/** `nik` and `phone` are indexes from 0. */
export type RowPlaces = { nik: number; phone: number; headings: readonly string[] };

export type NoPersonKind = 'blank' | 'totals' | 'repeated-heading';

/** null: the row may be a person's. */
export function noPersonKind(cells: readonly Cell[], places: RowPlaces): NoPersonKind | null {
  if (cells.every(isBlank)) return 'blank';
  if (isRepeatedHeading(cells, places)) return 'repeated-heading';
  return isTotals(cells, places) ? 'totals' : null;
}

export function isNoPerson(cells: readonly Cell[], places: RowPlaces): boolean {
  return noPersonKind(cells, places) !== null;
}

/**
 * Begins with "total", has neither a NIK nor a phone, and no other words: a remark about a total stands in a person's row.
 * Where the two cannot be told apart it is a person, who is left out with a reason rather than passed over.
 */
function isTotals(cells: readonly Cell[], { nik, phone }: RowPlaces): boolean {
  if (/\d{6,}/.test(cellText(cells[nik]))) return false;
  const first = cells.findIndex((cell) => !isBlank(cell));
  if (!isTotalsLabel(cells[first])) return false;
  if (first !== nik && mayBeNik(cells[nik])) return false;
  if (first !== phone && mayBePhone(cells[phone] ?? null)) return false;
  return cells.every((cell, index) => index === first || standsInTotals(cell));
}

function isTotalsLabel(cell: Cell | undefined): boolean {
  return typeof cell === 'string' && cell.length < 40 && totals.test(plainHeading(cell));
}

/** Also one with gaps between its digits, or shown too narrow. */
function mayBeNik(cell: Cell | undefined): boolean {
  const plain = plainText(cellText(cell));
  return isScientific(plain) || /\d{6,}/.test(withoutSeparators(plain));
}

/** Also one that is mistyped; a sum of a numeric column is none. */
function mayBePhone(cell: Cell): boolean {
  if (checkPhone(cell, 'phone').value !== null) return true;
  return typeof cell === 'string' && /^(0|\+?62)\d{5,}/.test(withoutSeparators(plainText(cell)));
}

/** Sums, counts (`25 nasabah`) and further labels. */
function standsInTotals(cell: Cell): boolean {
  if (typeof cell !== 'string' || isTotalsLabel(cell)) return true;
  return !/\p{L}/u.test(cell.replace(/^\s*(rp|idr)\b/i, '').replace(/^\s*\d[\d.,]*\s+\p{L}+\s*$/u, ''));
}

const plains = new WeakMap<readonly string[], string[]>();

/** Asked of every row, so it is worked out once. */
function plainOf(headings: readonly string[]): string[] {
  const before = plains.get(headings);
  if (before) return before;
  const plain = headings.map(plainHeading);
  plains.set(headings, plain);
  return plain;
}

function isRepeatedHeading(cells: readonly Cell[], { nik, phone, headings }: RowPlaces): boolean {
  return repeats(cells[nik], nik, headings) && repeats(cells[phone], phone, headings);
}

function repeats(cell: Cell | undefined, index: number, headings: readonly string[]): boolean {
  const heading = plainOf(headings)[index] ?? '';
  if (heading === '') return false;
  const text = cellText(cell);
  return isAsciiDigits(text) ? text === heading : plainHeading(text) === heading;
}
