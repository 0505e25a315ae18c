/**
 * The one cache of the core's answers. Events and commands mark what they make stale; an answer on screen is read again at
 * most once at a time, however many events say so, and what is there stays until the new one has come.
 */
import { type InfiniteData, type Query, QueryClient } from '@tanstack/react-query';
import type { CallError, Result } from '../../src-main/contract/errors.ts';
import type { AnyEvent } from '../../src-main/contract/events.ts';
import type { CallName, CommandName } from '../../src-main/contract/index.ts';
import { type ReadKey, type Stale, staleAfterCommand, staleByEvent } from './queries.ts';
import type { Transport } from './transport.ts';

/** An expected error of a call, for the cache, which takes only what is thrown. */
export class CallFailed extends Error {
  readonly error: CallError;
  constructor(error: CallError) {
    super(error.code);
    this.error = error;
  }
}

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: CallFailed;
  }
}

export async function answerOf<T>(answer: Promise<Result<T>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new CallFailed(result.error);
  return result.value;
}

// The core is on this machine: there is no line to wait for, and an error it gives twice it gives a third time.
const local = { networkMode: 'always', retry: false } as const;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { ...local, refetchOnWindowFocus: false, refetchOnReconnect: false },
    // What was sent may hold persons.
    mutations: { ...local, gcTime: 0 },
  },
});

const keyOf = (query: Query) => query.queryKey as ReadKey;

/** Queries that went stale while they were being read: the answer on its way may be the older one. */
const onceMore = new Set<string>();

/** What an event makes of an answer: see `Stale`. */
type Judge = (input: unknown, answer: unknown) => boolean | { now: unknown };

/** Events that told what an answer is by now while it was being read: they are newer than what is read, and told again then. */
const meanwhile = new Map<string, Judge[]>();

function readAgain(query: Query): void {
  query.invalidate();
  // Nobody looks at it: it is read when somebody does.
  if (!query.isActive()) return;
  if (query.state.fetchStatus === 'fetching') {
    onceMore.add(query.queryHash);
    return;
  }
  void queryClient.refetchQueries({ queryKey: query.queryKey, exact: true });
}

queryClient.getQueryCache().subscribe((event) => {
  const { query } = event;
  if (event.type === 'removed') {
    onceMore.delete(query.queryHash);
    meanwhile.delete(query.queryHash);
  }
  if (event.type !== 'updated' || query.state.fetchStatus === 'fetching') return;
  const judges = meanwhile.get(query.queryHash) ?? [];
  meanwhile.delete(query.queryHash);
  if (onceMore.delete(query.queryHash)) queueMicrotask(() => readAgain(query as Query));
  else if (query.state.data !== undefined)
    queueMicrotask(() => judges.forEach((judge) => void applyTo(query as Query, judge)));
});

function markStale(stale: Stale): void {
  for (const query of queryClient.getQueryCache().getAll()) {
    const judge = stale[keyOf(query)[0]] as Judge | undefined;
    if (judge !== undefined) applyTo(query, judge);
  }
}

function applyTo(query: Query, judge: Judge): void {
  const [, input, form] = keyOf(query);
  if (input === null) return;
  const verdict = judge(input, form === undefined ? query.state.data : undefined);
  if (verdict === false) return;
  const isBeingRead = query.state.fetchStatus === 'fetching';
  if (isBeingRead && verdict !== true && form === undefined) {
    meanwhile.set(query.queryHash, [...(meanwhile.get(query.queryHash) ?? []), judge]);
  }
  // Of pages and sums an event cannot say the new answer, and what could not be read is not there for being told of.
  const isKnown = query.state.data !== undefined;
  if (verdict === true || form !== undefined || !(isKnown || isBeingRead)) readAgain(query);
  else if (isKnown) queryClient.setQueryData(query.queryKey, verdict.now);
}

function followEvent(event: AnyEvent): void {
  markStale(staleByEvent(event));
}

/** A command was answered, well or not: one that is refused may have been overtaken by somebody else's. */
export function followCommand(name: CommandName): void {
  const names: readonly string[] = staleAfterCommand[name];
  for (const query of queryClient.getQueryCache().getAll()) {
    const [queried, , form] = keyOf(query);
    if (!names.includes(queried)) continue;
    if (form === 'pages') startOver(query.queryKey, { toTop: true });
    else readAgain(query);
  }
}

export function isCommand(name: CallName): name is CommandName {
  return Object.hasOwn(staleAfterCommand, name);
}

/** `turn`: how often its table went back to the top. */
type AnyPage = { turn: number };

/**
 * Forgets the pages but the first, which stays on screen until it has been read again. `toTop`: its table goes back to
 * its first row.
 */
export function startOver(queryKey: Query['queryKey'], { toTop }: { toTop: boolean }): void {
  queryClient.setQueryData<InfiniteData<AnyPage>>(queryKey, (old) => {
    const first = old?.pages[0];
    if (old === undefined || first === undefined) return undefined;
    return { pages: [{ ...first, turn: first.turn + (toTop ? 1 : 0) }], pageParams: old.pageParams.slice(0, 1) };
  });
  const query = queryClient.getQueryCache().find({ queryKey, exact: true });
  if (query === undefined) return;
  query.invalidate();
  void queryClient.refetchQueries({ queryKey, exact: true, type: 'active' }, { cancelRefetch: true });
}

/** Once, before the first render. After a break of the events everything may be out of date. */
export function followCore(transport: Transport): void {
  transport.subscribe((event) => {
    followEvent(event);
    if (event.name === 'system.reopened') void queryClient.resetQueries();
  });
  let wasLost = false;
  transport.watchLink((link) => {
    if (link === 'live' && wasLost) for (const query of queryClient.getQueryCache().getAll()) readAgain(query);
    wasLost = link !== 'live';
  });
}
