/**
 * Bytes of a workbook (.xlsx .xlsb .ods .xls) → tables. The one place of the reading side that knows the spreadsheet
 * library: values by their stored type, never by their displayed text, which rounds digits.
 */
import { type CellObject, read, SSF, type WorkBook } from 'xlsx';
import { CoreError } from '../../errors.ts';
import type { Cell } from '../rules/cell.ts';
import type { SourceRow, Table } from './table.ts';

type DenseRow = (CellObject | undefined)[];

/** Errors: `file-corrupt`, `file-encrypted`, `sheet-unknown`. */
export function readWorkbook(bytes: Buffer, sheet: string | undefined): { tables: Table[]; sheets: string[] } {
  const book = parse(bytes);
  if (sheet !== undefined && !book.SheetNames.includes(sheet)) {
    throw new CoreError('sheet-unknown', 'The file has no sheet of that name.', { details: { sheet } });
  }
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const names = sheet === undefined ? book.SheetNames : [sheet];
  return { sheets: book.SheetNames, tables: names.map((name) => toTable(book, name, date1904)) };
}

function parse(bytes: Buffer): WorkBook {
  try {
    // WTF: without it errors are swallowed and a damaged sheet reads as an empty one.
    return read(bytes, {
      type: 'buffer',
      dense: true,
      sheetStubs: true,
      WTF: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: true,
    });
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) {
      throw new CoreError('file-encrypted', 'The file is protected with a password. Save it without one.');
    }
    throw new CoreError('file-corrupt', 'The file is damaged and cannot be read.');
  }
}

function toTable(book: WorkBook, name: string, date1904: boolean): Table {
  const data = (book.Sheets[name]?.['!data'] ?? []) as (DenseRow | undefined)[];
  const hidden = (book.Workbook?.Sheets?.find((one) => one.name === name)?.Hidden ?? 0) !== 0;
  return {
    name,
    hidden,
    hiddenColumns: new Set(),
    merges: [],
    rowsAtMost: data.length,
    countsFields: false,
    // Rows and cells that are really there: the sheet's own range may span a million empty rows.
    *rows(): Generator<SourceRow> {
      for (let index = 0; index < data.length; index++) {
        const row = data[index];
        if (row && row.length > 0)
          yield { row: index + 1, cells: toCells(row, date1904), malformed: false, hidden: false };
      }
    },
  };
}

function toCells(row: DenseRow, date1904: boolean): Cell[] {
  const cells: Cell[] = new Array(row.length).fill(null);
  // Wide rows are mostly holes; asking for their keys spares thousands of empty looks for each of many rows.
  const present = row.length > 512 ? Object.keys(row).map(Number) : row.keys();
  for (const index of present) {
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
      return cell.v === undefined ? blankOrNoValue(cell) : { kind: 'error', text: errorText(cell.v) };
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
  const text = String(format ?? 'General');
  let isDate = datelike.get(text);
  if (isDate === undefined) {
    isDate = SSF.is_date(text) === true;
    datelike.set(text, isDate);
  }
  if (!isDate) return value;
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

const errors: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

function errorText(value: unknown): string {
  return typeof value === 'number' ? (errors[value] ?? '#ERROR!') : String(value);
}
