/**
 * Copying out of the grid, only through the clipboard's own events: the window may not write to the clipboard at any
 * other time.
 */
import type { DraftState } from '../draft/draft-store.ts';
import type { GridOrders } from './grid-orders.ts';

export type Copied = { text: string; rows: number };

export type GridCopy = (
  orders: Pick<GridOrders, 'copyNow' | 'copyLater'>,
  onReady: (rows: number) => void,
) => Copied | null;

/**
 * Rows that are not loaded yet are read and held until the key is pressed once more. Rows that were read for another
 * selection than the current one are never copied.
 */
export function createGridCopy(state: () => Pick<DraftState, 'view' | 'version' | 'selection'>): GridCopy {
  let held: { of: string; copied: Copied } | null = null;
  let reading: string | null = null;
  /** What is marked, in which state of the rows. */
  const marked = () => {
    const { view, version, selection } = state();
    return JSON.stringify([view, version, selection]);
  };

  return (orders, onReady) => {
    const now = orders.copyNow();
    if (now !== null) return now;
    const of = marked();
    if (held?.of === of) return held.copied;
    if (reading === of) return null;
    held = null;
    reading = of;
    void orders.copyLater().then((copied) => {
      if (reading === of) reading = null;
      if (copied === null || marked() !== of) return;
      held = { of, copied };
      onReady(copied.rows);
    });
    return null;
  };
}
