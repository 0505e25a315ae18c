/** A sheet to read, a cover or a summary: on one page across, long sentences in as many lines as they need. */
import type { CellValue, Row, WorkbookWriter } from '@cj-tech-master/excelts';
import { textOf } from '../model/cell-text.ts';
import type { SheetCell } from '../model/sheet-cell.ts';
import { logoSize, type Page, type PageLine, type PagePicture } from '../model/workbook-model.ts';
import { safeTarget, serialOf } from './cell-xml.ts';
import { headerFooter, paper } from './print-setup.ts';
import { lineHeight, pageStyles } from './sheet-styles.ts';

const narrowest = 10;
/** Of the labels, of what they are, and of columns behind these. */
const widest = { label: 34, fact: 60, further: 22 };

export function writePage(book: WorkbookWriter, { lines, footer, logo }: Page, name: string): void {
  const widths = widthsOf(lines);
  const across = widths.reduce((sum, width) => sum + width, 0);
  const sheet = book.addWorksheet(name, {
    useSharedStrings: true,
    pageSetup: {
      ...paper(widths.length > 3 ? 'landscape' : 'portrait'),
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
    headerFooter: headerFooter(footer),
    views: [{ state: 'normal', showGridLines: false }],
  });
  sheet.columns = widths.map((width) => ({ width }));
  if (logo) putLogo(book, sheet, logo);
  for (const line of lines) {
    const row = sheet.addRow([]);
    if (isFacts(line)) {
      for (const [index, cell] of line.entries()) put(row, index + 1, cell);
    } else if ('table' in line) {
      line.table.forEach((heading, index) => {
        const cell = row.getCell(index + 1);
        cell.value = heading;
        cell.style = { ...pageStyles.section, alignment: { wrapText: true } };
      });
    } else {
      const { text, style, size } = sentenceOf(line);
      row.getCell(1).value = text;
      row.getCell(1).style = style;
      row.height = size * Math.max(1, Math.ceil((text.length * size) / lineHeight / across));
      if (widths.length > 1) sheet.mergeCells(row.number, 1, row.number, widths.length);
    }
    // A row without cells is written for its height alone, and not every program finds the height of a long text itself.
    row.height ??= lineHeight * (isFacts(line) ? linesIn(line, widths) : 1);
    row.commit();
  }
  sheet.commit();
}

/** In a row of its own. */
function putLogo(book: WorkbookWriter, sheet: ReturnType<WorkbookWriter['addWorksheet']>, logo: PagePicture): void {
  const { format, base64 } = logo;
  const shown = logoSize(logo);
  const row = sheet.addRow([]);
  // Points, and some air below it.
  row.height = shown.height * 0.75 + 8;
  const id = book.addImage({ extension: format, buffer: Buffer.from(base64, 'base64') });
  sheet.addImage(id, { tl: { col: 0, row: row.number - 1 }, ext: shown, editAs: 'oneCell' });
  row.commit();
}

function linesIn(cells: readonly SheetCell[], widths: readonly number[]): number {
  const lines = cells.map((cell, index) => Math.ceil(textOf(cell).length / ((widths[index] ?? narrowest) - 2)));
  return Math.max(1, ...lines);
}

function isFacts(line: PageLine): line is readonly SheetCell[] {
  return Array.isArray(line);
}

function sentenceOf(line: { headline: string } | { section: string } | { paragraph: string }) {
  if ('headline' in line) return { text: line.headline, style: pageStyles.headline, size: 22 };
  if ('section' in line) return { text: line.section, style: pageStyles.section, size: lineHeight };
  return { text: line.paragraph, style: pageStyles.paragraph, size: lineHeight };
}

/** A text is one whatever it begins with: only `formula` makes one in the library. */
function put(row: Row, column: number, given: SheetCell): void {
  if (given === null || given === '') return;
  const cell = row.getCell(column);
  const [value, numFmt] = shownAs(given);
  cell.value = value;
  cell.style = { ...pageStyles.cell, ...(numFmt && { numFmt }) };
}

function shownAs(cell: NonNullable<SheetCell>): [CellValue, string | null] {
  if (typeof cell === 'number') return [cell, Number.isInteger(cell) ? '#,##0' : null];
  if (typeof cell === 'string') return [cell, '@'];
  if ('number' in cell) return [cell.number, '@'];
  if ('link' in cell) {
    const target = safeTarget(cell.link);
    return [target === null ? cell.text : { text: cell.text, hyperlink: target }, '@'];
  }
  const text = textOf(cell);
  const serial = 'error' in cell ? null : serialOf(text);
  if (serial === null) return [text, '@'];
  return [serial, 'date' in cell ? 'yyyy-mm-dd' : text.length > 16 ? 'yyyy-mm-dd hh:mm:ss' : 'yyyy-mm-dd hh:mm'];
}

/** By the facts and tables; sentences go over all columns. */
function widthsOf(lines: readonly PageLine[]): number[] {
  const widths: number[] = [narrowest];
  for (const line of lines) {
    const cells = isFacts(line) ? line : 'table' in line ? line.table : [];
    cells.forEach((cell, index) => {
      const most = [widest.label, widest.fact][index] ?? widest.further;
      widths[index] = Math.min(most, Math.max(widths[index] ?? narrowest, textOf(cell).length + 2));
    });
  }
  if (widths.length === 1) return [widest.label + widest.fact];
  return widths;
}
