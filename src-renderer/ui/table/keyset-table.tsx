/**
 * A table of any length: only the rows in view are in the document, and the next page is read before its end is
 * reached.
 */
// biome-ignore-all lint/a11y/useSemanticElements: table elements cannot be laid out as a grid that holds only the rows in view
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid itself takes the keys (Enter opens the row at the cursor)
import { Button, Checkbox } from '@mantine/core';
import { type CSSProperties, type ReactNode, useId, useRef } from 'react';
import type { Keyset } from '../../core/use-keyset.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { LoadFailed, Loading } from '../loading.tsx';
import { type Column, gridOf } from './columns.ts';
import classes from './keyset-table.module.css';
import { useCursor } from './use-cursor.ts';
import { useRowsInView } from './use-rows-in-view.ts';

/** Pixels of the heading, whatever the rows take. */
const roomyHeadHeight = 36;
const compactHeadHeight = 28;

type RowKey = string | number;

/** Rows that can be chosen: a box before each. */
type Choice<R> = {
  chosen: ReadonlySet<RowKey>;
  onToggle: (row: R) => void;
  /** Names a row's box. */
  label: (row: R) => string;
  heading: string;
  /** false: that row has no box. */
  can?: (row: R) => boolean;
};

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
  compact = false,
}: {
  /** What the table is, for screen readers. */
  label: string;
  columns: readonly Column<R>[];
  rowKey: (row: R) => RowKey;
  /** What `useKeyset` reads; when it asks for something else the table starts over at its top. */
  keyset: Keyset<R>;
  onOpen?: (row: R) => void;
  /** The row whose details are open elsewhere. */
  activeKey?: RowKey | undefined;
  /** Rows can be chosen, Space at the cursor. */
  selection?: Choice<R>;
  /** Shown instead of rows when there is none. */
  empty: ReactNode;
  /** Pixels. */
  rowHeight?: number;
  /** What stands in two lines elsewhere stands in one. */
  compact?: boolean;
}) {
  const headHeight = compact ? compactHeadHeight : roomyHeadHeight;
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
      data-compact={compact || undefined}
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

function toggleRow<R>(choice: Choice<R>, row: R): void {
  if (choice.can?.(row) !== false) choice.onToggle(row);
}

/** The column of boxes. A press on a box chooses the row and does not open it. */
function choiceColumn<R>(choice: Choice<R>, rowKey: (row: R) => RowKey): Column<R> {
  return {
    key: 'chosen',
    heading: choice.heading,
    width: '3.25rem',
    render: (row) =>
      choice.can?.(row) === false ? null : (
        <Checkbox
          size="xs"
          tabIndex={-1}
          aria-label={choice.label(row)}
          checked={choice.chosen.has(rowKey(row))}
          onChange={() => choice.onToggle(row)}
          onClick={(event) => event.stopPropagation()}
        />
      ),
  };
}

/** In place of the rows: why they did not come, that they are on their way, or that there is none. */
function NoRows<R>({ keyset, empty }: { keyset: Keyset<R>; empty: ReactNode }) {
  if (keyset.error !== null) return <LoadFailed error={keyset.error} onRetry={keyset.retry} />;
  // A search may bring empty pages before the one that has something.
  if (keyset.phase === 'starting' || keyset.hasMore) return <Loading />;
  return <div className={classes.frame}>{empty}</div>;
}

/** Below the rows that are there: the ones that follow did not come. */
function MoreFailed<R>({ keyset }: { keyset: Keyset<R> }) {
  const t = useTexts(commonTexts);
  if (keyset.error === null) return null;
  return (
    <div className={classes.foot} role="alert">
      <span>{errorSentence(keyset.error)}</span>
      <Button size="xs" variant="default" onClick={keyset.retry}>
        {t('retry')}
      </Button>
    </div>
  );
}
