/** A workbook as somebody sees it: numbers as numbers, a date as what its cell shows. */
import { type CellObject, read } from 'xlsx';

export type Shown = string | number | null;
export type ShownTable = { name: string; rows: { value: Shown; notes?: string[] }[][] };

export function shownTables(bytes: Buffer): ShownTable[] {
  const book = read(bytes, { dense: true, cellNF: true });
  return book.SheetNames.map((name) => ({
    name,
    rows: Array.from(book.Sheets[name]?.['!data'] ?? [], (row) => Array.from(row ?? [], shown)),
  }));
}

function shown(cell: CellObject | undefined): ShownTable['rows'][number][number] {
  const isDate = cell?.t === 'n' && String(cell.z).includes('yyyy');
  const value = (isDate ? cell.w : cell?.v) ?? null;
  return { value: value as Shown, ...(cell?.c && { notes: cell.c.map(({ t }) => String(t)) }) };
}
