/** Rows that are not a person's: blank ones, totals under the list, and headings repeated on every printed page. */

import { isAsciiDigits, isScientific, plainText, withoutSeparators } from '../../person/digits.ts';
import { checkPhone } from '../../person/phone.ts';
import { type Cell, cellText, isBlank } from '../../spreadsheet/cell.ts';
import { plainHeading } from '../columns/heading-words.ts';

const totals = /^(grand |sub ?)?(total|jumlah|jml|subtotal|rata rata|average|sum)\b/;

/** `nik` and `phone` are indexes from 0. */
export type RowPlaces = { nik: number; phone: number; headings: readonly string[] };

export type NoPersonKind = 'blank' | 'totals' | 'repeated-heading' | 'signature';

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

/** Who signs, and what is said before: at the start of a cell. A title alone says it only with a comma or colon behind. */
const signs =
  /^(mengetahui|menyetujui|disetujui|diketahui|diperiksa|dibuat|disusun|disiapkan|dilaporkan|dicetak|yang (membuat|melaporkan|menerima|menyerahkan)|hormat (kami|saya)|tertanda|ttd|tanda tangan|prepared by|approved by|checked by|reviewed by|acknowledged by|signed by|signature|printed (by|on))\b/;
const titles =
  /^(an |a n )?(kepala (cabang|unit|bagian|divisi|seksi|kantor)|pimpinan( cabang)?|pemimpin( cabang)?|branch manager|manager|manajer|direktur|supervisor|koordinator|admin)\b/;
/** `Bogor, 28 November 2026`, in one cell or in two. */
const placeAndDay = /^\p{L}[\p{L} .]{1,30},? +(\d{1,2}|_+|\.+)[ /-]+(\p{L}{3,}|\d{1,2})[ /-]+(20\d\d|_+)$/u;
/** A block is a few short lines; a row with more than this in it says more than who signed. */
const mostCells = 4;
const mostRows = 15;

/**
 * The kinds of the rows of a table, asked in order. A signature block is known by how it begins, and goes on over rows that
 * hold no number of a person: names, titles, NIP. Where the two cannot be told apart it is a person.
 */
export function createNoPersonKinds(places: RowPlaces): (cells: readonly Cell[]) => NoPersonKind | null {
  let left = 0;
  return (cells) => {
    const kind = noPersonKind(cells, places);
    if (kind !== null) {
      if (kind !== 'blank') left = 0;
      return kind;
    }
    const texts = cells.flatMap((cell) => (isBlank(cell) ? [] : [cellText(cell).trim()]));
    const mayBePart = texts.length <= mostCells && cells.every((cell, index) => isNoPersonsCell(cell, index, places));
    if (!mayBePart) left = 0;
    else if (beginsSignature(texts)) left = mostRows;
    if (left === 0) return null;
    left -= 1;
    return 'signature';
  };
}

function beginsSignature(texts: readonly string[]): boolean {
  if (placeAndDay.test(texts.join(' ').replace(/\s+/g, ' '))) return true;
  return texts.some((text) => {
    const plain = plainHeading(text);
    return (
      signs.test(plain) ||
      (titles.test(plain) && /[,:]$/.test(text)) ||
      /^(nama( jelas)?|nip|nik) ?:[ ._]*$/i.test(text)
    );
  });
}

/** No NIK and no phone in their columns, and no number that may be one elsewhere: the NIP of an official is none. */
function isNoPersonsCell(cell: Cell, index: number, { nik, phone }: RowPlaces): boolean {
  if (isBlank(cell)) return true;
  if (typeof cell !== 'string') return false;
  const text = cell.replace(/\bnip\b[\s.:]*[\d\s.]*/i, '').replace(/\b(19|20)\d{6} ?\d{6} ?\d ?\d{3}\b/, '');
  if (index === nik && mayBeNik(text)) return false;
  if (index === phone && mayBePhone(text)) return false;
  return !/\d{8,}/.test(withoutSeparators(plainText(text)));
}
