/**
 * A table of any length: only the rows in view are in the document, and the next page is read before its end is
 * reached.
 */
// biome-ignore-all lint/a11y/useSemanticElements: table elements cannot be laid out as a grid that holds only the rows in view
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid itself takes the keys (Enter opens the row at the cursor)
import { Button, Checkbox, Loader, Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react';
import type { Keyset } from '../core/use-keyset.ts';
import { commonTexts } from '../i18n/common-texts.ts';
import { errorSentence } from '../i18n/error-texts.ts';
import { useTexts } from '../i18n/texts.ts';
import classes from './keyset-table.module.css';

/** Pixels of the heading, whatever the rows take. */
const headHeight = 36;

export type Column<R> = {
  key: string;
  heading: string;
  /** A CSS grid track: `8rem`, `minmax(10rem, 1fr)`. */
  width: string;
  /** Figures: right-aligned and tabular. */
  numeric?: boolean;
  render: (row: R) => ReactNode;
};

/** Below this the table scrolls sideways; heading and rows must agree on it, being grids of their own. */
function leastWidth(columns: readonly { width: string }[]): string {
  return `calc(${columns.map(({ width }) => /^minmax\(([^,]+),/.exec(width)?.[1] ?? width).join(' + ')})`;
}

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
  /** Rows can be chosen: a box before each, Space at the cursor. `label` names a row's box. */
  selection?: {
    chosen: ReadonlySet<string | number>;
    onToggle: (row: R) => void;
    label: (row: R) => string;
    heading: string;
    /** false: that row has no box. */
    can?: (row: R) => boolean;
  };
  /** Shown instead of rows when there is none. */
  empty: ReactNode;
  /** Pixels. */
  rowHeight?: number;
}) {
  const t = useTexts(commonTexts);
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { rows } = keyset;
  const [cursor, setCursor] = useState(0);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  const items = virtual.getVirtualItems();
  const firstShown = items[0]?.index ?? 0;
  const lastShown = items.at(-1)?.index ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key starts over at the top
  useEffect(() => {
    setCursor(0);
    scroller.current?.scrollTo({ top: 0 });
  }, [keyset.top]);

  const readOn = useEffectEvent(() => {
    if (keyset.hasMore && keyset.error === null && lastShown >= rows.length - 20) keyset.loadMore();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again whenever the view or the rows move
  useEffect(() => readOn(), [lastShown, rows.length, keyset.phase]);

  const look = useEffectEvent(() => keyset.look(firstShown, lastShown));
  useEffect(() => look());

  function moveTo(index: number): void {
    const bounded = Math.max(0, Math.min(rows.length - 1, index));
    setCursor(bounded);
    virtual.scrollToIndex(bounded, { align: 'auto' });
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    // A button inside a row keeps its own keys.
    if (event.target !== event.currentTarget || rows.length === 0) return;
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
    const moves: Record<string, number> = {
      ArrowDown: cursor + 1,
      ArrowUp: cursor - 1,
      PageDown: cursor + pageRows,
      PageUp: cursor - pageRows,
      Home: 0,
      End: rows.length - 1,
    };
    const target = moves[event.key];
    const row = rows[cursor];
    if (target !== undefined) moveTo(target);
    else if (event.key === 'Enter' && row !== undefined) onOpen?.(row);
    else if (event.key === ' ' && row !== undefined && selection !== undefined) {
      if (selection.can?.(row) !== false) selection.onToggle(row);
    } else return;
    event.preventDefault();
  }

  if (rows.length === 0) {
    if (keyset.error !== null) {
      return (
        <div className={classes.middle} role="alert">
          <Text fw={600}>{t('loadFailed')}</Text>
          <Text c="dimmed">{errorSentence(keyset.error)}</Text>
          <Button variant="default" onClick={keyset.retry}>
            {t('retry')}
          </Button>
        </div>
      );
    }
    // A search may bring empty pages before the one that has something.
    if (keyset.phase === 'starting' || keyset.hasMore) {
      return (
        <output className={classes.middle}>
          <Loader size="sm" aria-hidden />
          <span>{t('loading')}</span>
        </output>
      );
    }
    return <div className={classes.frame}>{empty}</div>;
  }

  const shown = selection === undefined ? columns : [choosing(selection, rowKey), ...columns];
  const tracks = shown.map((column) => column.width).join(' ');
  const least = { '--least-width': leastWidth(shown) } as CSSProperties;
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
      style={least}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={classes.head}>
        <div
          role="row"
          aria-rowindex={1}
          className={classes.row}
          style={{ gridTemplateColumns: tracks, height: headHeight }}
          tabIndex={-1}
        >
          {shown.map((column) => (
            <div
              key={column.key}
              role="columnheader"
              className={classes.heading}
              data-numeric={column.numeric}
              tabIndex={-1}
            >
              {column.heading}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
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
              style={{
                gridTemplateColumns: tracks,
                height: item.size,
                transform: `translateY(${item.start - headHeight}px)`,
              }}
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
      {keyset.error === null ? null : (
        <div className={classes.foot} role="alert">
          <span>{errorSentence(keyset.error)}</span>
          <Button size="xs" variant="default" onClick={keyset.retry}>
            {t('retry')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The column of boxes. A press on a box chooses the row and does not open it. */
function choosing<R>(
  selection: {
    chosen: ReadonlySet<string | number>;
    onToggle: (row: R) => void;
    label: (row: R) => string;
    heading: string;
    can?: (row: R) => boolean;
  },
  rowKey: (row: R) => string | number,
): Column<R> {
  return {
    key: 'chosen',
    heading: selection.heading,
    width: '3.25rem',
    render: (row) =>
      selection.can?.(row) === false ? null : (
        <Checkbox
          size="xs"
          tabIndex={-1}
          aria-label={selection.label(row)}
          checked={selection.chosen.has(rowKey(row))}
          onChange={() => selection.onToggle(row)}
          onClick={(event) => event.stopPropagation()}
        />
      ),
  };
}
