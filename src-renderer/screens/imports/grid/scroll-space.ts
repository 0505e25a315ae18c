/**
 * The scroll position of a grid with rows of fixed height. Not by the library's virtualizer, which keeps an object for
 * every row there is.
 */

/**
 * Browsers cap an element's height (from about 17 million pixels), and half a million rows reach it: beyond this the
 * scroll bar stands for more pixels than it has. Pixels that every browser can still scroll.
 */
export const tallest = 15_000_000;

export type ScrollSpace = {
  rows: number;
  rowHeight: number;
  /** Pixels of rows in view. */
  viewport: number;
};

/** What the element that scrolls is high, without the heading. */
export function heightOf({ rows, rowHeight }: ScrollSpace): number {
  return Math.min(tallest, rows * rowHeight);
}

/** Pixels of rows per pixel of the scroll bar; 1 while all fits. */
export function scaleOf(space: ScrollSpace): number {
  const all = space.rows * space.rowHeight - space.viewport;
  const there = heightOf(space) - space.viewport;
  return all <= there || there <= 0 ? 1 : all / there;
}

/** The furthest the rows can be scrolled. */
export function lowestTop({ rows, rowHeight, viewport }: ScrollSpace): number {
  return Math.max(0, rows * rowHeight - viewport);
}

export type Shown = {
  first: number;
  /** Included. */
  last: number;
  /** Pixels the first row stands above the upper edge; not positive. */
  shift: number;
};

/** The rows in view when `top` pixels of rows are above the upper edge, and one more at either end. */
export function shownRows(top: number, space: ScrollSpace): Shown {
  const bounded = Math.max(0, Math.min(lowestTop(space), top));
  const first = Math.max(0, Math.floor(bounded / space.rowHeight) - 1);
  const last = Math.min(space.rows - 1, Math.ceil((bounded + space.viewport) / space.rowHeight));
  return { first, last, shift: first * space.rowHeight - bounded };
}

/** The nearest `top` at which that row is wholly in view. */
export function topToSee(at: number, top: number, space: ScrollSpace): number {
  const upper = at * space.rowHeight;
  const lower = upper + space.rowHeight - space.viewport;
  return Math.max(0, Math.min(upper, Math.max(lower, top)));
}
