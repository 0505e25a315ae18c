/** All rows of a file that came back, of every sheet in it that has row codes; its cover and other sheets are passed over. */
import { setImmediate } from 'node:timers/promises';
import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import { type PlainRow, readPlainApart } from '../../spreadsheet/read/plain-tables.ts';
import type { ReadLimits } from '../../spreadsheet/read/start-reading.ts';
import { isMonthFirst } from './read-cells.ts';
import { type DayRules, type ReadRow, readRow } from './read-row.ts';
import type { RowCodes } from './row-code.ts';
import { columnsOfSheet, type SheetColumns } from './sheet-columns.ts';

export type SheetRow = {
  /** Where the file has several that were filled in. */
  sheet: string | null;
  row: number;
  read: Exclude<ReadRow, { kind: 'other' }>;
};

export type ReadFile = {
  /** SHA-256 of its bytes. */
  digest: string;
  rows: SheetRow[];
  /** Sheets of which nothing was read, since a fill-in column stands there twice. */
  twice: { sheet: string | null; row: number; column: SheetColumns['twice'][number] }[];
};

/** Rows that are read or compared before others may work: some milliseconds. */
export const rowsInTurn = 50;

/** Errors: `no-field-sheet`, and those of `readPlainApart`. */
export async function readSheets(
  { ports, codes, limits }: { ports: Ports; codes: RowCodes; limits?: ReadLimits },
  place: BytesPlace,
  { password, ...days }: { password: string | null } & Omit<DayRules, 'monthFirst'>,
): Promise<ReadFile> {
  let sheets: { name: string | null; columns: SheetColumns | null }[] = [];
  const raw: { sheet: string | null; columns: SheetColumns; row: PlainRow }[] = [];
  const nameOf = (name: string | null) => (sheets.filter(({ columns }) => columns).length > 1 ? name : null);
  const { digest } = await readPlainApart(
    ports,
    { path: place.path, key: place.key, password: password ?? undefined },
    {
      async onTables(tables) {
        sheets = tables.map((table) => ({ name: table.name, columns: columnsOfSheet(table, codes) }));
        const whole = sheets.some(({ columns }) => columns?.fillIn.outcome !== undefined);
        if (!whole)
          throw new CoreError('no-field-sheet', 'No sheet of the file has row codes and a column for the outcome.');
        return sheets.map(({ columns }) =>
          columns && columns.twice.length === 0 ? Array.from({ length: columns.width }, (_, column) => column) : [],
        );
      },
      async onSlice(table, slice) {
        const { name = null, columns = null } = sheets[table] ?? {};
        if (!columns) return;
        for (const row of slice) if (row.row !== columns.headingRow) raw.push({ sheet: nameOf(name), columns, row });
      },
    },
    { signal: new AbortController().signal, ...(limits && { limits }) },
  );
  const twice = sheets.flatMap(({ name, columns }) =>
    (columns?.twice ?? []).map((column) => ({ sheet: nameOf(name), row: columns?.headingRow ?? 0, column })),
  );
  // One day that says so makes all of the file's uncertain: whoever saved it has written them alike.
  const monthFirst = raw.some(({ columns: { fillIn }, row: { cells } }) =>
    [fillIn.foundOn, fillIn.promiseDate].some((column) => isMonthFirst(cells[column ?? -1] ?? null)),
  );
  const rows: SheetRow[] = [];
  for (const [index, { sheet, columns, row }] of raw.entries()) {
    if (index % rowsInTurn === rowsInTurn - 1) await setImmediate();
    const read = readRow(row.cells, columns, codes, { ...days, monthFirst });
    if (read.kind !== 'other') rows.push({ sheet, row: row.row, read });
  }
  return { digest, rows, twice };
}
