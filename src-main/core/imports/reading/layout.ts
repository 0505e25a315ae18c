/**
 * Counts the rows of a table that are not a person's, and what of it is hidden, while its rows are walked anyway. The
 * operator sees the result and may correct the guess.
 */
import { setImmediate } from 'node:timers/promises';
import type { Layout } from '../../../contract/reading.ts';
import type { SourceRow, Table } from '../../spreadsheet/read/table/table.ts';
import { type Plan, rowPlaces } from './plan.ts';
import { createNoPersonKinds } from './skipped-rows.ts';

export type LayoutCount = {
  /** Every row of the table, in order. */
  see(source: SourceRow): void;
  /** `table`, with its rows seen when they are walked. */
  watching(table: Table): Table;
  result(): SheetLayout;
};

/** Of one sheet; which other sheets are lists too is known elsewhere. */
export type SheetLayout = Omit<Layout, 'otherLists'>;

/** So many row numbers of totals and repeated headings are reported. */
const mostRowNumbers = 100;
const rowsBetweenPauses = 5_000;

/** By a walk of its own. */
export async function layoutOf(plan: Plan): Promise<SheetLayout> {
  const count = createLayoutCount(plan);
  let seen = 0;
  for (const source of plan.table.rows()) {
    count.see(source);
    seen += 1;
    if (seen % rowsBetweenPauses === 0) await setImmediate();
  }
  return count.result();
}

export function createLayoutCount(plan: Plan): LayoutCount {
  const { headings, table } = plan;
  const kindOf = createNoPersonKinds(rowPlaces(plan));
  const totalsRows: number[] = [];
  const repeatedHeadings: number[] = [];
  let first = 0;
  let last = 0;
  let filled = 0;
  let hiddenRows = 0;

  function see({ row, cells, malformed, hidden }: SourceRow): void {
    if (row <= headings.lastRow) return;
    const kind = malformed ? null : kindOf(cells);
    if (kind === 'blank') return;
    if (filled === 0) first = row;
    last = row;
    filled += 1;
    if (hidden) hiddenRows += 1;
    if ((kind === 'totals' || kind === 'signature') && totalsRows.length < mostRowNumbers) totalsRows.push(row);
    if (kind === 'repeated-heading' && repeatedHeadings.length < mostRowNumbers) repeatedHeadings.push(row);
  }

  return {
    see,
    watching: (watched) => ({
      ...watched,
      *rows() {
        for (const source of watched.rows()) {
          see(source);
          yield source;
        }
      },
    }),
    result: () => ({
      titleRows: headings.titleRows,
      headerRows: headings.row === null ? 0 : headings.lastRow - headings.row + 1,
      mergedHeadings: headings.merged,
      // Rows that a workbook does not even mention are blank ones too.
      blankRows: filled === 0 ? 0 : last - first + 1 - filled,
      hiddenRows,
      hiddenColumns: [...table.hiddenColumns].filter((index) => index < plan.width).map((index) => index + 1),
      totalsRows,
      repeatedHeadings,
    }),
  };
}
