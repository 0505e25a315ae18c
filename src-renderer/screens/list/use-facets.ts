/** How many rows of a list there are of each value, under a filter; while others are being counted, those that were there. */
import { useEffect } from 'react';
import type { HistoryFacets } from '../../../src-main/contract/history.ts';
import { useLastAnswer, useQuery } from '../../core/use-query.ts';
import { everyRow, type RowFilter } from './row-filter.ts';

/** Milliseconds until it is asked anew how much the counts do not know yet: nothing tells. */
const askAgainMs = 2_000;

export type RowFacets = { total: number | null; facets: HistoryFacets | null; behind: number | null };

export function useRowFacets(listId: number, filter: RowFilter = everyRow, onComplete?: () => void): RowFacets {
  const { search, states, verdicts, operators, columns } = filter;
  const asked = { listId, search, states, verdicts, operators, columns };
  const { reload } = useQuery('history.facets', asked);
  const last = useLastAnswer('history.facets', asked);
  const data = last?.input.listId === listId ? last.data : undefined;
  const behind = data?.behind ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    if (behind === null) return;
    const timer = setTimeout(() => {
      void reload();
      onComplete?.();
    }, askAgainMs);
    return () => clearTimeout(timer);
  }, [data]);
  return { total: data?.total ?? null, facets: data?.facets ?? null, behind };
}
