/** One list, kept up to date by what the core tells: no asking again while it goes on. */
import { useEffect, useState } from 'react';
import type { CallError } from '../../../src-main/contract/errors.ts';
import type { List } from '../../../src-main/contract/lists.ts';
import { useCoreEvent, useQuery } from '../../core/core.ts';

export function useList(listId: number): { list: List | undefined; error: CallError | null; reload: () => void } {
  const { data, error, reload } = useQuery('lists.get', { listId });
  const [told, setTold] = useState<List | null>(null);
  useCoreEvent((event) => {
    if (event.name === 'lists.changed' && event.payload.id === listId) setTold(event.payload);
  });
  // An answer read after a break is newer than anything told before it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the arrival of `data` is the point
  useEffect(() => setTold(null), [data]);
  return { list: told ?? data, error, reload };
}
