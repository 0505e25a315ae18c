/** Which pages are read again when the rows on screen may have changed, and what the others keep. */
import { describe, expect, it, test } from 'vitest';
import { pagesWithRows } from '../../../src-renderer/core/use-keyset.ts';
import { cacheOnCore, lookAtPages, waitingPeople } from '../../fakes/looking.ts';

const pages = [{ rows: Array(100) }, { rows: Array(100) }, { rows: Array(37) }];

test('only the pages in view', () => {
  expect(pagesWithRows(pages, 0, 20)).toEqual([0]);
  expect(pagesWithRows(pages, 95, 104)).toEqual([0, 1]);
  expect(pagesWithRows(pages, 210, 236)).toEqual([2]);
});

test('an empty table reads its first page again, so that a first row appears', () => {
  expect(pagesWithRows([{ rows: [] }], 0, 0)).toEqual([0]);
  expect(pagesWithRows([], 0, 0)).toEqual([]);
});

/** Thirty rows that wait, read ten at a time, all three pages. */
async function threePages() {
  const core = await cacheOnCore();
  const { listId } = await waitingPeople(core, 30);
  const table = lookAtPages('lists.rows', { listId, states: ['queued'], limit: 10 });
  await expect.poll(() => table.now().data?.pages.length).toBe(1);
  await table.more();
  await table.more();
  const sizes = () => table.now().data?.pages.map((page) => page.rows.length);
  expect(sizes()).toEqual([10, 10, 10]);
  const idsOf = (page: number) => table.now().data?.pages[page]?.rows.map(({ lookupId }) => lookupId) ?? [];
  const before = core.asked.length;
  return {
    ...{ core, table, listId, sizes, idsOf },
    asked: () => core.asked.slice(before).filter(({ name }) => name === 'lists.rows'),
    tell: () => core.tell({ name: 'lookups.changed', payload: { listId, lookupIds: [] } }),
    async cancel(ids: number[]) {
      for (const lookupId of ids) await core.ask('queue.cancel', { scope: { lookupId } });
    },
  };
}

const idle = async (table: { now: () => { isFetching: boolean } }) =>
  expect.poll(() => table.now().isFetching).toBe(false);

describe('a table whose rows changed', () => {
  it('reads the page in view; the others keep their rows, and are known to be out of date', async () => {
    const { table, asked, tell, sizes } = await threePages();
    table.view.current = [1];
    const second = table.now().data?.pageParams[1];
    tell();
    await expect.poll(() => asked().length).toBe(1);
    await idle(table);
    expect(asked().map(({ input }) => (input as { after: unknown }).after)).toEqual([second]);
    expect(table.now().data?.pages.map((page) => page.stale)).toEqual([true, false, true]);
    expect(sizes()).toEqual([10, 10, 10]);
  });

  it('reads what follows again on scrolling where the page in view ends elsewhere now, rather than skip rows', async () => {
    const { table, cancel, idsOf, sizes, asked, tell } = await threePages();
    const [first] = idsOf(0);
    await cancel([first ?? 0]);
    tell();
    await expect.poll(sizes).toEqual([10]);
    await idle(table);
    expect(idsOf(0)).not.toContain(first);
    expect(table.now().hasNextPage).toBe(true);
    expect(asked().every(({ input }) => (input as { after: unknown }).after === null)).toBe(true);
    await table.more();
    await table.more();
    expect(sizes()).toEqual([10, 10, 9]);
    const all = [0, 1, 2].flatMap(idsOf);
    expect(new Set(all).size).toBe(29);
  });

  it('knows when all of a page in view has left it', async () => {
    const { table, cancel, idsOf, tell } = await threePages();
    table.view.current = [2];
    await cancel(idsOf(2));
    tell();
    await expect.poll(() => table.now().data?.pages.map((page) => page.emptied)).toEqual([false, false, true]);
  });

  it('keeps its rows beside the error of the next page', async () => {
    const { core, table, listId, sizes } = await threePages();
    const shorter = lookAtPages('lists.rows', { listId, limit: 20 });
    await expect.poll(() => shorter.now().data?.pages.length).toBe(1);
    core.instead('lists.rows', async () => ({ ok: false, error: { code: 'disk-full', message: '' } }));
    await shorter.more();
    expect(shorter.now()).toMatchObject({ isFetchNextPageError: true, error: { error: { code: 'disk-full' } } });
    expect(shorter.now().data?.pages[0]?.rows.length).toBe(20);
    expect([table.now().error, sizes()]).toEqual([null, [10, 10, 10]]);
  });
});
