/** What of the sheet is on screen: its rows and columns, read as they come into view, and scrolled to a cell. */
import { type RefObject, useEffect, useMemo } from 'react';
import { useDraft } from '../draft/draft-state.ts';
import { type GridColumn, shownColumns, widthOf } from '../draft/grid-columns.ts';
import type { GridCell } from '../draft/grid-selection.ts';
import type { RowPages } from '../draft/row-pages.ts';
import { usePagesTurn } from '../draft/use-rows.ts';
import { heightOf, shownRows } from './scroll-space.ts';
import { useScroll } from './use-scroll.ts';

/** Pixels, as in the style sheet. */
const rowHeight = 30;
const headHeight = 44;
const numberWidth = 68;
const statusWidth = 124;
const frozen = numberWidth + statusWidth;

/** `onAnew`: another filter is looked through, from its top. */
export function useGridView(
  scroller: RefObject<HTMLDivElement | null>,
  pages: RowPages,
  columns: readonly GridColumn[],
  onAnew: () => void,
) {
  const turn = usePagesTurn(pages);
  const view = useDraft((state) => state.view);
  const total = pages.total() ?? 0;
  const scroll = useScroll(scroller, total, rowHeight, headHeight);
  const rows = shownRows(scroll.at.top, scroll.space);
  const across = shownColumns(columns, scroll.at.left, Math.max(0, scroll.at.width - frozen));
  const inView = useMemo(() => columns.slice(across.first, across.last + 1), [columns, across.first, across.last]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever a page came or the view moved
  useEffect(() => {
    if (rows.last >= rows.first) pages.want(rows.first, rows.last);
  }, [pages, rows.first, rows.last, turn]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new look starts over at the top
  useEffect(() => {
    onAnew();
    scroll.toTop();
  }, [view]);

  return {
    /** Positions of rows and of columns, both ends included. */
    rows,
    across,
    inView,
    size: { rows: total, columns: columns.length },
    onScroll: scroll.onScroll,
    see: ({ at, column }: GridCell) => scroll.see(at, columns[column], frozen),
    /** Rows that PageDown moves by. */
    pageRows: () => Math.max(1, Math.floor(scroll.space.viewport / rowHeight) - 1),
    /** Pixels of all there is to scroll over, of the part in view, and of its heading. */
    whole: { height: headHeight + heightOf(scroll.space), width: frozen + widthOf(columns) },
    paneHeight: scroll.at.height,
    headHeight,
    /** Where the cell stands among the rows in view; null: there is no such column. */
    placeOf({ at, column }: GridCell) {
      const found = columns[column];
      if (found === undefined) return null;
      const top = (at - rows.first) * rowHeight + rows.shift;
      return { left: frozen + found.left, width: found.width, top, height: rowHeight };
    },
  };
}

export type GridView = ReturnType<typeof useGridView>;
