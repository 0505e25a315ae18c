/**
 * What keys do to a block of cells, as one order: one step of undo, whatever its size. What an order cannot hold
 * (`too-much`) is refused whole and never done in part.
 */
import type { DraftOrder, DraftRow, DraftSelection } from '../../../../src-main/contract/drafts.ts';

/** As many cells, and as many rows by number, as one order takes. */
export const mostCells = 10_000;
export const mostRows = 10_000;

export type Block = {
  /** The rows of the block, from the top. */
  rows: readonly DraftRow[];
  /** Columns of the file from 1, from the left as they are shown. */
  columns: readonly number[];
};

export type BlockOrder = { order: DraftOrder } | 'too-much' | 'nothing';

/** What stands there already is left out. */
function edit(cells: { row: number; column: number; text: string }[], rows: readonly DraftRow[]): BlockOrder {
  if (cells.length > mostCells) return 'too-much';
  const now = new Map(rows.map((row) => [row.row, row]));
  const changed = cells.filter(({ row, column, text }) => now.get(row)?.cells[column - 1] !== text);
  return changed.length === 0 ? 'nothing' : { order: { kind: 'edit', cells: changed } };
}

/**
 * A cell as somebody typed it, also where it reads as before: a number that lost its last digit shows the very digits that,
 * typed from the card, are right.
 */
export function typedOrder(text: string, { rows, columns }: Block): BlockOrder {
  const cells = rows.flatMap(({ row }) => columns.map((column) => ({ row, column, text })));
  return { order: { kind: 'edit', cells, typed: true } };
}

/** A copied block goes where the marked one starts; a single copied cell goes into every marked one. */
export function pasteOrder(copied: readonly (readonly string[])[], block: Block): BlockOrder {
  const only = copied.length === 1 && copied[0]?.length === 1 ? copied[0][0] : undefined;
  if (only !== undefined) return setOrder(only, block);
  const cells = block.rows.flatMap(({ row }, down) =>
    block.columns.flatMap((column, right) => {
      const text = copied[down]?.[right];
      return text === undefined ? [] : [{ row, column, text }];
    }),
  );
  return edit(cells, block.rows);
}

/** The same text in every cell of the block. */
export function setOrder(text: string, { rows, columns }: Block): BlockOrder {
  const cells = rows.flatMap(({ row }) => columns.map((column) => ({ row, column, text })));
  return edit(cells, rows);
}

/** The topmost row of the block goes into all below it. */
export function fillDownOrder({ rows, columns }: Block): BlockOrder {
  const [top, ...below] = rows;
  if (top === undefined) return 'nothing';
  const cells = below.flatMap(({ row }) =>
    columns.map((column) => ({ row, column, text: top.cells[column - 1] ?? '' })),
  );
  return edit(cells, rows);
}

/** null: more rows than an order can name. */
export function rowsSelection(rows: readonly DraftRow[]): DraftSelection | null {
  if (rows.length === 0 || rows.length > mostRows) return null;
  return { rows: rows.map(({ row }) => row) };
}

/** The size of what was copied. */
export function sizeOf(copied: readonly (readonly string[])[]): { rows: number; columns: number } {
  return { rows: copied.length, columns: Math.max(0, ...copied.map((row) => row.length)) };
}
