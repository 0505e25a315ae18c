/** The lists that wait, are under way or are in doubt: read once, whole, and kept up to date by events. */
import type { Result } from '../../../src-main/contract/errors.ts';
import type { List } from '../../../src-main/contract/lists.ts';
import { call } from '../../core/core.ts';
import { concernsQueue } from '../../core/queries.ts';
import { useFollowed } from '../../core/use-query.ts';

const none: readonly List[] = [];

export function useOpenLists(): readonly List[] {
  return useFollowed('lists.open', readOpenLists) ?? none;
}

async function readOpenLists(): Promise<Result<readonly List[]>> {
  const found: List[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(after);
    if (!page.ok) return page;
    found.push(...page.value.lists.filter(concernsQueue));
    after = page.value.next;
  } while (after !== null);
  return { ok: true, value: found };
}

const readPage = (after: string | null) => call('lists.page', { after, limit: 200 });
