/**
 * Reads a workbook (.xlsx .xlsb .xls) into packed tables with the spreadsheet library: values by their stored type,
 * never by their displayed text, which rounds digits. Nothing of the library's workbook is kept.
 */
import { type CellObject, type ParsingOptions, read, SSF, type WorkBook, type WorkSheet } from 'xlsx';
import { CoreError } from '../../../kernel/errors.ts';
import type { Cell } from '../../cell.ts';
import { type PackedTable, packedTable } from '../table/packed-table.ts';
import { RowArena } from '../table/row-arena.ts';
import { type Merge, mergesMatter, mostColumns, mostRows } from '../table/table.ts';

type DenseRow = (CellObject | undefined)[];

/** WTF: without it errors are swallowed and a damaged sheet reads as an empty one. */
const readOptions: ParsingOptions = {
  type: 'buffer',
  dense: true,
  sheetStubs: true,
  WTF: true,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  cellFormula: true,
};

/**
 * What of a sheet is hidden comes with its looks alone, and those are dear: without a list of fills the library throws and
 * catches an error for every cell. `columns`: then only the first rows are read with them.
 */
export type Looks = 'all' | 'columns';

/** `textOf`: what a text of the library means (`oldTextOf`). Errors: `file-corrupt`, `file-encrypted`, `sheet-unknown`. */
export function readWorkbook(
  bytes: Buffer,
  sheet: string | undefined,
  { looks, textOf = null }: { looks: Looks; textOf?: ((text: string) => string) | null },
): { tables: PackedTable[]; sheets: string[] } {
  const book = parse(bytes, looks === 'all');
  if (looks === 'columns') takeColumns(book, bytes);
  if (textOf) mendTexts(book, textOf);
  const sheets = [...book.SheetNames];
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const tables = chosenSheets(sheets, sheet).map((name) => takeTable(book, name, date1904));
  return { sheets, tables };
}

/** Errors: `sheet-unknown`. */
export function chosenSheets(sheets: readonly string[], sheet: string | undefined): readonly string[] {
  if (sheet === undefined) return sheets;
  if (sheets.includes(sheet)) return [sheet];
  throw new CoreError('sheet-unknown', 'The file has no sheet of that name.', { details: { sheet } });
}

function parse(bytes: Buffer, cellStyles: boolean): WorkBook {
  try {
    return cellStyles ? readStyled(bytes) : read(bytes, readOptions);
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) {
      throw new CoreError('file-encrypted', 'The file is protected with a password. Save it without one.');
    }
    throw new CoreError('file-corrupt', 'The file is damaged and cannot be read.');
  }
}

/** A workbook whose looks are broken is read without them. */
function readStyled(bytes: Buffer): WorkBook {
  try {
    return read(bytes, { ...readOptions, cellStyles: true });
  } catch {
    return read(bytes, readOptions);
  }
}

function mendTexts(book: WorkBook, textOf: (text: string) => string): void {
  for (const sheet of Object.values(book.Sheets)) {
    for (const row of (sheet['!data'] ?? []) as (DenseRow | undefined)[]) {
      for (const cell of row ?? []) if (cell?.t === 's' && typeof cell.v === 'string') cell.v = textOf(cell.v);
    }
  }
  for (const [index, name] of book.SheetNames.entries()) {
    const right = textOf(name);
    const sheet = book.Sheets[name];
    if (right === name || !sheet || book.SheetNames.includes(right)) continue;
    delete book.Sheets[name];
    book.Sheets[right] = sheet;
    book.SheetNames[index] = right;
    const about = book.Workbook?.Sheets?.[index];
    if (about) about.name = right;
  }
}

function takeColumns(book: WorkBook, bytes: Buffer): void {
  let top: WorkBook;
  try {
    top = read(bytes, { ...readOptions, cellStyles: true, sheetRows: 1 });
  } catch {
    return;
  }
  for (const name of book.SheetNames) {
    const columns = top.Sheets[name]?.['!cols'];
    const sheet = book.Sheets[name];
    if (sheet && columns) sheet['!cols'] = columns;
  }
}

function isHidden(book: WorkBook, name: string): boolean {
  return (book.Workbook?.Sheets?.find((one) => one.name === name)?.Hidden ?? 0) !== 0;
}

function takeTable(book: WorkBook, name: string, date1904: boolean): PackedTable {
  const sheet = book.Sheets[name];
  const rows = sheet?.['!rows'] ?? [];
  const isRowHidden = (row: number) => rows[row - 1]?.hidden === true;
  const arena = packRows(sheet, date1904, isRowHidden);
  const facts = {
    name,
    hidden: isHidden(book, name),
    hiddenColumns: new Set((sheet?.['!cols'] ?? []).flatMap((column, index) => (column?.hidden ? [index] : []))),
    merges: mergesOf(sheet),
    countsFields: false,
    rowsAtMost: arena.count,
  };
  delete book.Sheets[name];
  return packedTable(facts, arena);
}

/** Rows and cells that are really there: the sheet's own range may span a million empty rows. */
function packRows(sheet: WorkSheet | undefined, date1904: boolean, isRowHidden: (row: number) => boolean): RowArena {
  const data = (sheet?.['!data'] ?? []) as (DenseRow | undefined)[];
  const arena = new RowArena();
  // Of a sheet that is mostly holes only what is there is asked for, and so is a row no list can count.
  for (const index of Object.keys(data).map(Number)) {
    if (index >= mostRows) throw beyondSheet();
    const row = data[index];
    if (!row || row.length === 0) continue;
    if (row.length > mostColumns) throw beyondSheet();
    arena.begin(index + 1, isRowHidden(index + 1), false);
    for (const cell of toCells(row, date1904)) arena.cell(cell);
    arena.end();
    // What is packed need not be kept twice.
    data[index] = undefined;
  }
  return arena;
}

function presentIndexes(list: readonly unknown[]): Iterable<number> {
  return list.length > 512 ? Object.keys(list).map(Number) : list.keys();
}

function mergesOf(sheet: WorkSheet | undefined): Merge[] {
  const merges = (sheet?.['!merges'] ?? []).map(({ s, e }) => ({
    row: s.r + 1,
    column: s.c,
    rows: e.r - s.r + 1,
    columns: e.c - s.c + 1,
  }));
  return mergesMatter(merges);
}

/** A cell or a row where no sheet has any. */
export function beyondSheet(): CoreError {
  return new CoreError('file-corrupt', 'The file is damaged. It has cells where no sheet has any.');
}

function toCells(row: DenseRow, date1904: boolean): Cell[] {
  const cells: Cell[] = new Array(row.length).fill(null);
  for (const index of presentIndexes(row)) {
    const cell = row[index];
    if (cell) cells[index] = toCell(cell, date1904);
  }
  return cells;
}

function toCell(cell: CellObject, date1904: boolean): Cell {
  switch (cell.t) {
    case 's':
      return String(cell.v ?? '');
    case 'n':
      return typeof cell.v === 'number' ? numberOrDate(cell.v, cell.z, date1904) : blankOrNoValue(cell);
    case 'b':
      return typeof cell.v === 'boolean' ? cell.v : blankOrNoValue(cell);
    case 'd':
      return cell.v instanceof Date ? { kind: 'date', text: cell.v.toISOString().slice(0, 10) } : blankOrNoValue(cell);
    case 'e':
      // The library knows no number for the newer errors (#SPILL!); they are errors all the same.
      return cell.v === undefined && cell.f !== undefined
        ? { kind: 'no-value' }
        : { kind: 'error', text: errorText(cell.v) };
    default:
      return blankOrNoValue(cell);
  }
}

/** A stub with a formula is a result that was never stored, whatever its `v` says; without one it is only formatting. */
function blankOrNoValue(cell: CellObject): Cell {
  return cell.f !== undefined || cell.F !== undefined || cell.v !== undefined ? { kind: 'no-value' } : null;
}

const datelike = new Map<string, boolean>();

function numberOrDate(value: number, format: CellObject['z'], date1904: boolean): Cell {
  return isDateFormat(format) ? dateOf(value, date1904) : value;
}

export function isDateFormat(format: CellObject['z']): boolean {
  const text = String(format ?? 'General');
  let isDate = datelike.get(text);
  if (isDate === undefined) {
    isDate = SSF.is_date(text) === true;
    datelike.set(text, isDate);
  }
  return isDate;
}

/** Days read so far: a list has few and repeats them, and telling one takes longer than all else of its cell. */
const days = { from1900: new Map<number, Cell>(), from1904: new Map<number, Cell>() };
const mostDays = 50_000;

/** A number with a date's format. */
export function dateOf(value: number, date1904: boolean): Cell {
  const known = date1904 ? days.from1904 : days.from1900;
  const day = known.get(value);
  if (day !== undefined) return day;
  const found = calendarDate(value, date1904);
  if (Number.isInteger(value) && known.size < mostDays) known.set(value, found);
  return found;
}

function calendarDate(value: number, date1904: boolean): Cell {
  const date = SSF.parse_date_code(value, { date1904 });
  // A number no calendar has is a number that was given the wrong format.
  if (!date || date.y > 9999) return value;
  const day = `${date.y}-${two(date.m)}-${two(date.d)}`;
  const time = `${two(date.H)}:${two(date.M)}:${two(Math.floor(date.S))}`;
  if (value < 1) return { kind: 'date', text: time };
  return { kind: 'date', text: value % 1 === 0 ? day : `${day} ${time}` };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

export const errors: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};
export const unknownError = '#ERROR!';

function errorText(value: unknown): string {
  return typeof value === 'number' ? (errors[value] ?? unknownError) : unknownError;
}
