/** All rows of a file that came back, of every sheet in it that has row codes; its cover and other sheets are passed over. */
import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import { readPlainApart } from '../../spreadsheet/read/plain-tables.ts';
import type { ReadLimits } from '../../spreadsheet/read/start-reading.ts';
import { type ReadRow, readRow } from './read-row.ts';
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

/** Errors: `no-field-sheet`, and those of `readPlainApart`. */
export async function readSheets(
  { ports, codes, limits }: { ports: Ports; codes: RowCodes; limits?: ReadLimits },
  place: BytesPlace,
  { password, today }: { password: string | null; today: string },
): Promise<ReadFile> {
  let sheets: { name: string | null; columns: SheetColumns | null }[] = [];
  const rows: SheetRow[] = [];
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
        for (const { row, cells } of slice) {
          const read = row === columns.headingRow ? null : readRow(cells, columns, codes, today);
          if (read !== null && read.kind !== 'other') rows.push({ sheet: nameOf(name), row, read });
        }
      },
    },
    { signal: new AbortController().signal, ...(limits && { limits }) },
  );
  const twice = sheets.flatMap(({ name, columns }) =>
    (columns?.twice ?? []).map((column) => ({ sheet: nameOf(name), row: columns?.headingRow ?? 0, column })),
  );
  return { digest, rows, twice };
}
