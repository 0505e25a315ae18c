/** What of a table is no person's row, and what of it is hidden: told to the operator, who may correct the guess. */
import type { Layout } from '../../../contract/lists.ts';
import type { Plan } from './plan.ts';

export function layoutOf({ headings, table }: Plan): Omit<Layout, 'otherLists'> {
  return {
    titleRows: 0,
    headerRows: headings.row === null ? 0 : headings.lastRow - headings.row + 1,
    mergedHeadings: false,
    blankRows: 0,
    hiddenRows: 0,
    hiddenColumns: [...table.hiddenColumns].map((index) => index + 1),
    totalsRows: [],
    repeatedHeadings: [],
  };
}
