/** The first sheet of a workbook, as its cells stand. */
import { type CellObject, read, utils, type WorkSheet } from 'xlsx';

export function sheetOf(bytes: Buffer): WorkSheet {
  const book = read(bytes, { cellNF: true });
  return book.Sheets[book.SheetNames[0] ?? ''] ?? {};
}

/** Rows of text, the headings first; '' where a cell is empty. */
export function textsOf(bytes: Buffer): string[][] {
  return utils.sheet_to_json<string[]>(sheetOf(bytes), { header: 1, defval: '', raw: false });
}

export function cellOf(bytes: Buffer, row: number, heading: string): CellObject | undefined {
  const column = textsOf(bytes)[0]?.indexOf(heading) ?? -1;
  return sheetOf(bytes)[utils.encode_cell({ r: row - 1, c: column })];
}
