/** What the mouse does in the sheet: marks cells, rows, columns or all, drags a mark along, takes an offer, edits a cell. */
import { type MouseEvent, type PointerEvent, useRef } from 'react';
import { draftStore } from '../draft/draft-state.ts';
import { type GridCell, type GridSelection, oneCell } from '../draft/grid-selection.ts';

type Ways = {
  size: { rows: number; columns: number };
  /** The grid takes the focus. */
  onFocus: () => void;
  /** A mark was made or dragged on to a cell that is to be in view. */
  onMoved: (next: GridSelection) => void;
  onTakeOffer: (cell: GridCell) => void;
  onEdit: (cell: GridCell) => void;
};

export function useGridPointer({ size, onFocus, onMoved, onTakeOffer, onEdit }: Ways) {
  const drag = useRef<'cells' | 'rows' | null>(null);

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    const hit = partAt(event.target);
    if (hit === null) return;
    const { part, cell } = hit;
    if (part === 'offer') {
      event.preventDefault();
      onFocus();
      draftStore.getState().select(oneCell(cell));
      onTakeOffer(cell);
      return;
    }
    const before = draftStore.getState().selection;
    const anchor = event.shiftKey && before !== null ? before.anchor : null;
    if (part === 'corner') {
      draftStore
        .getState()
        .select({ kind: 'all', anchor: { at: size.rows - 1, column: size.columns - 1 }, head: cell });
    } else if (part === 'heading') {
      const { column } = cell;
      draftStore.getState().select({ kind: 'cells', anchor: { at: size.rows - 1, column }, head: { at: 0, column } });
    } else if (part === 'number') {
      drag.current = 'rows';
      const head = { at: cell.at, column: 0 };
      draftStore.getState().select({ kind: 'rows', anchor: anchor ?? head, head });
    } else {
      drag.current = 'cells';
      onMoved({ kind: 'cells', anchor: anchor ?? cell, head: cell });
    }
  }

  function onPointerMove(event: PointerEvent): void {
    if (drag.current === null || event.buttons === 0) return;
    const hit = partAt(document.elementFromPoint(event.clientX, event.clientY));
    const before = draftStore.getState().selection;
    if (hit === null || before === null) return;
    if (hit.part !== 'cell' && (hit.part !== 'number' || drag.current === 'cells')) return;
    const { anchor } = before;
    const head = drag.current === 'rows' ? { at: hit.cell.at, column: 0 } : hit.cell;
    if (head.at !== before.head.at || head.column !== before.head.column) onMoved({ kind: drag.current, anchor, head });
  }

  return {
    onPointerDown,
    onPointerMove,
    onPointerUp: () => {
      drag.current = null;
    },
    onDoubleClick: (event: MouseEvent) => {
      const hit = partAt(event.target);
      if (hit?.part === 'cell') onEdit(hit.cell);
    },
  };
}

type Part = 'cell' | 'number' | 'heading' | 'corner' | 'offer';

/** Which part of the grid an element belongs to. */
function partAt(target: EventTarget | null): { part: Part; cell: GridCell } | null {
  if (!(target instanceof Element)) return null;
  const part = target.closest<HTMLElement>('[data-part]');
  if (part === null) return null;
  const placed = part.dataset.part === 'offer' ? part.closest<HTMLElement>('[data-part="cell"]') : part;
  const cell = { at: Number(placed?.dataset.at ?? 0), column: Number(placed?.dataset.column ?? 0) };
  return { part: part.dataset.part as Part, cell };
}
