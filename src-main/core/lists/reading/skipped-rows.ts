/** Rows that are no person's: blank ones, totals under the list, and headings repeated on every printed page. */
import { type Cell, cellText, isBlank } from '../rules/cell.ts';
import { isAsciiDigits } from '../rules/digits.ts';
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

/** Says "total" somewhere, and has neither a NIK nor a phone: a sum of a numeric phone column is no phone. */
function isTotals(cells: readonly Cell[], { nik, phone }: RowPlaces): boolean {
  if (/\d{6,}/.test(cellText(cells[nik]))) return false;
  if (checkPhone(cells[phone] ?? null, 'phone').value !== null) return false;
  return cells.some((cell) => typeof cell === 'string' && cell.length < 40 && totals.test(plainHeading(cell)));
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
