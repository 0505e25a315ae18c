/**
 * A table of any length: only the rows in view are in the document, and the next page is read before its end is
 * reached.
 */
// biome-ignore-all lint/a11y/useSemanticElements: table elements cannot be laid out as a grid that holds only the rows in view
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid itself takes the keys (Enter opens the row at the cursor)
import { type CSSProperties, type ReactNode, useId, useRef } from 'react';
import type { Keyset } from '../../core/use-keyset.ts';
import { type Choice, choiceColumn, toggleRow } from './choice.tsx';
import { type Column, gridOf } from './columns.ts';
import classes from './keyset-table.module.css';
import { MoreFailed, NoRows } from './no-rows.tsx';
import { useCursor } from './use-cursor.ts';
import { useRowsInView } from './use-rows-in-view.ts';

/** Pixels of the heading, whatever the rows take. */
const headHeight = 36;

/** Keyboard: arrows, PageUp/PageDown, Home/End move; Enter opens, Space chooses. It fills the height of its parent. */
export function KeysetTable<R>({
  label,
  columns,
  rowKey,
  keyset,
  onOpen,
  activeKey,
  selection,
  empty,
  rowHeight = 40,
}: {
  /** What the table is, for screen readers. */
  label: string;
  columns: readonly Column<R>[];
  rowKey: (row: R) => string | number;
  /** What `useKeyset` reads; when it asks for something else the table starts over at its top. */
  keyset: Keyset<R>;
  onOpen?: (row: R) => void;
  /** The row whose details are open elsewhere. */
  activeKey?: string | number | undefined;
  /** Rows can be chosen, Space at the cursor. */
  selection?: Choice<R>;
  /** Shown instead of rows when there is none. */
  empty: ReactNode;
  /** Pixels. */
  rowHeight?: number;
}) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows } = keyset;
  const view = useRowsInView(scroller, keyset, { headHeight, rowHeight, onTop: () => setCursor(0) });
  const { cursor, setCursor, onKeyDown } = useCursor(rows, {
    pageRows: view.pageRows,
    show: view.show,
    onOpen,
    onToggle: selection && ((row) => toggleRow(selection, row)),
  });

  if (rows.length === 0) return <NoRows keyset={keyset} empty={empty} />;

  const shown = selection === undefined ? columns : [choiceColumn(selection, rowKey), ...columns];
  const { tracks, least } = gridOf(shown);
  return (
    <div
      ref={scroller}
      className={`${classes.frame} ${classes.scroller}`}
      role="grid"
      aria-label={label}
      aria-rowcount={keyset.hasMore ? -1 : rows.length + 1}
      aria-activedescendant={`${id}-${cursor}`}
      aria-busy={keyset.phase === 'starting'}
      aria-multiselectable={selection === undefined ? undefined : true}
      style={{ '--tracks': tracks, '--least-width': least } as CSSProperties}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={classes.head}>
        <div role="row" aria-rowindex={1} className={classes.row} style={{ height: headHeight }} tabIndex={-1}>
          {shown.map(({ key, heading, numeric }) => (
            <div key={key} role="columnheader" className={classes.heading} data-numeric={numeric} tabIndex={-1}>
              {heading}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={classes.body} style={{ height: view.height }}>
        {view.items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const key = rowKey(row);
          return (
            <div
              key={key}
              id={`${id}-${item.index}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={selection === undefined ? key === activeKey : selection.chosen.has(key)}
              className={classes.row}
              data-cursor={item.index === cursor || undefined}
              data-active={key === activeKey || undefined}
              data-opens={onOpen !== undefined || undefined}
              style={{ height: item.size, transform: `translateY(${item.start - headHeight}px)` }}
              tabIndex={-1}
              onClick={() => {
                setCursor(item.index);
                onOpen?.(row);
              }}
            >
              {shown.map((column) => (
                <div
                  key={column.key}
                  role="gridcell"
                  className={classes.cell}
                  data-numeric={column.numeric}
                  tabIndex={-1}
                >
                  {column.render(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
      <MoreFailed keyset={keyset} />
    </div>
  );
}
