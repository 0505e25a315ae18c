/**
 * The orders that the grid's keys, clipboard and buttons give the draft: each collects the selected rows and gives one
 * order. `say` reports in words what no order can do.
 */
import type {
  AcceptableCode,
  Draft,
  DraftFilter,
  DraftOrder,
  DraftRow,
  DraftSelection,
} from '../../../../src-main/contract/drafts.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import type { GridColumn } from '../draft/grid-columns.ts';
import { type GridCell, type GridRange, oneCell, rangeOf } from '../draft/grid-selection.ts';
import type { RowPages } from '../draft/row-pages.ts';
import {
  type Block,
  type BlockOrder,
  fillDownOrder,
  mostCells,
  mostRows,
  pasteOrder,
  rowsSelection,
  setOrder,
  sizeOf,
  typedOrder,
} from './block-orders.ts';
import { fromTsv, toTsv } from './tsv.ts';

export type GridSaying = 'tooManyCells' | 'tooManyRows' | 'pastePartly' | 'useButtons' | 'nothing';

export type GridOrders = ReturnType<typeof gridOrders>;

export function gridOrders({
  store,
  pages,
  columns,
  say,
}: {
  store: DraftStore;
  pages: RowPages;
  columns: readonly GridColumn[];
  say: (what: GridSaying) => void;
}) {
  const size = () => ({ rows: pages.total() ?? 0, columns: columns.length });
  const apply = (order: DraftOrder) => store.getState().apply(order);

  function range(): GridRange | null {
    const { selection } = store.getState();
    return selection === null || size().rows === 0 ? null : rangeOf(selection, size());
  }

  const cellsIn = ({ top, bottom, left, right }: GridRange) => (bottom - top + 1) * (right - left + 1);
  const isAll = ({ top, bottom }: GridRange) => top === 0 && bottom === size().rows - 1;

  async function block(where: GridRange): Promise<Block | null> {
    const rows = await pages.collect(where.top, where.bottom);
    if (rows === null) return null;
    return { rows, columns: columns.slice(where.left, where.right + 1).map(({ column }) => column) };
  }

  async function give(order: BlockOrder): Promise<void> {
    if (order === 'too-much') say('tooManyCells');
    else if (order !== 'nothing') {
      if (order.order.kind === 'edit') {
        for (const { row, column, text } of order.order.cells.slice(0, 200)) pages.overlay(row, column, text);
      }
      // What was laid over the cells before the answer must not stay where there was none.
      if ((await apply(order.order)) === null) pages.stale();
    }
  }

  /** Of what is marked, for orders on rows. null: refused, and said why. */
  async function markedRows(): Promise<DraftSelection | null> {
    const { selection, filter } = store.getState();
    const where = range();
    if (selection === null || where === null) return null;
    if (selection.kind === 'all' || isAll(where)) return { filter };
    if (where.bottom - where.top + 1 > mostRows) {
      say('tooManyRows');
      return null;
    }
    const rows = await pages.collect(where.top, where.bottom);
    return rows === null ? null : rowsSelection(rows);
  }

  /** The same text in all that is marked; a single column may be of any length. */
  async function setMarked(text: string): Promise<void> {
    const where = range();
    if (where === null) return;
    if (cellsIn(where) <= mostCells) {
      const found = await block(where);
      if (found !== null) await give(setOrder(text, found));
      return;
    }
    const [column, ...others] = columns.slice(where.left, where.right + 1);
    if (column === undefined || others.length > 0) return say('tooManyCells');
    const selection = await markedRows();
    if (selection !== null) await apply({ kind: 'fill', selection, column: column.column, text });
  }

  const bulk = async (order: (selection: DraftSelection) => DraftOrder): Promise<void> => {
    const selection = await markedRows();
    if (selection !== null) await apply(order(selection));
  };

  return {
    markedRows,
    setMarked,

    /** One cell, as it was typed. */
    async edit(cell: GridCell, text: string): Promise<void> {
      const row = pages.rowAt(cell.at);
      const column = columns[cell.column];
      if (row === undefined || column === undefined) return;
      await give(typedOrder(text, { rows: [row], columns: [column.column] }));
    },

    async paste(text: string): Promise<void> {
      const where = range();
      if (where === null) return;
      const copied = fromTsv(text);
      const [only] = copied;
      if (copied.length === 1 && only?.length === 1) return setMarked(only[0] ?? '');
      const { rows, columns: across } = sizeOf(copied);
      if (rows * across > mostCells) return say('tooManyCells');
      const bottom = Math.min(where.top + rows, size().rows) - 1;
      const right = Math.min(where.left + across, columns.length) - 1;
      const found = await block({ top: where.top, bottom, left: where.left, right });
      if (found === null) return;
      await give(pasteOrder(copied, found));
      const { left, top } = where;
      store
        .getState()
        .select({ kind: 'cells', anchor: { at: bottom, column: right }, head: { at: top, column: left } });
      if (bottom - top + 1 < rows || right - left + 1 < across) say('pastePartly');
    },

    /** At once where all of it is there, as the clipboard's own event wants it; else null. */
    copyNow(): { text: string; rows: number } | null {
      const where = range();
      if (where === null || cellsIn(where) > mostCells * 10) return null;
      const rows: DraftRow[] = [];
      for (let at = where.top; at <= where.bottom; at += 1) {
        const row = pages.rowAt(at);
        if (row === undefined) return null;
        rows.push(row);
      }
      return { text: textOf(rows, where), rows: rows.length };
    },

    /** Rows that are not there yet are read first. */
    async copyLater(): Promise<{ text: string; rows: number } | null> {
      const where = range();
      if (where === null) return null;
      if (where.bottom - where.top + 1 > mostRows) {
        say('tooManyRows');
        return null;
      }
      const rows = await pages.collect(where.top, where.bottom);
      return rows === null ? null : { text: textOf(rows, where), rows: rows.length };
    },

    async clear(): Promise<void> {
      const { selection } = store.getState();
      // Whole rows are not emptied: nobody means that. They are left out.
      if (selection?.kind === 'rows') await bulk((marked) => ({ kind: 'skip', selection: marked, skip: true }));
      else if (selection?.kind === 'all') say('useButtons');
      else await setMarked('');
    },

    /** A single cell takes what stands above it. */
    async fillDown(): Promise<void> {
      const where = range();
      if (where === null || (where.top === where.bottom && where.top === 0)) return;
      const from = where.top === where.bottom ? { ...where, top: where.top - 1 } : where;
      if (cellsIn(from) <= mostCells) {
        const found = await block(from);
        if (found !== null) await give(fillDownOrder(found));
        return;
      }
      const column = columns[from.left]?.column;
      if (from.left !== from.right || column === undefined) return say('tooManyCells');
      const [top] = (await pages.collect(from.top, from.top)) ?? [];
      if (top !== undefined) await setMarked(top.cells[column - 1] ?? '');
    },

    /** The suggested fix of one cell. */
    async takeOffer(row: DraftRow, column: number): Promise<void> {
      const offer = row.problems.find((problem) => problem.column === column && problem.offer !== null)?.offer;
      if (offer !== undefined && offer !== null) await give(setOrder(offer, { rows: [row], columns: [column] }));
    },

    /** Every suggested fix in the selected rows: one step of undo, beyond the size of an order one for each problem. */
    async repairMarked(draft: Draft): Promise<void> {
      const where = range();
      if (where === null) return;
      const rows = where.bottom - where.top < mostRows ? await pages.collect(where.top, where.bottom) : null;
      const cells = (rows ?? []).flatMap(({ row, problems }) =>
        problems.flatMap(({ column, offer }) =>
          column === null || offer === null ? [] : [{ row, column, text: offer }],
        ),
      );
      if (rows !== null && cells.length <= mostCells) {
        if (cells.length === 0) say('nothing');
        else await apply({ kind: 'edit', cells });
        return;
      }
      const selection = await markedRows();
      if (selection === null) return;
      const codes = draft.problemCounts.filter(({ repairs }) => repairs > 0).map(({ code }) => code);
      for (const code of new Set(codes)) await apply({ kind: 'repair', selection, code });
    },

    skip: (skip: boolean) => bulk((selection) => ({ kind: 'skip', selection, skip })),
    restore: () => bulk((selection) => ({ kind: 'restore', selection })),
    accept: (code: AcceptableCode, accept: boolean) =>
      bulk((selection) => ({ kind: 'accept', selection, code, accept })),

    /** Marks the cell, so that the next key works there. */
    goTo: (cell: GridCell) => store.getState().select(oneCell(cell)),
  };

  function textOf(rows: readonly DraftRow[], where: GridRange): string {
    const shown = columns.slice(where.left, where.right + 1);
    return toTsv(rows.map((row) => shown.map(({ column }) => row.cells[column - 1] ?? '')));
  }
}

/** All rows of the file with that problem, whatever the grid shows. */
export function withProblem(code: DraftFilter['codes'][number]): DraftSelection {
  return { filter: { show: 'problems', codes: [code], search: '' } };
}
