/**
 * The attempts behind the doubts on screen. A page of doubts does not contain them, so they are read row by row, only
 * for rows that stay in view; they are kept while one scrolls and dropped with the screen.
 */
import { useEffect, useState } from 'react';
import type { LookupDetail } from '../../../src-main/contract/history.ts';
import { queryClient } from '../../core/query-client.ts';
import { useQuery } from '../../core/use-query.ts';

/** Milliseconds a row must be in view: one that is scrolled past is never asked for. */
const afterMs = 120;
/** Milliseconds one that was scrolled out of view is shown at once again. */
const keptMs = 60_000;

export function useDoubtDetail(lookupId: number): LookupDetail | null {
  const [stays, setStays] = useState(false);
  const { data } = useQuery('history.get', { lookupId }, { keptMs, reads: stays });
  useEffect(() => {
    const timer = setTimeout(() => setStays(true), afterMs);
    return () => clearTimeout(timer);
  }, []);
  return data ?? null;
}

/** Once, in the screen: with it goes what it kept of persons. */
export function useForgetDoubtDetails(): void {
  // Its rows let go after it: until then theirs are still looked at.
  useEffect(() => () => void setTimeout(forget), []);
}

function forget(): void {
  queryClient.removeQueries({ queryKey: ['history.get'], type: 'inactive' });
}
