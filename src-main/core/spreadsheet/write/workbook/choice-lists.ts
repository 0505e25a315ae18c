/**
 * The lists behind drop-downs. A short one stands in the column's rule itself; Excel takes 255 characters there and parts
 * them at commas, so any other stands on a hidden sheet.
 */
import type { WorkbookWriter } from '@cj-tech-master/excelts';
import { columnLetters } from '../model/cell-range.ts';

export type ChoiceLists = ReturnType<typeof createChoiceLists>;

const longestInRule = 255;

/** `sheetName`: of the hidden sheet. */
export function createChoiceLists(sheetName: string) {
  const lists: (readonly string[])[] = [];

  return {
    formulaOf(choices: readonly string[]): string {
      const inRule = choices.join(',');
      if (inRule.length <= longestInRule && !choices.some((choice) => /[,"]|^\s|\s$/.test(choice)))
        return `"${inRule}"`;
      const known = lists.findIndex((list) => list.join('\n') === choices.join('\n'));
      const place = known === -1 ? lists.push(choices) - 1 : known;
      const column = columnLetters(place);
      return `'${sheetName.replaceAll("'", "''")}'!$${column}$1:$${column}$${choices.length}`;
    },

    /** Behind all others, and only where a list needs it. */
    writeSheet(book: WorkbookWriter): void {
      if (lists.length === 0) return;
      const sheet = book.addWorksheet(sheetName, { state: 'hidden', useSharedStrings: true });
      const rows = Math.max(...lists.map((list) => list.length));
      for (let row = 0; row < rows; row++) sheet.addRow(lists.map((list) => list[row] ?? null)).commit();
      sheet.commit();
    },
  };
}
