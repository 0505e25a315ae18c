/**
 * Rows as a CSV file, in two forms: with commas, as other programs read it, and for Excel, which accepts commas only
 * where the system does and turns whatever looks like a number into one, with other digits.
 */
import { textOf } from '../model/cell-text.ts';
import type { SheetCell } from '../model/sheet-cell.ts';

export type CsvForm = 'csv' | 'csv-excel';

/** UTF-8 with a byte order mark and CRLF, so that Excel opens it as it is. */
export function csvHead(form: CsvForm): string {
  return form === 'csv' ? '\uFEFF' : '\uFEFFsep=;\r\n';
}

export function delimiterOf(form: CsvForm): string {
  return form === 'csv' ? ',' : ';';
}

/** Without its line end. No NUL stands in it. */
export function csvLine(line: readonly SheetCell[], form: CsvForm): string {
  return line.map((cell) => csvCell(cell, form)).join(delimiterOf(form));
}

function csvCell(cell: SheetCell, form: CsvForm): string {
  if (typeof cell === 'number') return String(cell);
  const text = textOf(cell);
  const safe = form === 'csv-excel' && wouldBeNumber(text) ? `="${text.trim()}"` : guarded(text);
  return /[",;\r\n]/.test(safe) && (form === 'csv-excel' || /[",\r\n]/.test(safe)) ? quoted(safe) : safe;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * What a program that opens the file may drop before it looks at the first sign: blanks of any width, control characters
 * (a workbook's `_x0000_` is one), zero-width marks.
 */
const dropped = String.raw`[\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]`;
/** Also in the full and the small width, which Excel takes for the same. */
const beginsFormula = new RegExp(`^(?:${dropped}*[=+\\-@＝＋－＠﹦﹢﹣﹫]|[\\t\\r\\n])`, 'u');

/** A cell that begins like a formula would run when the file is opened. NUL is removed, as nothing reads it. */
function guarded(text: string): string {
  const plain = text.replaceAll('\0', '');
  return beginsFormula.test(text) ? `'${plain}` : plain;
}

/** Numbers, dates and times as Excel reads them: of a NIK it keeps 15 digits, of a phone it drops the first 0. */
function wouldBeNumber(text: string): boolean {
  return /^\s*[-+(]?\s*\d[\d\s.,:/()-]*(?:e[+-]?\d+)?\s*%?\s*$/i.test(text);
}
