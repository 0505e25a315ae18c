/** The row that the keyboard is at, and what its keys do there. */
import { type KeyboardEvent, useState } from 'react';

/** Where a key leads from row `cursor` of `rows` (at least one), from 0; null: it does not move. */
export function movedBy(key: string, cursor: number, rows: number, pageRows: number): number | null {
  const moves: Record<string, number> = {
    ArrowDown: cursor + 1,
    ArrowUp: cursor - 1,
    PageDown: cursor + pageRows,
    PageUp: cursor - pageRows,
    Home: 0,
    End: rows - 1,
  };
  const target = moves[key];
  return target === undefined ? null : Math.max(0, Math.min(rows - 1, target));
}

/** `show` brings a row into view; Enter opens one, Space toggles it where that is something. */
export function useCursor<R>(
  rows: readonly R[],
  {
    pageRows,
    show,
    onOpen,
    onToggle,
  }: {
    pageRows: () => number;
    show: (index: number) => void;
    onOpen: ((row: R) => void) | undefined;
    onToggle: ((row: R) => void) | undefined;
  },
) {
  const [cursor, setCursor] = useState(0);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    // A button inside a row keeps its own keys.
    if (event.target !== event.currentTarget || rows.length === 0) return;
    const target = movedBy(event.key, cursor, rows.length, pageRows());
    const row = rows[cursor];
    if (target !== null) {
      setCursor(target);
      show(target);
    } else if (event.key === 'Enter' && row !== undefined) onOpen?.(row);
    else if (event.key === ' ' && row !== undefined && onToggle !== undefined) onToggle(row);
    else return;
    event.preventDefault();
  }

  return { cursor, setCursor, onKeyDown };
}
