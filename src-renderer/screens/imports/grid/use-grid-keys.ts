/**
 * The grid's keys, as people know them from Excel. Tab goes on through the cells of a row and leaves the grid after its
 * last one; after Escape it leaves at once, so that nobody is caught in it.
 */
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DraftStore } from '../draft/draft-store.ts';
import { type GridSelection, type Move, moved } from '../draft/grid-selection.ts';
import { createGridCopy } from './grid-copy.ts';
import type { GridOrders } from './grid-orders.ts';

export type EditStart = { text: string | null; selectAll: boolean };

export type GridKeys = {
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

/** What the key does; null: it is not the grid's. */
type Act = (() => void) | null;

export function useGridKeys({
  grid,
  store,
  orders,
  size,
  pageOf,
  mayChange,
  onEdit,
  onMoved,
  onTakeOffer,
  onCopied,
  onCopyReady,
}: {
  grid: RefObject<HTMLElement | null>;
  store: DraftStore;
  orders: GridOrders;
  size: () => { rows: number; columns: number };
  /** Rows that PageDown moves by. */
  pageOf: () => number;
  mayChange: boolean;
  /** `text` null: what stands there. */
  onEdit: (start: EditStart) => void;
  onMoved: (selection: GridSelection) => void;
  onTakeOffer: () => void;
  onCopied: (rows: number) => void;
  /** So many rows were read to be copied: the same key once more copies them. */
  onCopyReady: (rows: number) => void;
}): GridKeys {
  const leaving = useRef(false);
  const [copied] = useState(() => createGridCopy(store.getState));

  function go(move: Move, extend: boolean): void {
    const next = moved(store.getState().selection, move, size(), extend);
    if (next !== null) onMoved(next);
  }

  function travel(event: KeyboardEvent<HTMLElement>): Act {
    const { key, shiftKey: extend } = event;
    const jump = event.ctrlKey || event.metaKey;
    const far = 10_000_000;
    const down = (rows: number) => go({ rows, columns: 0 }, extend);
    const right = (columns: number) => go({ rows: 0, columns }, extend);
    switch (key) {
      case 'ArrowDown':
        return () => down(jump ? far : 1);
      case 'ArrowUp':
        return () => down(jump ? -far : -1);
      case 'ArrowRight':
        return () => right(jump ? far : 1);
      case 'ArrowLeft':
        return () => right(jump ? -far : -1);
      case 'PageDown':
        return () => down(pageOf());
      case 'PageUp':
        return () => down(-pageOf());
      case 'Home':
        return () => go({ rows: jump ? -far : 0, columns: -far }, extend);
      case 'End':
        return () => go({ rows: jump ? far : 0, columns: far }, extend);
      default:
        return null;
    }
  }

  function mark(event: KeyboardEvent<HTMLElement>): Act {
    const { selection } = store.getState();
    const { rows, columns } = size();
    const jump = event.ctrlKey || event.metaKey;
    const head = selection?.head ?? { at: 0, column: 0 };
    const { select } = store.getState();
    if (rows === 0) return null;
    if (jump && event.key.toLowerCase() === 'a') {
      return () => select({ kind: 'all', anchor: { at: rows - 1, column: columns - 1 }, head });
    }
    if (event.key !== ' ') return null;
    if (event.shiftKey) {
      return () => select({ kind: 'rows', anchor: selection?.kind === 'cells' ? selection.anchor : head, head });
    }
    const { column } = head;
    return jump ? () => select({ kind: 'cells', anchor: { at: rows - 1, column }, head: { at: 0, column } }) : null;
  }

  function change(event: KeyboardEvent<HTMLElement>): Act {
    const { key } = event;
    const jump = event.ctrlKey || event.metaKey;
    if (jump && key.toLowerCase() === 'd') return () => void orders.fillDown();
    if (event.altKey && key === 'Enter') return onTakeOffer;
    if (jump || event.altKey) return null;
    if (key === 'F2') return () => onEdit({ text: null, selectAll: false });
    if (key === 'Enter') return () => onEdit({ text: null, selectAll: true });
    if (key === 'Backspace') return () => onEdit({ text: '', selectAll: false });
    if (key === 'Delete') return () => void orders.clear();
    return key.length === 1 ? () => onEdit({ text: key, selectAll: false }) : null;
  }

  /** Inside the row; at its end the key is the browser's, and leaves. */
  function tab(event: KeyboardEvent<HTMLElement>): Act {
    const { selection } = store.getState();
    const last = event.shiftKey ? 0 : size().columns - 1;
    if (leaving.current || selection === null || selection.head.column === last) return null;
    return () => go({ rows: 0, columns: event.shiftKey ? -1 : 1 }, false);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      leaving.current = true;
      return;
    }
    const act = event.key === 'Tab' ? tab(event) : (travel(event) ?? mark(event) ?? (mayChange ? change(event) : null));
    if (event.key !== 'Shift') leaving.current = false;
    if (act === null) return;
    event.preventDefault();
    act();
  }

  useClipboardWhileFocused(grid, (event) => {
    const { clipboardData, type } = event;
    if (clipboardData === null || (type === 'paste' && !mayChange)) return;
    event.preventDefault();
    if (type === 'paste') {
      void orders.paste(clipboardData.getData('text/plain'));
      return;
    }
    const now = copied(orders, onCopyReady);
    if (now === null) return;
    clipboardData.setData('text/plain', now.text);
    onCopied(now.rows);
    if (type === 'cut' && mayChange) void orders.setMarked('');
  });

  return { onKeyDown };
}

/**
 * The clipboard's events while the grid itself has the focus. Heard at the window: browsers before 2025 send them to
 * where text is selected, or to the body, and not to what has the focus.
 */
function useClipboardWhileFocused(grid: RefObject<HTMLElement | null>, take: (event: ClipboardEvent) => void): void {
  const onEvent = useEffectEvent((event: ClipboardEvent) => {
    if (document.activeElement === grid.current && !event.defaultPrevented) take(event);
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent) => onEvent(event);
    const types = ['copy', 'cut', 'paste'] as const;
    for (const type of types) window.addEventListener(type, listener);
    return () => {
      for (const type of types) window.removeEventListener(type, listener);
    };
  }, []);
}
