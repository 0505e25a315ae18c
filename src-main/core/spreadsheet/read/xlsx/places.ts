/** Positions in a sheet as its XML names them, and where the rows of a sheet go. */

import { corrupt, tooLarge } from '../../file-errors.ts';
import type { RowArena } from '../table/row-arena.ts';
import type { Merge } from '../table/table.ts';
import type { StoredCell } from './sheet-cells.ts';
import { unsure } from './unsure.ts';

/** Takes cells with their rows (from 1) and columns (from 0). */
export type RowSink = {
  beginRow(row: number, hidden: boolean): void;
  cell(row: number, column: number, cell: StoredCell): void;
  endRow(): void;
};

const place = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/;

/** `B7`, also `b7` and `$B$7`: its row from 1, its column from 0. null: none. */
export function placeOf(ref: string): { row: number; column: number } | null {
  const [, letters, digits] = place.exec(ref) ?? [];
  if (letters === undefined) return null;
  let column = 0;
  for (const one of letters.toUpperCase()) column = column * 26 + one.charCodeAt(0) - 64;
  return { row: Number(digits), column: column - 1 };
}

/** `B7:C9`. null: none. */
export function rangeOf(ref: string): Merge | null {
  const [from = '', to = from] = ref.trim().split(':');
  const first = placeOf(from);
  const last = placeOf(to);
  if (!first || !last || last.row < first.row || last.column < first.column) return null;
  return { ...first, rows: last.row - first.row + 1, columns: last.column - first.column + 1 };
}

/** Into an arena, in order. Throws `Unsure` where a sheet has none. */
export class OrderedRows implements RowSink {
  private readonly arena: RowArena;
  private row = 0;
  private column = -1;
  private hidden = false;
  private begun = false;

  constructor(arena: RowArena) {
    this.arena = arena;
  }

  beginRow(row: number, hidden: boolean): void {
    if (row <= this.row) unsure('rows out of order');
    this.row = row;
    this.hidden = hidden;
    this.column = -1;
    this.begun = false;
  }

  cell(row: number, column: number, cell: StoredCell): void {
    if (row !== this.row || column <= this.column) unsure('cells out of order');
    if (!this.begun) this.arena.begin(row, this.hidden, false);
    this.begun = true;
    const gap = column - this.column - 1;
    if (gap > 0) this.arena.blank(gap);
    if (isShared(cell)) this.arena.sharedText(cell.index);
    else this.arena.cell(cell);
    this.column = column;
  }

  endRow(): void {
    if (this.begun) this.arena.end();
  }
}

/** Cells kept until all are there: more would not fit. */
const mostLoose = 4_000_000;

/** In whatever order; where a place has two different cells nobody can say which is meant. */
export class LooseRows implements RowSink {
  private readonly rows = new Map<number, Map<number, StoredCell>>();
  private readonly hidden = new Set<number>();
  private count = 0;

  beginRow(row: number, hidden: boolean): void {
    if (hidden) this.hidden.add(row);
  }

  /** Errors: `file-corrupt`, `file-too-large`. */
  cell(row: number, column: number, cell: StoredCell): void {
    let cells = this.rows.get(row);
    if (!cells) {
      cells = new Map();
      this.rows.set(row, cells);
    }
    const before = cells.get(column);
    if (before !== undefined && before !== null) {
      if (cell === null || isSame(before, cell)) return;
      throw corrupt('A cell is there twice, with two values.');
    }
    cells.set(column, cell);
    this.count += 1;
    if (this.count > mostLoose) throw tooLarge();
  }

  endRow(): void {}

  /** Row by row. */
  into(arena: RowArena): void {
    const sink = new OrderedRows(arena);
    for (const [row, cells] of [...this.rows].sort(([a], [b]) => a - b)) {
      sink.beginRow(row, this.hidden.has(row));
      for (const [column, cell] of [...cells].sort(([a], [b]) => a - b)) sink.cell(row, column, cell);
      sink.endRow();
    }
  }
}

function isShared(cell: StoredCell): cell is { kind: 'shared'; index: number } {
  return typeof cell === 'object' && cell !== null && cell.kind === 'shared';
}

function isSame(one: StoredCell, other: StoredCell): boolean {
  return one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));
}
