/** Files as the writing process writes them, without the process. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CsvForm, csvHead, csvLine } from '../../src-main/core/spreadsheet/write/csv/csv-text.ts';
import type { PersonRow, SheetCell } from '../../src-main/core/spreadsheet/write/model/sheet-cell.ts';
import type { Page, SheetColumn } from '../../src-main/core/spreadsheet/write/model/workbook-model.ts';
import type { excelLimits } from '../../src-main/core/spreadsheet/write/workbook/sheet-spool.ts';
import { createWorkbookFile } from '../../src-main/core/spreadsheet/write/workbook/workbook-file.ts';
import type { ReportJob } from '../../src-main/core/spreadsheet/write/writing-questions.ts';
import { tempDir } from './ports.ts';

export type WrittenWorkbook = Partial<Omit<ReportJob, 'path' | 'key' | 'format'>> & {
  /** Of the only sheet. */
  columns?: readonly SheetColumn[];
  rows: readonly (PersonRow | readonly SheetCell[])[];
  pages?: readonly Page[];
  limits?: typeof excelLimits;
};

export const textColumns = (...headings: string[]): SheetColumn[] =>
  headings.map((heading) => ({ heading, kind: 'text' }));

/** The bytes of the workbook, which is on the disk in a folder of its own. */
export async function workbookBytes({ columns = [], rows, pages = [], limits, ...job }: WrittenWorkbook) {
  const path = join(tempDir(), 'lembar.xlsx');
  const sheets = [{ name: 'Isi', columns }];
  const file = createWorkbookFile({ sheets, language: 'id', ...job, path, format: 'xlsx' }, limits);
  file.add(rows.map((row) => ('cells' in row ? row : { cells: row, extra: [] })));
  await file.finish(pages);
  return readFileSync(path);
}

export function csvBytes(table: readonly (readonly SheetCell[])[], form: CsvForm): Buffer {
  return Buffer.from(`${csvHead(form)}${table.map((line) => csvLine(line, form)).join('\r\n')}\r\n`);
}
