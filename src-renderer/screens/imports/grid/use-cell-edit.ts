/** The cell that is being edited, from the key that began it to the one that ends it. */
import { useState } from 'react';
import type { GridColumn } from '../draft/grid-columns.ts';
import { type GridCell, type GridSelection, moved, oneCell } from '../draft/grid-selection.ts';
import type { RowPages } from '../draft/row-pages.ts';
import type { EditEnd } from './cell-editor.tsx';
import type { GridOrders } from './grid-orders.ts';
import type { EditStart } from './use-grid-keys.ts';

export type CellEdit = { cell: GridCell; text: string; typed: boolean; selectAll: boolean };

export function useCellEdit({
  pages,
  columns,
  orders,
  mayEdit,
  onStart,
  onEnded,
  onMoved,
}: {
  pages: RowPages;
  columns: readonly GridColumn[];
  orders: GridOrders;
  mayEdit: (column: number) => boolean;
  /** The cell is to be in view. */
  onStart: (cell: GridCell) => void;
  /** The grid takes the focus back. */
  onEnded: () => void;
  onMoved: (selection: GridSelection) => void;
}) {
  const [editing, setEditing] = useState<CellEdit | null>(null);

  function start(cell: GridCell, { text, selectAll }: EditStart): void {
    const row = pages.rowAt(cell.at);
    const column = columns[cell.column]?.column;
    if (row === undefined || column === undefined || !mayEdit(column)) return;
    onStart(cell);
    setEditing({ cell, text: text ?? row.cells[column - 1] ?? '', typed: text !== null, selectAll });
  }

  function end(how: EditEnd): void {
    const cell = editing?.cell;
    setEditing(null);
    onEnded();
    if (how === null || cell === undefined) return;
    if (how.text !== null && how.many) void orders.setMarked(how.text);
    else if (how.text !== null) void orders.edit(cell, how.text);
    const still = how.move.rows === 0 && how.move.columns === 0;
    const size = { rows: pages.total() ?? 0, columns: columns.length };
    const next = still ? null : moved(oneCell(cell), how.move, size, false);
    if (next !== null) onMoved(next);
  }

  return { editing, start, end, drop: () => setEditing(null) };
}
