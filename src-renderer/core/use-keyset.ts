/**
 * Pages of rows read one after another with a `next` cursor. When something changed, only the pages in view are read
 * again; the others keep their rows until they come into view.
 */
import { type InfiniteData, keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { CallError } from '../../src-main/contract/errors.ts';
import type { InputOf, OutputOf } from '../../src-main/contract/index.ts';
import { call } from './core.ts';
import { keptMs, type ReadKey, type ReadName } from './queries.ts';
import { answerOf, queryClient, startOver } from './query-client.ts';

/** The calls that answer in pages. */
export type PagedName = {
  [N in ReadName]: OutputOf<N> extends { next: string | null } ? N : never;
}[ReadName];

const rowsOf = {
  'lists.page': (page: OutputOf<'lists.page'>) => page.lists,
  'lists.rows': (page: OutputOf<'lists.rows'>) => page.rows,
  'lists.rejected': (page: OutputOf<'lists.rejected'>) => page.rows,
  'accessLog.page': (page: OutputOf<'accessLog.page'>) => page.entries,
  'history.page': (page: OutputOf<'history.page'>) => page.items,
  'charges.page': (page: OutputOf<'charges.page'>) => page.entries,
  'charges.invoices': (page: OutputOf<'charges.invoices'>) => page.invoices,
  'charges.invoiceLines': (page: OutputOf<'charges.invoiceLines'>) => page.lines,
  'reports.page': (page: OutputOf<'reports.page'>) => page.reports,
  'outcomes.promisesDue': (page: OutputOf<'outcomes.promisesDue'>) => page.promises,
  'people.lookups': (page: OutputOf<'people.lookups'>) => page.items,
} satisfies { [N in PagedName]: (page: OutputOf<N>) => readonly unknown[] };

type RowOf<N extends PagedName> = ReturnType<(typeof rowsOf)[N]>[number];

type Page<R> = {
  rows: R[];
  next: string | null;
  /** It may be out of date: something changed while it was out of view. */
  stale: boolean;
  /** It had rows, and read again it has none. */
  emptied: boolean;
  /** Of the first page: see `startOver`. */
  turn: number;
};

type Pages<R> = InfiniteData<Page<R>, string | null>;

/** What of the pages is on screen, by their number. */
export type View = { current: readonly number[] };

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

export function keysetOf<N extends PagedName>(name: N, input: Omit<InputOf<N>, 'after'>, view: View) {
  type Row = RowOf<N>;
  const queryKey: QueryKey = [name, input, 'pages'] satisfies ReadKey<N>;
  const known = () => queryClient.getQueryData<Pages<Row>>(queryKey);

  async function readPage(after: string | null): Promise<Page<Row>> {
    const pages = known();
    const at = pages?.pageParams.indexOf(after) ?? -1;
    const old = pages?.pages[at];
    if (old !== undefined && !view.current.includes(at)) return { ...old, stale: true };
    const page = await answerOf(call(name, { ...input, after } as InputOf<N>));
    const rows = (rowsOf[name] as (page: OutputOf<N>) => Row[])(page);
    const emptied = at > 0 && rows.length === 0 && old !== undefined && (old.rows.length > 0 || old.emptied);
    return { rows, next: (page as { next: string | null }).next, stale: false, emptied, turn: old?.turn ?? 0 };
  }

  function nextOf(last: Page<Row>, all: readonly Page<Row>[]): string | null {
    const pages = known();
    const again = pages !== undefined && pages.pages !== all;
    // Where the page in view now ends elsewhere, what followed would repeat or skip rows: it is read again on scrolling.
    const cut = again && last.next !== null && !pages.pageParams.includes(last.next);
    return cut && all.length > Math.max(0, ...view.current) ? null : last.next;
  }

  return {
    queryKey,
    queryFn: ({ pageParam }: { pageParam: string | null }) => readPage(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: nextOf,
    gcTime: keptMs(name),
  };
}

export type Keyset<R> = {
  rows: R[];
  /** starting: nothing of what is asked for yet. reading: some page is on its way. idle: may read on, if `hasMore`. */
  phase: 'starting' | 'reading' | 'idle';
  error: CallError | null;
  hasMore: boolean;
  loadMore: () => void;
  /** What failed once more. */
  retry: () => void;
  /** Another one when the table is to go back to its top. */
  top: string;
  /** Tells which rows are on screen, both included. */
  look: (first: number, last: number) => void;
  /** Starts over from the top, keeping the rows on screen until the first page is there. */
  restart: () => void;
};

/** Every row of a call that answers in pages; with `only`, of the rows read those that pass. */
export function useKeyset<N extends PagedName>(
  name: N,
  input: Omit<InputOf<N>, 'after'>,
  only: (row: RowOf<N>) => boolean = () => true,
): Keyset<RowOf<N>> {
  const view = useRef<readonly number[]>([0]);
  const options = keysetOf(name, input, view);
  const query = useInfiniteQuery({ ...options, placeholderData: keepPreviousData });
  const pages = (query.data?.pages ?? []).map((page) => ({ ...page, rows: page.rows.filter(only) }));
  const starting = query.isPending || query.isPlaceholderData;
  const idle = !starting && !query.isFetching;
  const key = JSON.stringify(options.queryKey);

  // All of a page left the filter, and so may have what stands above it: only the top is sure to be there.
  const emptied = idle && pages.some((page) => page.emptied);
  useEffect(() => {
    if (emptied) startOver(JSON.parse(key) as QueryKey, { toTop: false });
  }, [emptied, key]);

  function look(first: number, last: number): void {
    view.current = pagesWithRows(pages, first, last);
    if (idle && query.error === null && view.current.some((at) => pages[at]?.stale))
      void query.refetch({ cancelRefetch: false });
  }

  return {
    rows: pages.flatMap((page) => page.rows),
    phase: starting ? 'starting' : query.isFetching ? 'reading' : 'idle',
    error: query.error?.error ?? null,
    hasMore: query.hasNextPage,
    loadMore: () => {
      if (idle) void query.fetchNextPage();
    },
    retry: () => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()),
    top: `${key} ${pages[0]?.turn ?? 0}`,
    look,
    restart: () => startOver(options.queryKey, { toTop: true }),
  };
}
