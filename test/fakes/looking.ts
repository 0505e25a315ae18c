/** Somebody looking at answers, as a screen does, without a screen. */
import { InfiniteQueryObserver, QueryObserver } from '@tanstack/react-query';
import { expect, onTestFinished } from 'vitest';
import type { InputOf, OutputOf } from '../../src-main/contract/index.ts';
import type { List } from '../../src-main/contract/lists.ts';
import { connectCore } from '../../src-renderer/core/core.ts';
import type { ReadName } from '../../src-renderer/core/queries.ts';
import { followCore, queryClient } from '../../src-renderer/core/query-client.ts';
import { keysetOf, type PagedName, type View } from '../../src-renderer/core/use-keyset.ts';
import { queryOf } from '../../src-renderer/core/use-query.ts';
import { type WindowCore, windowCore } from './window-core.ts';

/** A window's cache on a core; it is empty again when the test is over. */
export async function cacheOnCore(options: Parameters<typeof windowCore>[0] = { drain: false }): Promise<WindowCore> {
  const core = await windowCore(options);
  connectCore(core.transport);
  followCore(core.transport);
  onTestFinished(() => queryClient.clear());
  return core;
}

export function lookAt<N extends ReadName>(name: N, input: InputOf<N>) {
  const observer = new QueryObserver<OutputOf<N>>(queryClient, queryOf(name, input));
  const leave = observer.subscribe(() => {});
  return {
    leave,
    now: () => observer.getCurrentResult(),
    ask: (other: InputOf<N>) => observer.setOptions(queryOf(name, other)),
  };
}

export function lookAtPages<N extends PagedName>(name: N, input: Omit<InputOf<N>, 'after'>) {
  const view: View = { current: [0] };
  const observer = new InfiniteQueryObserver(queryClient, keysetOf(name, input, view));
  const leave = observer.subscribe(() => {});
  return { leave, view, now: () => observer.getCurrentResult(), more: () => observer.fetchNextPage() };
}

/** So many people waiting to be asked about, without a file; those with consent lie in a list of their own. */
export async function waitingPeople(core: WindowCore, count: number, consent = false) {
  const { id: connectionId } = await core.practice();
  const ids: number[] = [];
  let listId = 0;
  for (let at = 11; at < 11 + count; at += 1) {
    const about = { nik: `32010101019000${at}`, phone: `0812300000${at}`, name: `Sari Rekaan ${at}` };
    const check = await core.ask('people.check', { ...about, connectionId, ecConsent: consent });
    ids.push(check.lookupId);
    listId = check.listId;
  }
  await told(core, listId, (list) => list.accepted >= count);
  return { listId, ids };
}

/** Waits until the core has told that of the list: what follows is not mixed with events of before. */
export async function told(core: WindowCore, listId: number, what: (list: List) => boolean): Promise<void> {
  const isTold = () =>
    core.told.some((event) => event.name === 'lists.changed' && event.payload.id === listId && what(event.payload));
  await expect.poll(isTold).toBe(true);
}
