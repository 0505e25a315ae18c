/** Answers of the core for components: read when they are there, and again when the table in queries.ts says so. */
import { useQuery as useCached } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CallError, Result } from '../../src-main/contract/errors.ts';
import type { InputOf, OutputOf } from '../../src-main/contract/index.ts';
import { call } from './core.ts';
import { type Followed, type FollowedName, keptMs, type ReadKey, type ReadName } from './queries.ts';
import { answerOf, type CallFailed } from './query-client.ts';

export type Reading<T> = {
  /** The last answer to this input; stays while a newer one is read. Undefined before the first: see `ReadKey`. */
  data: T | undefined;
  error: CallError | null;
  /** Also while it is read anew. */
  loading: boolean;
  /** Resolves once it has been read, well or not. */
  reload: () => Promise<unknown>;
};

/** One answer, for the hooks here and whoever needs several at once. `input` null: not yet. */
export function queryOf<N extends ReadName>(name: N, input: InputOf<N> | null) {
  return {
    queryKey: [name, input] satisfies ReadKey<N>,
    queryFn: () => answerOf(call(name, input as InputOf<N>)),
    enabled: input !== null,
    gcTime: keptMs(name),
  };
}

/** What of the cache's own account of a query a screen needs. */
function reading<T>(query: {
  data: T | undefined;
  error: CallFailed | null;
  isFetching: boolean;
  refetch: (options: { cancelRefetch: boolean }) => Promise<unknown>;
}): Reading<T> {
  return {
    data: query.data,
    error: query.error?.error ?? null,
    loading: query.isFetching,
    reload: () => query.refetch({ cancelRefetch: false }),
  };
}

/**
 * The answer to one call. What is true of one list or person is never shown beside another: another input has an answer
 * of its own. `keptMs` in place of the table's, for what its own screen forgets; `reads` false: shows what is kept.
 */
export function useQuery<N extends ReadName>(
  name: N,
  input: InputOf<N> | null,
  options: { keptMs?: number; reads?: boolean } = {},
): Reading<OutputOf<N>> {
  const asked = queryOf(name, input);
  const { keptMs: gcTime = asked.gcTime, reads = true } = options;
  const query = reading<OutputOf<N>>(useCached<OutputOf<N>>({ ...asked, gcTime, enabled: asked.enabled && reads }));
  return input === null ? { ...query, reload: () => Promise.resolve() } : query;
}

/** What several answers to `name` make together; `about` tells it from others. */
export function useSum<T>(name: ReadName, about: object, read: () => Promise<Result<T>>): Reading<T> {
  return reading(
    useCached({
      queryKey: [name, about, 'sum'] satisfies ReadKey,
      queryFn: () => answerOf(read()),
      gcTime: keptMs(name),
    }),
  );
}

/** What events alone keep up to date, so that it is not read again by whoever looks at it next; undefined before it is there. */
export function useFollowed<N extends FollowedName>(
  name: N,
  read: () => Promise<Result<Followed[N]>>,
): Followed[N] | undefined {
  const queryKey = [name, {}] satisfies ReadKey;
  return useCached<Followed[N]>({ queryKey, queryFn: () => answerOf(read()), staleTime: Number.POSITIVE_INFINITY })
    .data;
}

/** The last answer to whatever input it was for; for who can tell what of it still holds. */
export function useLastAnswer<N extends ReadName>(name: N, input: InputOf<N>) {
  const { data } = useQuery(name, input);
  const last = useRef<{ input: InputOf<N>; data: OutputOf<N> }>(undefined);
  if (data !== undefined) last.current = { input, data };
  return last.current;
}
