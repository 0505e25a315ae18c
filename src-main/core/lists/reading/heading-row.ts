/**
 * Finds the row that names the columns: the first one whose cells read as headings, below any title rows. A second row
 * right under it that names the parts of a group ("Kontak Darurat": "Nama", "HP") belongs to it.
 */
import { type Cell, cellText, isBlank } from '../rules/cell.ts';
import { headingMeaning, plainHeading } from './heading-words.ts';
import type { SourceRow } from './table.ts';

export type Headings = {
  /** null: the file has no heading row. */
  row: number | null;
  /** Rows after this one are data. 0: all of them. */
  lastRow: number;
  /** texts[0] is column A's; '' where a column has none. */
  texts: string[];
};

/**
 * `first` holds the first rows of the table. `chosenRow` null: there are no headings. `wanted`: headings the operator
 * named, which must be in the row.
 */
export function findHeadings(
  first: readonly SourceRow[],
  chosenRow: number | null | undefined,
  wanted: string[],
): Headings {
  if (chosenRow === null) return { row: null, lastRow: 0, texts: [] };
  const index =
    chosenRow === undefined ? likeliestRow(first, wanted) : first.findIndex((source) => source.row === chosenRow);
  const top = first[index];
  if (!top) return { row: chosenRow ?? null, lastRow: chosenRow ?? 0, texts: [] };
  const texts = top.cells.map(headingText);
  const below = first[index + 1];
  if (below && below.row === top.row + 1 && isSecondRow(texts, below.cells)) {
    return { row: top.row, lastRow: below.row, texts: joinRows(texts, below.cells.map(headingText)) };
  }
  return { row: top.row, lastRow: top.row, texts };
}

function likeliestRow(first: readonly SourceRow[], wanted: string[]): number {
  const named = first.findIndex((source) => {
    const texts = source.cells.map((cell) => plainHeading(cellText(cell)));
    return wanted.length > 0 && wanted.every((heading) => texts.includes(plainHeading(heading)));
  });
  if (named >= 0) return named;
  const known = first.findIndex((source) => looksLikeHeadings(source.cells) && source.cells.some(namesAPersonField));
  if (known >= 0) return known;
  // Headings in words nobody foresaw: a row of words directly above a row of numbers.
  return first.findIndex((source, index) => {
    const next = first[index + 1];
    return looksLikeHeadings(source.cells) && next?.cells.some(looksLikeData) === true;
  });
}

function namesAPersonField(cell: Cell): boolean {
  const meaning = headingMeaning(headingText(cell));
  return meaning !== null && meaning.field !== 'other';
}

/** At least two cells, none of them data, and no sentence among them. */
function looksLikeHeadings(cells: readonly Cell[]): boolean {
  const present = cells.filter((cell) => !isBlank(cell));
  if (present.length < 2) return false;
  return present.every((cell) => typeof cell === 'string' && cell.trim().length <= 80 && !looksLikeData(cell));
}

/** A number, a date, or text with as many digits as a phone number has. */
function looksLikeData(cell: Cell): boolean {
  if (isBlank(cell)) return false;
  if (typeof cell !== 'string') return true;
  return (cell.match(/\p{Nd}/gu)?.length ?? 0) >= 6;
}

function headingText(cell: Cell): string {
  return cellText(cell).replace(/\s+/g, ' ').trim();
}

/** It names fields where the row above names a group or nothing, and holds no data. */
function isSecondRow(top: readonly string[], cells: readonly Cell[]): boolean {
  const present = cells.flatMap((cell, index) => (isBlank(cell) ? [] : [{ cell, above: top[index] ?? '' }]));
  if (present.length < 2 || present.some(({ cell }) => typeof cell !== 'string' || looksLikeData(cell))) return false;
  const underNothing = present.filter(({ above }) => above === '');
  const named = present.filter(({ cell }) => namesAPersonField(cell));
  return underNothing.length > 0 && named.length >= 2;
}

/** A merged heading keeps its text in its first cell only, so it is carried over the blank ones to its right. */
function joinRows(top: readonly string[], below: readonly string[]): string[] {
  const joined: string[] = [];
  let group = '';
  for (let index = 0; index < Math.max(top.length, below.length); index++) {
    const above = top[index] ?? '';
    const part = below[index] ?? '';
    if (above !== '') group = above;
    else if (part === '') group = '';
    joined.push(part === '' ? above : `${group} ${part}`.trim());
  }
  return joined;
}
