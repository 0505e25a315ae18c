/**
 * Finds the row that names the columns: the first one whose cells read as headings, below any title rows. A second row
 * right under it that names the parts of a group ("Kontak Darurat": "Nama", "HP") belongs to it.
 */

import { plainText, withoutSeparators } from '../../person/digits.ts';
import { checkPhone } from '../../person/phone.ts';
import { type Cell, cellText, isBlank } from '../../spreadsheet/cell.ts';
import type { Merge, SourceRow } from '../../spreadsheet/read/table/table.ts';
import { headingMeaning, plainHeading } from '../columns/heading-words.ts';
import { isMarkHeading } from '../columns/problems-file-headings.ts';
import { carryOver, isCarried, joinRows, type Spans, spans } from './merged-headings.ts';

export type Headings = {
  /** null: the file has no heading row. */
  row: number | null;
  /** Rows after this one are data. 0: all of them. */
  lastRow: number;
  /** texts[0] is column A's; '' where a column has none. */
  texts: string[];
  /** Rows with something in them above the headings. */
  titleRows: number;
  /** A text stands for columns beside its own: its cell is merged with theirs. */
  merged: boolean;
};

/** What is known beside the cells. `chosenRow` null: there are no headings. */
export type HeadingHints = {
  chosenRow?: number | null | undefined;
  /** How many rows the operator says they take. */
  headerRows?: 1 | 2 | undefined;
  /** Headings the operator named, which must be in the row. */
  wanted?: readonly string[];
  merges?: readonly Merge[];
};

/** `first` holds the first rows of the table that are not blank. */
export function findHeadings(first: readonly SourceRow[], hints: HeadingHints): Headings {
  const { chosenRow, headerRows, wanted = [], merges = [] } = hints;
  if (chosenRow === null) return { row: null, lastRow: 0, texts: [], titleRows: 0, merged: false };
  const index =
    chosenRow === undefined
      ? withGroupAbove(first, likeliestRow(first, wanted), headerRows, merges)
      : first.findIndex((source) => source.row === chosenRow);
  const top = first[index];
  if (!top) {
    const titleRows = first.filter((source) => source.row < (chosenRow ?? 0)).length;
    return { row: chosenRow ?? null, lastRow: chosenRow ?? 0, texts: [], titleRows, merged: false };
  }
  const texts = top.cells.map(headingText);
  const next = first[index + 1];
  const below = next?.row === top.row + 1 ? next.cells : [];
  const spanned = spans(merges, top.row);
  const rows = headerRows ?? (isSecondRow(texts, below, spanned) ? 2 : 1);
  const parts = rows === 2 ? below.map(headingText) : null;
  const data = first.slice(index + rows).map((source) => source.cells);
  return {
    row: top.row,
    lastRow: top.row + rows - 1,
    texts: parts ? joinRows(texts, parts, spanned) : carryOver(texts, spanned, data),
    titleRows: index,
    merged: isCarried(texts, parts, spanned, data),
  };
}

function likeliestRow(first: readonly SourceRow[], wanted: readonly string[]): number {
  // Whatever else stands in it, and under it.
  const ofProblems = first.findIndex(({ cells }) => cells.some((cell) => isMarkHeading(cellText(cell))));
  if (ofProblems >= 0) return ofProblems;
  const named = first.findIndex((source) => {
    const texts = source.cells.map((cell) => plainHeading(cellText(cell)));
    return wanted.length > 0 && wanted.every((heading) => texts.includes(plainHeading(heading)));
  });
  if (named >= 0) return named;
  // "Nama:" and "NIP:" of a signature below the list are no headings.
  const firstPerson = first.findIndex(({ cells }) => cells.some(isNikCell) && cells.some(isPhoneCell));
  const known = first.findIndex(
    (source, index) =>
      (firstPerson < 0 || index < firstPerson) &&
      looksLikeHeadings(source.cells) &&
      source.cells.some(namesAPersonField),
  );
  if (known >= 0) return known;
  // Headings in words nobody foresaw: a row of words directly above a row of numbers.
  return first.findIndex((source, index) => {
    const next = first[index + 1];
    return looksLikeHeadings(source.cells) && next?.cells.some(looksLikeData) === true;
  });
}

/**
 * A row of nothing but one group ("Kontak Darurat" over two of the columns) is too little to be taken for headings, and
 * belongs to those right under it. A title begins where they begin; a group does not.
 */
function withGroupAbove(
  first: readonly SourceRow[],
  index: number,
  headerRows: 1 | 2 | undefined,
  merges: readonly Merge[],
): number {
  const source = first[index];
  const above = first[index - 1];
  if (!source || above?.row !== source.row - 1 || headerRows === 1) return index;
  const present = above.cells.flatMap((cell, column) => (isBlank(cell) ? [] : [{ cell, column }]));
  const begins = source.cells.findIndex((cell) => !isBlank(cell));
  if (present.some(({ cell, column }) => typeof cell !== 'string' || looksLikeData(cell) || column <= begins))
    return index;
  const isGroup = present.some(({ cell, column }) => {
    const merged = merges.some((merge) => merge.row === above.row && merge.column === column && merge.columns > 1);
    return merged || headingMeaning(headingText(cell))?.field === 'contact';
  });
  return isGroup ? index - 1 : index;
}

const isNikCell = (cell: Cell): boolean => /^\d{16}$/.test(withoutSeparators(plainText(cellText(cell))));
const isPhoneCell = (cell: Cell): boolean => checkPhone(cell, 'phone').value !== null;

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
function isSecondRow(top: readonly string[], cells: readonly Cell[], spanned: Spans): boolean {
  const present = cells.flatMap((cell, index) => (isBlank(cell) ? [] : [{ cell, index, above: top[index] ?? '' }]));
  if (present.some(({ cell }) => typeof cell !== 'string' || looksLikeData(cell))) return false;
  const underNothing = present.filter(({ above }) => above === '');
  if (present.length < 2 || underNothing.length === 0) return false;
  // A heading merged over several columns that has words under each of them is a group, whatever the words.
  const parts = underNothing.filter(({ index }) => spanned.groupOf(index) !== null);
  return parts.length > 0 || present.filter(({ cell }) => namesAPersonField(cell)).length >= 2;
}
