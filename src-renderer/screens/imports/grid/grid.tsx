/**
 * The rows of the draft as a sheet: only what is in view is in the document, wherever in half a million rows that is. The
 * grid itself has the focus and names the active cell, so that no row that leaves the view takes the focus along.
 */
// biome-ignore-all lint/a11y/useSemanticElements: table elements cannot be laid out as a grid that holds only the rows in view
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself has the focus and names the active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid itself takes the keys
import { useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { Draft, DraftRow } from '../../../../src-main/contract/drafts.ts';
import { commonTexts } from '../../../i18n/common-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { CellEditor, type EditEnd } from './cell-editor.tsx';
import { draftStore, useDraft } from './draft-state.ts';
import { draftTexts } from './draft-texts.ts';
import classes from './grid.module.css';
import { type GridColumn, shownColumns, widthOf } from './grid-columns.ts';
import { GridHead } from './grid-head.tsx';
import type { GridOrders } from './grid-orders.ts';
import { GridRow } from './grid-row.tsx';
import { activeCell, type GridCell, type GridSelection, moved, oneCell, rangeOf } from './grid-selection.ts';
import type { RowPages } from './row-pages.ts';
import { offerAt, problemsAt, withheldColumns } from './row-words.ts';
import { heightOf, shownRows } from './scroll-space.ts';
import { type EditStart, useGridKeys } from './use-grid-keys.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { usePagesTurn } from './use-rows.ts';
import { useScroll } from './use-scroll.ts';

/** Pixels, as in the style sheet. */
const rowHeight = 30;
const headHeight = 44;
const numberWidth = 68;
const statusWidth = 124;
const frozen = numberWidth + statusWidth;

export type GridHandle = { focus(): void };

export function DraftGrid({
  draft,
  pages,
  columns,
  orders,
  mayChange,
  handle,
  onCopied,
  onCopyReady,
}: {
  draft: Draft;
  pages: RowPages;
  columns: readonly GridColumn[];
  orders: GridOrders;
  mayChange: boolean;
  handle: React.Ref<GridHandle>;
  onCopied: (rows: number) => void;
  onCopyReady: (rows: number) => void;
}) {
  const t = useTexts(draftTexts);
  const common = useTexts(commonTexts);
  const format = useFormats();
  const id = useId();
  const turn = usePagesTurn(pages);
  const selection = useDraft((state) => state.selection);
  const view = useDraft((state) => state.view);
  const scroller = useRef<HTMLDivElement>(null);
  const total = pages.total() ?? 0;
  const scroll = useScroll(scroller, total, rowHeight, headHeight);
  const [editing, setEditing] = useState<{ cell: GridCell; text: string; typed: boolean; selectAll: boolean } | null>(
    null,
  );
  const withheld = useMemo(() => withheldColumns(draft), [draft]);
  const size = { rows: total, columns: columns.length };

  const rows = shownRows(scroll.at.top, scroll.space);
  const across = shownColumns(columns, scroll.at.left, Math.max(0, scroll.at.width - frozen));
  const inView = useMemo(() => columns.slice(across.first, across.last + 1), [columns, across.first, across.last]);
  const range = selection === null || total === 0 ? null : rangeOf(selection, size);

  useImperativeHandle(handle, () => ({ focus: () => scroller.current?.focus({ preventScroll: true }) }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever a page came or the view moved
  useEffect(() => {
    if (rows.last >= rows.first) pages.want(rows.first, rows.last);
  }, [pages, rows.first, rows.last, turn]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new look starts over at the top
  useEffect(() => {
    setEditing(null);
    scroll.toTop();
  }, [view]);

  function show(next: GridSelection): void {
    draftStore.getState().select(next);
    scroll.see(next.head.at, columns[next.head.column], frozen);
  }

  /** The column of the problem that is looked for, else of the row's first one. */
  function firstOfInterest(row: DraftRow): number {
    const { codes } = draftStore.getState().filter;
    const looked = columns.findIndex(({ column }) => problemsAt(row, column).some(({ code }) => codes.includes(code)));
    return looked !== -1
      ? looked
      : Math.max(
          0,
          columns.findIndex(({ column }) => problemsAt(row, column).length > 0),
        );
  }

  // What is wrong with the first row is told before anybody has touched anything.
  const top = selection === null ? pages.rowAt(0) : undefined;
  useEffect(() => {
    if (top !== undefined) draftStore.getState().select(oneCell({ at: 0, column: firstOfInterest(top) }));
  });

  function edit(cell: GridCell, start: EditStart): void {
    const row = pages.rowAt(cell.at);
    const column = columns[cell.column];
    if (!mayChange || row === undefined || column === undefined || withheld.has(column.column)) return;
    scroll.see(cell.at, column, frozen);
    const text = start.text ?? row.cells[column.column - 1] ?? '';
    setEditing({ cell, text, typed: start.text !== null, selectAll: start.selectAll });
  }

  function endEditing(end: EditEnd): void {
    const cell = editing?.cell;
    setEditing(null);
    scroller.current?.focus({ preventScroll: true });
    if (end === null || cell === undefined) return;
    if (end.text !== null && end.many) void orders.setMarked(end.text);
    else if (end.text !== null) void orders.edit(cell, end.text);
    const still = end.move.rows === 0 && end.move.columns === 0;
    const next = still ? null : moved(oneCell(cell), end.move, size, false);
    if (next !== null) show(next);
  }

  const keys = useGridKeys({
    store: draftStore,
    orders,
    size: () => size,
    pageOf: () => Math.max(1, Math.floor(scroll.space.viewport / rowHeight) - 1),
    mayChange,
    onEdit: (start) => {
      if (selection !== null) edit(selection.head, start);
    },
    onMoved: show,
    onTakeOffer: () => takeOffer(selection?.head),
    onCopied,
    onCopyReady,
  });

  function takeOffer(cell: GridCell | undefined): void {
    const row = cell === undefined ? undefined : pages.rowAt(cell.at);
    const column = cell === undefined ? undefined : columns[cell.column]?.column;
    if (mayChange && row !== undefined && column !== undefined && offerAt(row, column) !== null) {
      void orders.takeOffer(row, column);
    }
  }

  const pointer = useGridPointer({
    size,
    onFocus: () => scroller.current?.focus({ preventScroll: true }),
    onMoved: show,
    onTakeOffer: takeOffer,
    onEdit: (cell) => edit(cell, { text: null, selectAll: false }),
  });

  const rowsWidth = frozen + widthOf(columns);
  const editColumn = editing === null ? undefined : columns[editing.cell.column];
  const active = activeCell(selection, rows, across);
  const items = [];
  for (let at = rows.first; at <= rows.last; at += 1) {
    const marked = range !== null && at >= range.top && at <= range.bottom;
    items.push(
      <GridRow
        key={at}
        at={at}
        row={pages.rowAt(at)}
        columns={inView}
        firstColumn={across.first}
        markedFrom={marked ? range.left : -1}
        markedTo={marked ? range.right : -1}
        markedWhole={marked && range.left === 0 && range.right === size.columns - 1}
        cursor={selection?.head.at === at ? selection.head.column : -1}
        withheld={withheld}
        idBase={id}
      />,
    );
  }

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      aria-label={t('grid.label')}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 2}
      aria-activedescendant={editing === null && active !== null ? `${id}-${active.at}-${active.column}` : undefined}
      aria-multiselectable
      aria-readonly={!mayChange}
      tabIndex={0}
      onScroll={scroll.onScroll}
      {...pointer}
      {...keys}
    >
      <div className={classes.space} style={{ height: headHeight + heightOf(scroll.space), width: rowsWidth }}>
        <div className={classes.pane} style={{ height: scroll.at.height }}>
          <GridHead height={headHeight} columns={inView} firstColumn={across.first} />
          <div role="rowgroup" className={classes.body}>
            <div className={classes.rows} style={{ transform: `translateY(${rows.shift}px)` }}>
              {items}
            </div>
            {editing === null || editColumn === undefined ? null : (
              <CellEditor
                key={`${editing.cell.at} ${editing.cell.column}`}
                label={t('cell.editing', {
                  column: editColumn.field === null ? editColumn.heading : common(`field.${editColumn.field}`),
                  row: format.number(pages.rowAt(editing.cell.at)?.row ?? 0),
                })}
                start={editing.text}
                typed={editing.typed}
                selectAll={editing.selectAll}
                style={{
                  left: frozen + editColumn.left,
                  width: editColumn.width,
                  top: editing.cell.at * rowHeight - (rows.first * rowHeight - rows.shift),
                  height: rowHeight,
                }}
                onEnd={endEditing}
              />
            )}
          </div>
        </div>
      </div>
    </div>
  );
}
