/** What every kind of file becomes before the rules see it: sheets of rows of cells, with the row numbers people see. */
import type { Cell } from '../../cell.ts';

export type SourceRow = {
  /** From 1: as Excel shows it, or the number of the record in a text file. */
  row: number;
  /** cells[0] is column A; blank cells are null. */
  cells: Cell[];
  /** Text files: the record cannot be told apart from its neighbours (a quote that is never closed). */
  malformed: boolean;
  /** Hidden in the workbook, by a filter or by hand. */
  hidden: boolean;
};

/** A merged range: its first cell and how far it spans; `row` from 1 as in `SourceRow`, `column` from 0. */
export type Merge = { row: number; column: number; rows: number; columns: number };

/** What a sheet can have at most, in any program. */
export const mostRows = 1_048_576;
export const mostColumns = 16_384;

/** Titles, headings and repeated headings stand among the first rows; a list can have a merge in every row. */
const mergesAmong = 1_000;
export function mergesMatter(merges: readonly Merge[]): Merge[] {
  return merges.filter((merge) => merge.row <= mergesAmong);
}

export type Table = {
  /** null: a text file, which has no sheets. */
  name: string | null;
  hidden: boolean;
  /** Where a progress bar may take its total from; null when only reading on would tell. */
  rowsAtMost: number | null;
  /** Indexes from 0 of columns hidden in the workbook. */
  hiddenColumns: ReadonlySet<number>;
  /** Merged ranges, as far as they can matter to headings: those that begin among the first rows. */
  merges: readonly Merge[];
  /** Text files count fields exactly; in a workbook a missing cell is a blank one. */
  countsFields: boolean;
  /** Columns (indexes from 0) that may hold something below that row; absent: only walking the rows would tell. */
  columnsBelow?(row: number): number[];
  /** Rows that hold at least one cell, in order. May be walked more than once. */
  rows(): Iterable<SourceRow>;
};

export type SourceFile = {
  tables: Table[];
  encoding: string | null;
  delimiter: string | null;
};
