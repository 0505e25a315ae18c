/** Writes a workbook of tables and charts. Small by its nature, so it is made as a whole: the library's streaming writer has no charts. */
import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { type AddDataLabelsOptions, installChartSupport } from '@cj-tech-master/excelts/chart';
import { columnLetters } from '../model/cell-range.ts';
import type { ChartBookJob, ChartColumn, ChartPage, ChartShade, ChartTable } from '../model/chart-book.ts';
import { encrypted } from '../place/encrypt-workbook.ts';
import { writeWhole } from '../place/write-whole.ts';
import { headerFooter, paper } from './print-setup.ts';
import { sheetNames } from './sheet-names.ts';
import { headingStyle, lineHeight, pageStyles } from './sheet-styles.ts';

/** Characters. */
const widths = { label: 46, figure: 14, gap: 2, chart: 12 };
/** Columns that a chart beside a table takes, and measures up to which there is room beside one. */
const chartColumns = 7;
const mostBeside = 3;
/** Measures up to which a page stands upright where charts stand above their tables. */
const mostUpright = 8;

const shades: Readonly<Record<ChartShade, string>> = {
  strong: '1F5F99',
  light: '8DB8DE',
  strongBefore: '6B6B6B',
  lightBefore: 'C4C4C4',
};

const formats: Readonly<Record<ChartColumn['kind'], string>> = { number: '#,##0', rupiah: '#,##0', share: '0%' };

/** Errors: those of the system. */
export async function writeChartBook(job: ChartBookJob): Promise<void> {
  installChartSupport();
  const book = new Workbook();
  book.creator = 'Sambung';
  book.lastModifiedBy = 'Sambung';
  const nameOf = sheetNames();
  for (const page of job.pages) writePage(book, page, nameOf(page.name));
  const bytes = Buffer.from(await book.xlsx.writeBuffer());
  writeWhole(job, job.password === null ? bytes : await encrypted(bytes, job.password));
}

function writePage(book: Workbook, page: ChartPage, name: string): void {
  const measures = Math.max(1, ...page.tables.map(({ columns }) => columns.length));
  const beside = measures <= mostBeside;
  const orientation = beside || measures > mostUpright ? 'landscape' : 'portrait';
  const sheet = book.addWorksheet(name, {
    pageSetup: { ...paper(orientation), fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: headerFooter(page.footer),
    views: [{ state: 'normal', showGridLines: false }],
  });
  const last = 1 + measures + (beside ? 1 + chartColumns : 0);
  sheet.columns = Array.from({ length: last }, (_, index) => ({
    width:
      index === 0
        ? widths.label
        : index <= measures
          ? widths.figure
          : index === measures + 1
            ? widths.gap
            : widths.chart,
  }));
  sentence(sheet, page.headline, last, pageStyles.headline, 22);
  for (const [label, fact] of page.facts) {
    const row = sheet.addRow([label, fact]);
    row.getCell(1).style = pageStyles.cell;
    row.getCell(2).style = { ...pageStyles.cell, numFmt: '@' };
    sheet.mergeCells(row.number, 2, row.number, last);
    row.getCell(2).style = { ...pageStyles.cell, numFmt: '@' };
    row.height = heightOf(fact, last, lineHeight);
  }
  const pageHeight = pageHeightOf(sheet, orientation);
  let top = 1;
  for (const table of page.tables) {
    const before = sheet.addRow([]).number;
    sentence(sheet, table.title, last, pageStyles.section, lineHeight);
    if (beside) writeBeside(sheet, name, table, measures);
    else writeBelow(sheet, name, table, last);
    // A table that does not fit on the page any more begins the next one: its chart is not cut.
    if (before > top + 1 && heightBetween(sheet, top, sheet.rowCount) > pageHeight) {
      sheet.getRow(before).addPageBreak();
      top = before + 1;
    }
  }
  if (page.notes.length > 0) sheet.addRow([]);
  for (const note of page.notes) sentence(sheet, note, last, pageStyles.paragraph, lineHeight);
}

/** Inches of A4 between the margins; a character of a column's width takes so many; points to an inch. */
const printed = { landscape: { across: 10.8, down: 7.1 }, portrait: { across: 7.4, down: 10.5 } };
const characterInches = 0.078;
const pointsToInch = 72;

/** Points of rows on one printed page, where the sheet is fitted into its width. */
function pageHeightOf(sheet: Worksheet, orientation: keyof typeof printed): number {
  const { across, down } = printed[orientation];
  const width = sheet.columns.reduce((sum, column) => sum + (column.width ?? widths.figure), 0) * characterInches;
  return (down * pointsToInch) / Math.min(1, across / width);
}

function heightBetween(sheet: Worksheet, from: number, to: number): number {
  let height = 0;
  for (let row = from; row <= to; row += 1) height += sheet.getRow(row).height ?? lineHeight;
  return height;
}

/** At least so many lines, for a chart to be read. */
const leastLines = 12;

function writeBeside(sheet: Worksheet, name: string, table: ChartTable, measures: number): void {
  const head = writeTable(sheet, table);
  if (!isDrawn(table)) return;
  const least =
    head + Math.max(leastLines, Math.ceil(table.rows.length * Math.max(1, table.chart.series.length * 0.6)));
  while (sheet.rowCount < least) sheet.addRow([]);
  draw(sheet, name, table, head, {
    tl: { col: measures + 2, row: head - 1 },
    br: { col: measures + 2 + chartColumns, row: sheet.rowCount },
  });
}

function writeBelow(sheet: Worksheet, name: string, table: ChartTable, last: number): void {
  const from = sheet.rowCount;
  if (isDrawn(table)) {
    const { form, series } = table.chart;
    const bars = Math.min(60, Math.ceil(table.rows.length * series.length * 0.6) + 4);
    const lines = Math.max(leastLines, form === 'bars' ? bars : 16);
    for (let line = 0; line <= lines; line += 1) sheet.addRow([]);
    const head = writeTable(sheet, table);
    draw(sheet, name, table, head, { tl: { col: 0, row: from }, br: { col: last, row: from + lines } });
  } else writeTable(sheet, table);
}

/** A chart of nothing but zeros shows nothing. */
function isDrawn(table: ChartTable): table is ChartTable & { chart: NonNullable<ChartTable['chart']> } {
  const { chart, rows } = table;
  return chart !== null && rows.some(({ values }) => chart.series.some(({ column }) => (values[column] ?? 0) !== 0));
}

/** Returns the number of the row of headings. */
function writeTable(sheet: Worksheet, { labels, columns, rows, note }: ChartTable): number {
  const head = sheet.addRow([labels, ...columns.map(({ heading }) => heading)]);
  // Words do not fill a line to its end.
  const across = widths.figure - 4;
  const lines = Math.max(1, ...columns.map(({ heading }) => Math.ceil(heading.length / across)));
  head.height = lineHeight * lines + 3;
  for (let column = 1; column <= columns.length + 1; column += 1) head.getCell(column).style = headingStyle({});
  for (const { label, values } of rows) {
    const row = sheet.addRow([label]);
    row.getCell(1).style = { ...pageStyles.cell, numFmt: '@' };
    row.height = lineHeight * Math.ceil(label.length / (widths.label - 3));
    for (const [index, value] of values.entries()) {
      if (value === null) continue;
      const cell = row.getCell(index + 2);
      cell.value = value;
      cell.style = { numFmt: formats[columns[index]?.kind ?? 'number'], alignment: { vertical: 'top' } };
    }
  }
  if (rows.length === 0) sheet.addRow(['–']);
  if (note !== null) sheet.addRow([note]).getCell(1).style = { alignment: { wrapText: false } };
  return head.number;
}

/** Columns that have their label below them. */
const mostNamed = 12;

type Corner = { col: number; row: number };

const noLabels: AddDataLabelsOptions = {
  ...{ showVal: false, showSerName: false, showCatName: false, showLegendKey: false, showPercent: false },
  showBubbleSize: false,
};

function draw(
  sheet: Worksheet,
  name: string,
  { title, rows, chart }: ChartTable & { chart: NonNullable<ChartTable['chart']> },
  head: number,
  range: { tl: Corner; br: Corner },
): void {
  const quoted = `'${name.replaceAll("'", "''")}'`;
  const cells = (column: number) => {
    const letters = columnLetters(column);
    return `${quoted}!$${letters}$${head + 1}:$${letters}$${head + rows.length}`;
  };
  const isBars = chart.form === 'bars';
  const options = {
    title,
    series: chart.series.map(({ column, name: said, shade }) => ({
      ...{ name: said, categories: cells(0), values: cells(column + 1), fill: shades[shade] },
    })),
    showLegend: chart.series.length > 1,
    legendPosition: 'b',
    gapWidth: 40,
    dataLabels: isBars ? { ...noLabels, showVal: true } : noLabels,
    // The first on top, as in the table.
    categoryAxis: {
      ...(isBars && { orientation: 'maxMin' as const }),
      ...(rows.length > mostNamed && !isBars && { tickLblSkip: Math.ceil(rows.length / mostNamed) }),
      majorTickMark: 'none',
    },
    valueAxis: { majorGridlines: !isBars, hidden: isBars, numFmt: '#,##0', min: 0 },
  } as const;
  if (isBars) sheet.addBarChart(options, range);
  else sheet.addColumnChart(options, range);
}

function sentence(sheet: Worksheet, text: string, last: number, style: object, size: number): void {
  const row = sheet.addRow([text]);
  row.getCell(1).style = style;
  row.height = heightOf(text, last, size);
  sheet.mergeCells(row.number, 1, row.number, last);
}

/** Merged cells grow with no program. */
function heightOf(text: string, last: number, size: number): number {
  const across = widths.label + (last - 1) * (widths.figure - 2);
  return size * Math.max(1, Math.ceil((text.length * size) / lineHeight / across));
}
