/**
 * The grid's selection, by position among the rows shown and among the columns shown (both from 0), and how keys and
 * the mouse move it. Knows nothing of what the cells hold.
 */

/** A cell: `at` counts the rows shown, `column` the columns shown. */
export type GridCell = { at: number; column: number };

/** `head` is where the cursor stands; `anchor` the other corner. `all`: whatever the filter shows, also what it shows later. */
export type GridSelection =
  | { kind: 'cells'; anchor: GridCell; head: GridCell }
  | { kind: 'rows'; anchor: GridCell; head: GridCell }
  | { kind: 'all'; anchor: GridCell; head: GridCell };

export type GridRange = { top: number; bottom: number; left: number; right: number };

export function oneCell(cell: GridCell): GridSelection {
  return { kind: 'cells', anchor: cell, head: cell };
}

/** All four included. */
export function rangeOf(selection: GridSelection, size: { rows: number; columns: number }): GridRange {
  const { anchor, head } = selection;
  const whole = { left: 0, right: size.columns - 1 };
  const rows = { top: Math.min(anchor.at, head.at), bottom: Math.max(anchor.at, head.at) };
  switch (selection.kind) {
    case 'all':
      return { top: 0, bottom: size.rows - 1, ...whole };
    case 'rows':
      return { ...rows, ...whole };
    case 'cells':
      return { ...rows, left: Math.min(anchor.column, head.column), right: Math.max(anchor.column, head.column) };
  }
}

export function inRange(range: GridRange | null, at: number, column: number): boolean {
  if (range === null) return false;
  return at >= range.top && at <= range.bottom && column >= range.left && column <= range.right;
}

type Drawn = { first: number; last: number };

/** The cursor's cell where it is in the document at all; a screen reader must not be sent to one that is not. */
export function activeCell(selection: GridSelection | null, rows: Drawn, across: Drawn): GridCell | null {
  if (selection === null) return null;
  const { at, column } = selection.head;
  const drawn = at >= rows.first && at <= rows.last && column >= across.first && column <= across.last;
  return drawn ? selection.head : null;
}

export type Move = { rows: number; columns: number };

/** The cursor elsewhere, inside the grid. `extend`: what was marked grows or shrinks to there. */
export function moved(
  selection: GridSelection | null,
  move: Move,
  size: { rows: number; columns: number },
  extend: boolean,
): GridSelection | null {
  if (size.rows === 0 || size.columns === 0) return null;
  const from = selection?.head ?? { at: 0, column: 0 };
  const head = inside({ at: from.at + move.rows, column: from.column + move.columns }, size);
  if (!extend || selection === null) return oneCell(head);
  if (selection.kind === 'rows') return { kind: 'rows', anchor: selection.anchor, head };
  return { kind: 'cells', anchor: selection.anchor, head };
}

export function inside(cell: GridCell, size: { rows: number; columns: number }): GridCell {
  return {
    at: Math.max(0, Math.min(size.rows - 1, cell.at)),
    column: Math.max(0, Math.min(size.columns - 1, cell.column)),
  };
}

/** null: everything the filter shows. */
export function rowsMarked(selection: GridSelection, total: number): number | null {
  if (selection.kind === 'all') return null;
  const { top, bottom } = rangeOf(selection, { rows: total, columns: 1 });
  return bottom - top + 1;
}
