/**
 * Pages of rows read one after another with a `next` cursor, and read again in place when something changed. Owns the
 * order of requests; knows nothing of how rows look.
 */
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CallError, Result } from '../../src-main/contract/errors.ts';
import { useResync } from '../core/core.ts';

type KeysetPage<R> = { rows: R[]; next: string | null };
export type LoadPage<R> = (after: string | null) => Promise<Result<KeysetPage<R>>>;

type Loaded<R> = { after: string | null; rows: R[]; next: string | null };

export type Keyset<R> = {
  rows: R[];
  /** starting: nothing yet. more: another page is being read. idle: may read on, if `hasMore`. */
  phase: 'starting' | 'more' | 'idle';
  error: CallError | null;
  hasMore: boolean;
  loadMore: () => void;
  /** Reads the pages again that hold the rows from `first` to `last`; the rest stays. Calls during it become one more. */
  refresh: (first: number, last: number) => void;
  /** Starts over from the top, keeping the rows on screen until the first page is there. */
  restart: () => void;
};

/** Which of the loaded pages hold any of the rows `first` to `last` (both included). */
export function pagesWithRows(pages: readonly { rows: readonly unknown[] }[], first: number, last: number): number[] {
  const hit: number[] = [];
  let start = 0;
  pages.forEach((page, index) => {
    const end = start + page.rows.length - 1;
    if (end >= first && start <= last) hit.push(index);
    start = end + 1;
  });
  return hit.length === 0 && pages.length > 0 ? [0] : hit;
}

/** `key` names what is listed (filter, list): when it changes, everything is read anew. */
export function useKeyset<R>(load: LoadPage<R>, key: string): Keyset<R> {
  const [pages, setPages] = useState<Loaded<R>[]>([]);
  const [phase, setPhase] = useState<Keyset<R>['phase']>('starting');
  const [error, setError] = useState<CallError | null>(null);
  const [turn, setTurn] = useState(0);
  // Answers of an earlier key or turn are dropped.
  const era = useRef(0);
  const pagesNow = useRef(pages);
  pagesNow.current = pages;
  const refreshing = useRef<{ again: { first: number; last: number } | null } | null>(null);
  // Something changed while the first page was on its way: it may be out of date already.
  const changedMeanwhile = useRef(false);
  const loadPage = useEffectEvent(load);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` and `turn` are what asks for a new start
  useEffect(() => {
    era.current += 1;
    const mine = era.current;
    refreshing.current = null;
    changedMeanwhile.current = false;
    setPhase('starting');
    setError(null);
    void loadPage(null).then((result) => {
      if (era.current !== mine) return;
      setPhase('idle');
      if (result.ok) setPages([{ after: null, ...result.value }]);
      else setError(result.error);
      if (changedMeanwhile.current) setTurn((n) => n + 1);
    });
    return () => {
      era.current += 1;
    };
  }, [key, turn]);

  const restart = useCallback(() => setTurn((n) => n + 1), []);
  useResync(restart);

  const next = pages.at(-1)?.next ?? null;

  const loadMore = () => {
    if (phase !== 'idle' || next === null || refreshing.current !== null) return;
    const mine = era.current;
    setPhase('more');
    setError(null);
    void load(next).then((result) => {
      if (era.current !== mine) return;
      setPhase('idle');
      if (result.ok) setPages((before) => [...before, { after: next, ...result.value }]);
      else setError(result.error);
    });
  };

  const refresh = (first: number, last: number) => {
    if (phase === 'starting') {
      changedMeanwhile.current = true;
      return;
    }
    if (refreshing.current !== null) {
      refreshing.current.again = { first, last };
      return;
    }
    refreshing.current = { again: null };
    const mine = era.current;
    void (async () => {
      for (const index of pagesWithRows(pagesNow.current, first, last)) {
        const page = pagesNow.current[index];
        if (page === undefined) break;
        const result = await load(page.after);
        if (era.current !== mine) return;
        if (!result.ok) break;
        if (result.value.rows.length === 0 && index > 0) {
          // All of it left the filter, and so may have what stands above it: only the top is sure to be there.
          setTurn((n) => n + 1);
          return;
        }
        setPages((before) => {
          const fresh = { after: page.after, ...result.value };
          const same = before[index]?.next === fresh.next;
          // Where the page now ends elsewhere, what followed would repeat or skip rows: it is read again on scrolling.
          const after = same ? before.slice(index + 1) : [];
          return [...before.slice(0, index), fresh, ...after];
        });
      }
      const again = refreshing.current?.again ?? null;
      refreshing.current = null;
      if (again !== null) refresh(again.first, again.last);
    })();
  };

  return {
    rows: pages.flatMap((page) => page.rows),
    phase,
    error,
    hasMore: next !== null,
    loadMore,
    refresh,
    restart,
  };
}
