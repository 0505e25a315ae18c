/**
 * A table held compactly, of which any row can be read by its position: what stays in memory while a draft is open.
 * What it was made from can be freed.
 */
import { RowArena } from './row-arena.ts';
import type { SourceRow, Table } from './table.ts';

export type PackedTable = Table & {
  readonly count: number;
  /** `index` from 0, in the order of `rows()`; it is not the row's number. Throws where there is none. */
  at(index: number): SourceRow;
};

/** Walks the table once. One that is packed already is returned as it is. */
export function packTable(table: Table): PackedTable {
  if (isPacked(table)) return table;
  const arena = new RowArena();
  for (const { row, cells, malformed, hidden } of table.rows()) {
    arena.begin(row, hidden, malformed);
    for (const cell of cells) arena.cell(cell);
    arena.end();
  }
  return packedTable(table, arena);
}

/** The rows of `arena` with everything else of a table. */
export function packedTable(facts: Omit<Table, 'rows' | 'columnsBelow'>, arena: RowArena): PackedTable {
  const { name, hidden, hiddenColumns, merges, countsFields } = facts;
  return {
    ...{ name, hidden, hiddenColumns, merges, countsFields },
    rowsAtMost: arena.count,
    count: arena.count,
    at: (index) => arena.row(index),
    columnsBelow: (row) => arena.columnsBelow(row),
    *rows() {
      for (let index = 0; index < arena.count; index++) yield arena.row(index);
    },
  };
}

export function isPacked(table: Table): table is PackedTable {
  return 'at' in table && 'count' in table;
}
