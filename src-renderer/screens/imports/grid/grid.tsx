/**
 * The rows of the draft as a sheet: only what is in view is in the document, wherever in half a million rows that is. The
 * grid itself has the focus and names the active cell, so that no row that leaves the view takes the focus along.
 */
// biome-ignore-all lint/a11y/useSemanticElements: table elements cannot be laid out as a grid that holds only the rows in view
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself has the focus and names the active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid itself takes the keys
import { useEffect, useId, useImperativeHandle, useMemo, useRef } from 'react';
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import { commonTexts } from '../../../i18n/common-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { draftStore, useDraft } from '../draft/draft-state.ts';
import { draftTexts } from '../draft/draft-texts.ts';
import type { GridColumn } from '../draft/grid-columns.ts';
import { activeCell, type GridCell, type GridSelection, oneCell, rangeOf } from '../draft/grid-selection.ts';
import type { RowPages } from '../draft/row-pages.ts';
import { columnOfInterest, offerAt, withheldColumns } from '../draft/row-words.ts';
import { CellEditor } from './cell-editor.tsx';
import classes from './grid.module.css';
import { GridHead } from './grid-head.tsx';
import type { GridOrders } from './grid-orders.ts';
import { GridRow } from './grid-row.tsx';
import { useCellEdit } from './use-cell-edit.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { type GridView, useGridView } from './use-grid-view.ts';

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
  const id = useId();
  const selection = useDraft((state) => state.selection);
  const scroller = useRef<HTMLDivElement>(null);
  const withheld = useMemo(() => withheldColumns(draft), [draft]);
  const view = useGridView(scroller, pages, columns, () => edit.drop());
  const { size } = view;
  const focus = () => scroller.current?.focus({ preventScroll: true });
  useImperativeHandle(handle, () => ({ focus }));

  function show(next: GridSelection): void {
    draftStore.getState().select(next);
    view.see(next.head);
  }

  const edit = useCellEdit({
    pages,
    columns,
    orders,
    mayEdit: (column) => mayChange && !withheld.has(column),
    onStart: view.see,
    onEnded: focus,
    onMoved: show,
  });

  // What is wrong with the first row is told before anybody has touched anything.
  const top = selection === null ? pages.rowAt(0) : undefined;
  useEffect(() => {
    if (top === undefined) return;
    const { select, filter } = draftStore.getState();
    select(oneCell({ at: 0, column: columnOfInterest(top, columns, filter.codes) }));
  });

  function takeOffer(cell: GridCell | undefined): void {
    const row = cell === undefined ? undefined : pages.rowAt(cell.at);
    const column = cell === undefined ? undefined : columns[cell.column]?.column;
    if (mayChange && row !== undefined && column !== undefined && offerAt(row, column) !== null) {
      void orders.takeOffer(row, column);
    }
  }

  const keys = useGridKeys({
    grid: scroller,
    store: draftStore,
    orders,
    size: () => size,
    pageOf: view.pageRows,
    mayChange,
    onEdit: (start) => {
      if (selection !== null) edit.start(selection.head, start);
    },
    onMoved: show,
    onTakeOffer: () => takeOffer(selection?.head),
    onCopied,
    onCopyReady,
  });
  const pointer = useGridPointer({
    size,
    onFocus: focus,
    onMoved: show,
    onTakeOffer: takeOffer,
    onEdit: (cell) => edit.start(cell, { text: null, selectAll: false }),
  });

  const active = edit.editing === null ? activeCell(selection, view.rows, view.across) : null;
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      aria-label={t('grid.label')}
      aria-rowcount={size.rows + 1}
      aria-colcount={size.columns + 2}
      aria-activedescendant={active === null ? undefined : `${id}-${active.at}-${active.column}`}
      aria-multiselectable
      aria-readonly={!mayChange}
      tabIndex={0}
      onScroll={view.onScroll}
      {...pointer}
      {...keys}
    >
      <div className={classes.space} style={view.whole}>
        <div className={classes.pane} style={{ height: view.paneHeight }}>
          <GridHead height={view.headHeight} columns={view.inView} firstColumn={view.across.first} />
          <div role="rowgroup" className={classes.body}>
            <div className={classes.rows} style={{ transform: `translateY(${view.rows.shift}px)` }}>
              <Rows view={view} pages={pages} selection={selection} withheld={withheld} idBase={id} />
            </div>
            <Editor view={view} pages={pages} columns={columns} edit={edit} />
          </div>
        </div>
      </div>
    </div>
  );
}

/** The rows in view, with what of each is marked. */
function Rows({
  view,
  pages,
  selection,
  withheld,
  idBase,
}: {
  view: GridView;
  pages: RowPages;
  selection: GridSelection | null;
  withheld: ReadonlySet<number>;
  idBase: string;
}) {
  const { rows, across, inView, size } = view;
  const range = selection === null || size.rows === 0 ? null : rangeOf(selection, size);
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
        idBase={idBase}
      />,
    );
  }
  return items;
}

/** Over the cell that is being edited, if one is. */
function Editor({
  view,
  pages,
  columns,
  edit: { editing, end },
}: {
  view: GridView;
  pages: RowPages;
  columns: readonly GridColumn[];
  edit: ReturnType<typeof useCellEdit>;
}) {
  const t = useTexts(draftTexts);
  const common = useTexts(commonTexts);
  const format = useFormats();
  const place = editing === null ? null : view.placeOf(editing.cell);
  const column = editing === null ? undefined : columns[editing.cell.column];
  if (editing === null || place === null || column === undefined) return null;
  return (
    <CellEditor
      key={`${editing.cell.at} ${editing.cell.column}`}
      label={t('cell.editing', {
        column: column.field === null ? column.heading : common(`field.${column.field}`),
        row: format.number(pages.rowAt(editing.cell.at)?.row ?? 0),
      })}
      start={editing.text}
      typed={editing.typed}
      selectAll={editing.selectAll}
      style={place}
      onEnd={end}
    />
  );
}
