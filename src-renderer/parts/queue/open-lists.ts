/**
 * The lists that wait, are under way or are in doubt: read once, whole, and kept up to date by events. Shared by the
 * bar below every screen and whatever else needs them.
 */
import { useEffect, useEffectEvent } from 'react';
import { create } from 'zustand';
import type { List } from '../../../src-main/contract/lists.ts';
import { call, useCoreEvent, useResync } from '../../core/core.ts';
import { concernsQueue, withList } from './work.ts';

const useStore = create<{ lists: readonly List[] }>(() => ({ lists: [] }));

export function useOpenLists(): readonly List[] {
  return useStore((state) => state.lists);
}

/** Lists that were told of while everything is being read: newer than what is read. */
let changedMeanwhile: List[] | null = null;

async function readAll(): Promise<void> {
  const changed: List[] = [];
  changedMeanwhile = changed;
  const found: List[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(after);
    // A failed reading keeps what is known; the link's notice says what is the matter.
    if (changedMeanwhile !== changed || !page.ok) return;
    found.push(...page.value.lists.filter(concernsQueue));
    after = page.value.next;
  } while (after !== null);
  changedMeanwhile = null;
  useStore.setState({ lists: changed.reduce(withList, found) });
}

const readPage = (after: string | null) => call('lists.page', { after, limit: 200 });

/** Once, in the bar. */
export function useFollowOpenLists(): void {
  const read = useEffectEvent(() => void readAll());
  useEffect(() => read(), []);
  useResync(() => void readAll());
  useCoreEvent((event) => {
    if (event.name !== 'lists.changed') return;
    changedMeanwhile?.push(event.payload);
    useStore.setState((state) => {
      const lists = withList(state.lists, event.payload);
      return lists === state.lists ? state : { lists };
    });
  });
}
