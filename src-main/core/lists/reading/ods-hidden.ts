/**
 * Which rows and columns of an OpenDocument workbook are hidden, by hand or by a filter: the spreadsheet library does not
 * say. Taken from the pieces of `content.xml` as they go by.
 */
import { mostColumns } from './table.ts';

export type HiddenOfSheet = { columns: ReadonlySet<number>; isRowHidden(row: number): boolean };

/** Longer than any tag is believed to be. */
const longestTag = 100_000;
const tags = /<(?:[\w.-]+:)?(table-row|table-column|table)(?![\w:-])([^<>]*)>/g;
const repeats = /\bnumber-(?:rows|columns)-repeated\s*=\s*["']\s*(\d+)/;
const hides = /\bvisibility\s*=\s*["']\s*(?:collapse|filter)/;

export function createOdsHidden() {
  const sheets: { columns: Set<number>; from: number[]; to: number[] }[] = [];
  let rest = '';
  let row = 0;
  let column = 0;

  function see(tag: string, attributes: string): void {
    if (tag === 'table') {
      sheets.push({ columns: new Set(), from: [], to: [] });
      row = 0;
      column = 0;
      return;
    }
    const sheet = sheets.at(-1);
    if (!sheet) return;
    const times = Number(repeats.exec(attributes)?.[1] ?? 1) || 1;
    const hidden = hides.test(attributes);
    if (tag === 'table-column') {
      const end = Math.min(column + times, mostColumns);
      for (let index = column; hidden && index < end; index++) sheet.columns.add(index);
      column += times;
      return;
    }
    if (hidden && sheet.to.at(-1) === row) sheet.to[sheet.to.length - 1] = row + times;
    else if (hidden) {
      sheet.from.push(row + 1);
      sheet.to.push(row + times);
    }
    row += times;
  }

  return {
    see(piece: Buffer): void {
      const text = rest + piece.toString('latin1');
      for (const [, tag = '', attributes = ''] of text.matchAll(tags)) see(tag, attributes);
      const open = text.lastIndexOf('<');
      rest = open >= 0 && text.indexOf('>', open) < 0 && text.length - open < longestTag ? text.slice(open) : '';
    },

    /** In the order of the sheets. */
    result: (): HiddenOfSheet[] =>
      sheets.map(({ columns, from, to }) => ({
        columns,
        isRowHidden(wanted) {
          let low = 0;
          let high = from.length;
          while (low < high) {
            const middle = (low + high) >>> 1;
            if ((to[middle] ?? 0) < wanted) low = middle + 1;
            else high = middle;
          }
          return (from[low] ?? Number.POSITIVE_INFINITY) <= wanted;
        },
      })),
  };
}
