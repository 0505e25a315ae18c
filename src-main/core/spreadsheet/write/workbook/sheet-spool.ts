/**
 * The rows of one sheet, as XML, until all of them are there: only then are its headings (a file's own columns come up on the
 * way) and the widths of its columns known. They wait compressed, about a hundred bytes a row.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { columnLetters } from '../model/cell-range.ts';
import { textOf } from '../model/cell-text.ts';
import type { PersonRow, SheetCell } from '../model/sheet-cell.ts';
import { type ColumnStyles, cellXml, type Losses, linesOf } from './cell-xml.ts';
import { lineHeight } from './sheet-styles.ts';

/** The most rows an Excel sheet holds, including headings, the most columns, and the most links. */
export const excelLimits = { rows: 1_048_576, columns: 16_384, links: 65_530 };

/** Excel's rows are at most 409 points high. */
const mostLines = 27;

/** Characters that are compressed in one go. */
const pieceLength = 256 * 1024;

/** What goes to one sheet of the workbook. */
export type SpooledSheet = {
  /** Without the headings. */
  rows: number;
  pieces: Buffer[];
  links: { at: string; target: string }[];
};

/** `styles`: of the sheet's columns, in order; `own`: of the file's own, which stand behind them. */
export function createSheetSpool(
  styles: readonly ColumnStyles[],
  own: ColumnStyles,
  losses: Losses,
  limits: typeof excelLimits = excelLimits,
) {
  const places = new Map<string, number>();
  const letters: string[] = [];
  /** Characters of the longest text of each column. */
  const widest: number[] = [];
  const first: SpooledSheet = { rows: 0, pieces: [], links: [] };
  const sheets = [first];
  let sheet = first;
  let waiting = '';
  /** Of the row that is being written. */
  let lines = 1;

  function link(at: string, target: string): boolean {
    if (sheet.links.length >= limits.links) return false;
    sheet.links.push({ at, target });
    return true;
  }

  function compress(): void {
    if (waiting !== '') sheet.pieces.push(deflateRawSync(waiting, { level: 1 }));
    waiting = '';
  }

  function written(column: number, row: number, cell: SheetCell): string {
    letters[column] ??= columnLetters(column);
    const style = styles[column] ?? own;
    const text = cell === null ? '' : textOf(cell);
    if (text.length > (widest[column] ?? 0)) widest[column] = text.length;
    if (style.lineLength !== null) lines = Math.max(lines, linesOf(text, style));
    return cellXml(`${letters[column]}${row}`, cell, style, losses, link);
  }

  /** In the order of the columns: a row's own texts by the places of their headings. */
  function furtherCells(extra: PersonRow['extra'], row: number): string {
    const cells: [number, string][] = [];
    for (const { heading, text } of extra) {
      let place = places.get(heading);
      if (place === undefined) {
        place = styles.length + places.size;
        if (place >= limits.columns) {
          losses.columns += 1;
          continue;
        }
        places.set(heading, place);
      }
      cells.push([place, text]);
    }
    // A heading that comes twice in a row has what came last.
    const last = new Map(cells);
    return [...last]
      .sort(([a], [b]) => a - b)
      .map(([place, text]) => written(place, row, text))
      .join('');
  }

  return {
    add({ cells, extra }: PersonRow): void {
      if (sheet.rows === limits.rows - 1) {
        compress();
        sheet = { rows: 0, pieces: [], links: [] };
        sheets.push(sheet);
      }
      sheet.rows += 1;
      const row = sheet.rows + 1;
      lines = 1;
      let xml = '';
      // Cells to be filled in are there, also where the row says nothing of them.
      const width = Math.max(cells.length, styles.length);
      for (let column = 0; column < width; column++) xml += written(column, row, cells[column] ?? null);
      if (extra.length > 0) xml += furtherCells(extra, row);
      const height = lines > 1 ? ` ht="${lineHeight * Math.min(lines, mostLines)}" customHeight="1"` : '';
      waiting += `<row r="${row}"${height}>${xml}</row>`;
      if (waiting.length > pieceLength) compress();
    },
    /** After the last row. */
    end(): { sheets: readonly SpooledSheet[]; ownHeadings: string[]; widest: readonly number[] } {
      compress();
      return { sheets, ownHeadings: [...places.keys()], widest };
    },
  };
}

export function opened(piece: Buffer): Buffer {
  return inflateRawSync(piece);
}
