/** The rows of the draft by position, a page at a time, for a grid that may be scrolled anywhere at once. */
import type { DraftFilter, DraftRow } from '../../../../src-main/contract/drafts.ts';
import type { CallError, Result } from '../../../../src-main/contract/errors.ts';

export type RowsAsked = { filter: DraftFilter; fresh: boolean; offset: number; limit: number };
export type LoadRows = (asked: RowsAsked) => Promise<Result<{ total: number; rows: DraftRow[] }>>;

export const pageRows = 100;
/** As many as one call gives. */
const mostAtOnce = 500;
const inFlightAtOnce = 2;

type Page = { rows: DraftRow[]; stale: boolean };

export type RowPages = {
  rowAt(at: number): DraftRow | undefined;
  /** Rows the filter shows; null: not known yet. */
  total(): number | null;
  error(): CallError | null;
  /** Rises with everything that is another now: for `useSyncExternalStore`. */
  turn(): number;
  subscribe(listener: () => void): () => void;
  /** What is in view, both included. */
  want(first: number, last: number): void;
  /** The filter looks anew: positions mean other rows. */
  look(filter: DraftFilter): void;
  /** Every row may be another than it was, at the same position. */
  stale(): void;
  retry(): void;
  /** Until the changed row was read again, the text that was typed stands in its cell. */
  overlay(row: number, column: number, text: string): void;
  /** All rows of a stretch, in order, wherever the grid stands; null when it failed (see `error`). */
  collect(first: number, last: number): Promise<DraftRow[] | null>;
};

/**
 * At most two pages are requested at a time, and always what is in view at that moment: pages scrolled past while they
 * waited are never requested. Rows that may have changed are shown until the new ones arrive.
 */
export function createRowPages(load: LoadRows, keepPages = 60): RowPages {
  const listeners = new Set<() => void>();
  /** In the order of use, the latest last. */
  let pages = new Map<number, Page>();
  let filter: DraftFilter | null = null;
  let total: number | null = null;
  let error: CallError | null = null;
  let turn = 0;
  let wanted = { first: 0, last: 0, downwards: true };
  /** Answers of an earlier look are dropped; those of an earlier version count as stale. */
  let era = 0;
  let version = 0;
  let opened = false;
  const inFlight = new Set<number>();

  function tell(): void {
    turn += 1;
    for (const listener of listeners) listener();
  }

  /** What is in view, then what will be next. */
  function nextPage(): number | null {
    const first = Math.floor(wanted.first / pageRows);
    const last = Math.floor(wanted.last / pageRows);
    const inView = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const ahead = wanted.downwards ? [last + 1, first - 1] : [first - 1, last + 1];
    const end = total === null ? 1 : Math.max(1, Math.ceil(total / pageRows));
    for (const page of [...inView, ...ahead]) {
      if (page < 0 || page >= end || inFlight.has(page)) continue;
      if (pages.get(page)?.stale !== false) return page;
    }
    return null;
  }

  function pump(): void {
    while (filter !== null && error === null && inFlight.size < (opened ? inFlightAtOnce : 1)) {
      const page = opened ? nextPage() : 0;
      if (page === null || inFlight.has(page)) return;
      void read(page, { filter, fresh: !opened, offset: page * pageRows, limit: pageRows });
    }
  }

  async function read(page: number, asked: RowsAsked): Promise<void> {
    const mine = { era, version };
    inFlight.add(page);
    const result = await load(asked);
    if (era !== mine.era) return;
    inFlight.delete(page);
    if (!result.ok) error = result.error;
    else {
      const stale = version !== mine.version;
      opened = true;
      if (!stale || total === null) total = result.value.total;
      pages.delete(page);
      pages.set(page, { rows: result.value.rows, stale });
      forgetOldest();
    }
    tell();
    pump();
  }

  function forgetOldest(): void {
    for (const page of pages.keys()) {
      if (pages.size <= keepPages) return;
      const inView = page >= Math.floor(wanted.first / pageRows) && page <= Math.floor(wanted.last / pageRows);
      if (!inView) pages.delete(page);
    }
  }

  return {
    rowAt: (at) => pages.get(Math.floor(at / pageRows))?.rows[at % pageRows],
    total: () => total,
    error: () => error,
    turn: () => turn,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    want(first, last) {
      const downwards = first === wanted.first ? wanted.downwards : first > wanted.first;
      wanted = { first: Math.max(0, first), last: Math.max(0, first, last), downwards };
      for (let page = Math.floor(wanted.first / pageRows); page <= Math.floor(wanted.last / pageRows); page += 1) {
        const known = pages.get(page);
        if (known === undefined) continue;
        pages.delete(page);
        pages.set(page, known);
      }
      pump();
    },
    look(next) {
      era += 1;
      filter = next;
      pages = new Map();
      inFlight.clear();
      total = null;
      error = null;
      opened = false;
      wanted = { first: 0, last: 0, downwards: true };
      tell();
      pump();
    },
    stale() {
      version += 1;
      error = null;
      for (const [page, known] of pages) {
        const inView = page >= Math.floor(wanted.first / pageRows) && page <= Math.floor(wanted.last / pageRows);
        if (inView) pages.set(page, { ...known, stale: true });
        else pages.delete(page);
      }
      pump();
    },
    retry() {
      error = null;
      tell();
      pump();
    },
    overlay(row, column, text) {
      for (const [page, known] of pages) {
        const at = known.rows.findIndex((one) => one.row === row);
        const found = known.rows[at];
        if (found === undefined) continue;
        const cells = found.cells.with(column - 1, text);
        pages.set(page, { ...known, rows: known.rows.with(at, { ...found, cells }) });
      }
      tell();
    },
    async collect(first, last) {
      if (filter === null) return null;
      const mine = era;
      const rows: DraftRow[] = [];
      for (let at = first; at <= last; ) {
        const page = pages.get(Math.floor(at / pageRows));
        const held = page?.stale === false ? page.rows.slice(at % pageRows, (at % pageRows) + last - at + 1) : [];
        if (held.length > 0) {
          rows.push(...held);
          at += held.length;
          continue;
        }
        const limit = Math.min(mostAtOnce, last - at + 1);
        const result = await load({ filter, fresh: false, offset: at, limit });
        if (era !== mine) return null;
        if (!result.ok) {
          error = result.error;
          tell();
          return null;
        }
        rows.push(...result.value.rows);
        at += limit;
        if (result.value.rows.length < limit) break;
      }
      return rows;
    },
  };
}
