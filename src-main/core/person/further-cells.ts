/**
 * The columns of a file that are no field of ours (account, branch, address …). They come back in reports, so anything
 * there that would be cut, run as a formula, or is missing is reported: once for the row, however many of its cells are
 * affected.
 */
import type { Cell } from '../spreadsheet/cell.ts';
import { type Finding, note, warning } from './finding.ts';

/** What a cell of a workbook can hold: more could not be written into a report. */
const longestText = 32_767;

/** `cells`: all cells of the row; `indexes`: those of the further columns. */
export function checkFurtherCells(cells: readonly Cell[], indexes: readonly number[]): Finding[] {
  let tooLong = false;
  let formula = false;
  let broken = false;
  let noValue = false;
  for (const index of indexes) {
    const cell = cells[index];
    if (typeof cell === 'string') {
      if (cell.length > longestText) tooLong = true;
      if (startsLikeFormula(cell)) formula = true;
    } else if (typeof cell === 'object' && cell !== null) {
      if (cell.kind === 'error') broken = true;
      if (cell.kind === 'no-value') noValue = true;
    }
  }
  if (!tooLong && !formula && !broken && !noValue) return [];
  return [
    ...(tooLong ? [warning(null, 'text-too-long')] : []),
    ...(formula ? [note(null, 'formula-injection-risk')] : []),
    ...(broken ? [warning(null, 'cell-error')] : []),
    ...(noValue ? [warning(null, 'formula-no-value')] : []),
  ];
}

/**
 * A cell beginning with one of these is run as a formula by a spreadsheet that opens it as CSV. A dash for nothing, a
 * negative sum and `+62 812…` begin so too, and run nothing.
 */
export function startsLikeFormula(text: string): boolean {
  const code = text.charCodeAt(0);
  // = + - @ and the control characters some spreadsheets pass over before them.
  if (code !== 61 && code !== 43 && code !== 45 && code !== 64 && code !== 9 && code !== 13) return false;
  return !/^[-+]?[\d\s.,()/-]*$/.test(text);
}

/** Cut to what a report can hold, never through the middle of a character. */
export function cutText(text: string): string {
  if (text.length <= longestText) return text;
  const last = text.charCodeAt(longestText - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? longestText - 1 : longestText);
}
