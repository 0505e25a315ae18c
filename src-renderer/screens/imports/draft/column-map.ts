/** Edits to which column carries which field. A column carries one field at most and a field comes from one column. */

import { type ColumnField, columnFields } from '../../../../src-main/contract/person.ts';
import { type ColumnMap, requiredFields, type SourceColumn } from '../../../../src-main/contract/reading.ts';

/** The map after the operator says what `column` (from 1) carries; null: nothing that is asked about. */
export function assignColumn(map: ColumnMap, column: number, field: ColumnField | null): ColumnMap {
  const next: ColumnMap = {};
  for (const known of columnFields) {
    const at = map[known];
    if (at !== undefined && at !== column && known !== field) next[known] = at;
  }
  if (field !== null) next[field] = column;
  return next;
}

export function fieldOfColumn(map: ColumnMap, column: number): ColumnField | null {
  return columnFields.find((field) => map[field] === column) ?? null;
}

export function missingFields(map: ColumnMap): ColumnField[] {
  return requiredFields.filter((field) => map[field] === undefined);
}

/** Why a column carries its field: as guessed while that still stands, else because somebody chose it. */
export function reasonOfColumn(
  guesses: readonly SourceColumn[],
  column: number,
  field: ColumnField | null,
): SourceColumn['guessedBy'] {
  if (field === null) return null;
  const guess = guesses.find((one) => one.column === column);
  return guess?.field === field ? guess.guessedBy : 'chosen';
}

/** A column's letters as a spreadsheet shows them: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Below this share of its cells a column is doubtful: a clerk should look at its samples. */
const doubtfulBelow = 0.7;

export function isDoubtful(fits: number | null): boolean {
  return fits !== null && fits < doubtfulBelow;
}
