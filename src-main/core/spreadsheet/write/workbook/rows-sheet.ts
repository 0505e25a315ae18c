/** One sheet of rows, as the library frames it: headings, widths, filter, print set-up, drop-downs, colours, protection. */
import type { DataValidationWithFormulae, WorkbookWriter, WorksheetWriter } from '@cj-tech-master/excelts';
import { columnLetters, rangeOf } from '../model/cell-range.ts';
import type { SheetColumn, SheetLayout } from '../model/workbook-model.ts';
import type { ChoiceLists } from './choice-lists.ts';
import { headerFooter, paper } from './print-setup.ts';
import { addLinks } from './sheet-links.ts';
import { opened, type SpooledSheet } from './sheet-spool.ts';
import { columnStyle, defaultWidth, headingStyle, lineHeight, rowLine, toneStyle } from './sheet-styles.ts';

/** Characters on a page of A4 across at 60 %, below which print is too small to be read. */
const readableAcross = 230;

export type RowsSheet = {
  name: string;
  layout: SheetLayout;
  /** The layout's, then the file's own. */
  columns: readonly SheetColumn[];
  /** Characters of the longest text of each column. */
  widest: readonly number[];
  content: SpooledSheet;
};

export async function writeRowsSheet(book: WorkbookWriter, sheet: RowsSheet, choices: ChoiceLists): Promise<void> {
  const { layout, columns, content } = sheet;
  const widths = columns.map((column, index) => widthOf(column, sheet.widest[index] ?? 0));
  const kept = layout.keptColumns ?? 0;
  const made = book.addWorksheet(sheet.name, {
    useSharedStrings: true,
    views: [{ state: 'frozen', ySplit: 1, xSplit: kept }],
    pageSetup: {
      ...paper('landscape'),
      fitToPage: true,
      fitToWidth: Math.max(1, Math.ceil(widths.reduce((sum, width) => sum + width, 0) / readableAcross)),
      fitToHeight: 0,
      printTitlesRow: '1:1',
      ...(kept > 0 && { printTitlesColumn: `A:${columnLetters(kept - 1)}` }),
    },
    headerFooter: headerFooter(layout.footer),
  });
  made.columns = columns.map((column, index) => ({ width: widths[index] ?? 10, style: columnStyle(column) }));
  writeHeadings(made, columns, widths);
  for (const piece of content.pieces) await made.stream.write(opened(piece));
  addLinks(made, content.links);
  const lastRow = content.rows + 1;
  const whole = rangeOf({ column: 0, row: 1 }, { column: columns.length - 1, row: lastRow });
  made.autoFilter = whole;
  made.ignoredErrors.push({ ref: whole, numberStoredAsText: true });
  if (content.rows > 0) {
    addChoices(made, columns, lastRow, choices);
    addTones(made, columns, lastRow);
    addLines(made, columns.length, lastRow);
  }
  if (layout.isProtected) await protect(made);
  made.commit();
}

/** A heading may go on in a second line; its longest word may not. */
function widthOf({ heading, width }: SheetColumn, widest: number): number {
  const { least, most } = { ...defaultWidth, ...width };
  const words = heading.split(/\s+/).map((word) => word.length);
  const forHeading = Math.max(...words, Math.ceil(heading.length / 2)) + 4;
  return Math.min(most, Math.max(least, forHeading, widest + 3));
}

function writeHeadings(sheet: WorksheetWriter, columns: readonly SheetColumn[], widths: readonly number[]): void {
  const row = sheet.addRow(columns.map(({ heading }) => heading));
  columns.forEach((column, index) => {
    row.getCell(index + 1).style = headingStyle(column);
  });
  const lines = columns.map(({ heading }, index) => Math.ceil((heading.length + 3) / (widths[index] ?? 10)));
  row.height = lineHeight * Math.min(4, Math.max(1, ...lines)) + 3;
  row.commit();
}

function addChoices(
  sheet: WorksheetWriter,
  columns: readonly SheetColumn[],
  lastRow: number,
  choices: ChoiceLists,
): void {
  columns.forEach((column, index) => {
    const asked = askedOf(column, choices);
    if (!asked) return;
    const range = rangeOf({ column: index, row: 2 }, { column: index, row: lastRow });
    // A range in one piece: without the word the library goes through it cell by cell.
    sheet.dataValidations.add(`range:${range}`, {
      allowBlank: true,
      showErrorMessage: true,
      ...(column.advice && { showInputMessage: true, prompt: column.advice, error: column.advice }),
      ...asked,
    });
  });
}

function askedOf(
  { kind, fillIn, choices: offered }: SheetColumn,
  choices: ChoiceLists,
): Pick<DataValidationWithFormulae, 'type' | 'formulae' | 'operator'> | null {
  if (offered && offered.length > 0) return { type: 'list', formulae: [choices.formulaOf(offered)] };
  if (!fillIn) return null;
  if (kind === 'date') return { type: 'date', operator: 'greaterThan', formulae: [new Date(Date.UTC(2000, 0, 1))] };
  if (kind === 'rupiah' || kind === 'number') return { type: 'decimal', operator: 'greaterThanOrEqual', formulae: [0] };
  return null;
}

/** By what stands in the row, so that the colour follows when rows are sorted. */
function addTones(sheet: WorksheetWriter, columns: readonly SheetColumn[], lastRow: number): void {
  const telling = columns.findIndex(({ tones }) => tones && tones.length > 0);
  const rules = columns[telling]?.tones ?? [];
  const toned = columns.flatMap(({ toned }, index) => (toned ? [index] : []));
  if (rules.length === 0 || toned.length === 0) return;
  const cell = `$${columnLetters(telling)}2`;
  sheet.addConditionalFormatting({
    ref: toned.map((column) => rangeOf({ column, row: 2 }, { column, row: lastRow })).join(' '),
    rules: rules.map(({ text, tone }, index) => ({
      type: 'expression',
      priority: index + 1,
      formulae: [`LEFT(${cell},${text.length})="${text.replaceAll('"', '""')}"`],
      style: toneStyle(tone),
    })),
  });
}

function addLines(sheet: WorksheetWriter, columns: number, lastRow: number): void {
  sheet.addConditionalFormatting({
    ref: rangeOf({ column: 0, row: 2 }, { column: columns - 1, row: lastRow }),
    rules: [{ type: 'expression', priority: 100, formulae: ['TRUE'], style: rowLine }],
  });
}

async function protect(sheet: WorksheetWriter): Promise<void> {
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    sort: true,
    autoFilter: true,
  });
}
