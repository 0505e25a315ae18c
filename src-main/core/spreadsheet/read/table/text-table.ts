/**
 * Turns rows of cells from marked-up text into a table like that of a text file: no sheet, unless there are several.
 */

import { CoreError } from '../../../kernel/errors.ts';
import type { Cell } from '../../cell.ts';
import { corrupt } from '../../file-errors.ts';
import { type PackedTable, packedTable } from './packed-table.ts';
import { RowArena } from './row-arena.ts';
import { type Merge, mergesMatter, mostColumns, mostRows } from './table.ts';

/** As of an OpenDocument sheet: half a million rows of forty. */
const mostCells = 20_000_000;

export type TableBuilder = ReturnType<typeof buildTable>;

/** Errors of `row`: `file-corrupt`, `file-too-large`. */
export function buildTable(name: string | null) {
  const arena = new RowArena();
  const hiddenColumns = new Set<number>();
  const merges: Merge[] = [];
  let last = 0;
  let cells = 0;
  return {
    hiddenColumns,
    merges,
    /** The row after which the next one comes, from 1; 0: none yet. */
    last: (): number => last,
    row(row: number, found: readonly Cell[], hidden = false): void {
      if (row <= last || row > mostRows) throw corrupt('A row is where no sheet has any.');
      if (found.length > mostColumns) throw corrupt('A cell is where no sheet has any.');
      last = row;
      const filled = found.findLastIndex((cell) => cell !== null && cell !== undefined) + 1;
      if (filled === 0) return;
      cells += filled;
      if (cells > mostCells) {
        throw new CoreError('file-too-large', 'The file holds more cells than this program reads at once. Split it.');
      }
      arena.begin(row, hidden, false);
      for (let index = 0; index < filled; index++) arena.cell(found[index]);
      arena.end();
    },
    done(): PackedTable {
      const facts = { name, hidden: false, hiddenColumns, merges: mergesMatter(merges), countsFields: false };
      return packedTable({ ...facts, rowsAtMost: arena.count }, arena);
    },
  };
}

/** Several tables need names to be chosen by; one alone is like a text file. */
export function named(
  tables: readonly PackedTable[],
  names: readonly string[],
): { tables: PackedTable[]; sheets: string[] } {
  if (tables.length <= 1) return { tables: [...tables], sheets: [] };
  const unique = names.map((name, index) => (names.indexOf(name) === index ? name : `${name} (${index + 1})`));
  return { tables: tables.map((table, index) => ({ ...table, name: unique[index] ?? null })), sheets: unique };
}
