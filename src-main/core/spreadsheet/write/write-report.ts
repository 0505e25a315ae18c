/** Turns rows into the bytes of an Excel workbook or a CSV file, in the writing process. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { utils, write } from 'xlsx';
import { type BytesPlace, sealedAt } from '../../kernel/sealed-bytes.ts';
import { csvFile, textOf } from './csv-text.ts';
import type { PersonRow, ReportJob, SheetCell } from './sheet-cell.ts';

/** Writes the file at `job.path` whole and flushed to the disk; the caller gives it its name after. */
export function writeReport(
  job: ReportJob,
  rows: readonly PersonRow[],
  summary: SheetCell[][],
  sheetRows: number = excelRows,
): void {
  const { headings, table } = tabulate(job.headings, rows);
  const bytes =
    job.format === 'xlsx'
      ? workbook(job, headings, table, summary, sheetRows)
      : csvFile([headings, ...table], job.format);
  writeWhole(job, bytes);
}

/** All of it, sealed where the place has a key, and flushed to the disk. */
export function writeWhole({ path, key }: BytesPlace, content: Uint8Array): void {
  const bytes = sealedAt(0, content, key);
  const file = openSync(path, 'w', 0o600);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The file's own columns go behind ours, in the order in which they first appear. */
function tabulate(headings: readonly string[], rows: readonly PersonRow[]) {
  const own = new Map<string, number>();
  for (const { extra } of rows) {
    for (const { heading } of extra) if (!own.has(heading)) own.set(heading, headings.length + own.size);
  }
  const width = headings.length + own.size;
  const table = rows.map(({ cells, extra }) => {
    const line: SheetCell[] = [...cells];
    while (line.length < width) line.push(null);
    for (const { heading, text } of extra) line[own.get(heading) ?? 0] = text;
    return line;
  });
  return { headings: [...headings, ...own.keys()], table };
}

/** The most rows an Excel sheet holds, including headings: Excel would cut off the rest. */
const excelRows = 1_048_576;

/**
 * The library's free edition writes no styles: no bold heading and no frozen row. It does write widths, filters and
 * text formats. `sheetRows`: of one sheet, with its headings; what is beyond goes to further sheets.
 */
function workbook(
  job: ReportJob,
  headings: string[],
  table: SheetCell[][],
  summary: SheetCell[][],
  sheetRows: number,
): Buffer {
  const book = utils.book_new();
  const sheets = Math.max(1, Math.ceil(table.length / (sheetRows - 1)));
  for (let index = 0; index < sheets; index++) {
    const rows = table.slice(index * (sheetRows - 1), (index + 1) * (sheetRows - 1));
    const name = index === 0 ? job.sheetNames.rows : `${job.sheetNames.rows} ${index + 1}`;
    utils.book_append_sheet(book, sheet([headings, ...rows], true), name);
  }
  utils.book_append_sheet(book, sheet(summary, false), job.sheetNames.summary);
  // Without the shared table, strings are written as the results of formulas, which other readers take less well.
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true, bookSST: true });
}

const longestCell = 32_767;

const errorCodes: Readonly<Record<string, number>> = {
  '#NULL!': 0,
  '#DIV/0!': 7,
  '#VALUE!': 15,
  '#REF!': 23,
  '#NAME?': 29,
  '#NUM!': 36,
  '#N/A': 42,
};

function sheet(table: SheetCell[][], filter: boolean) {
  const cells = table.map((line) =>
    line.map((value) => {
      if (value === null) return null;
      if (typeof value === 'number') return { t: 'n' as const, v: value };
      // '@' keeps Excel from reading a NIK or a phone as a number when the cell is edited.
      if (typeof value === 'string') return { t: 's' as const, v: value.slice(0, longestCell), z: '@' };
      if ('number' in value) return { t: 'n' as const, v: value.number, z: '@' };
      const code = errorCodes[value.error.toUpperCase()];
      return code === undefined ? { t: 's' as const, v: value.error, z: '@' } : { t: 'e' as const, v: code, z: '@' };
    }),
  );
  const made = utils.aoa_to_sheet(cells, { dense: true });
  made['!cols'] = widths(table);
  if (filter && made['!ref']) made['!autofilter'] = { ref: made['!ref'] };
  return made;
}

function widths(table: readonly SheetCell[][]): { wch: number }[] {
  const widest: number[] = [];
  for (const line of table.slice(0, 200)) {
    line.forEach((value, index) => {
      widest[index] = Math.min(60, Math.max(widest[index] ?? 6, textOf(value).length + 2));
    });
  }
  return widest.map((wch) => ({ wch }));
}
