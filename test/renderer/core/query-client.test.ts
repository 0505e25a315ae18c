/** What was read is shown as an answer to what is asked now, and read again when the core says that it changed. */
import { describe, expect, it } from 'vitest';
import type { CallError, Result } from '../../../src-main/contract/errors.ts';
import type { OutputOf } from '../../../src-main/contract/index.ts';
import { call } from '../../../src-renderer/core/core.ts';
import { queryClient } from '../../../src-renderer/core/query-client.ts';
import { cacheOnCore, lookAt, told, waitingPeople } from '../../fakes/looking.ts';
import { held, type WindowCore } from '../../fakes/window-core.ts';

async function listOf(core: WindowCore, name: string, consent = false): Promise<number> {
  const { listId } = await waitingPeople(core, 2, consent);
  await core.ask('lists.rename', { listId, name });
  await told(core, listId, (list) => list.name === name);
  return listId;
}

const times = (core: WindowCore, name: string) => core.askedNames().filter((one) => one === name).length;
const disk: { ok: false; error: CallError } = { ok: false, error: { code: 'disk-full', message: '' } };

describe('an answer on screen', () => {
  it('stays while it is read anew, and beside the error of a reading that failed', async () => {
    const core = await cacheOnCore();
    const listId = await listOf(core, 'satu');
    const list = lookAt('lists.get', { listId });
    await expect.poll(() => list.now().data?.name).toBe('satu');
    const answer = held<Result<OutputOf<'lists.get'>>>();
    core.instead('lists.get', answer.answer);
    const again = queryClient.refetchQueries({ queryKey: ['lists.get'] });
    expect(list.now()).toMatchObject({ isFetching: true, data: { name: 'satu' }, error: null });
    await expect.poll(answer.waiting).toBe(1);
    answer.give(disk);
    await again;
    expect(list.now()).toMatchObject({ data: { name: 'satu' }, error: { error: { code: 'disk-full' } } });
  });

  it('about one list or person is not shown when another is asked about, nor is its error', async () => {
    const core = await cacheOnCore();
    const [one, other] = [await listOf(core, 'satu'), await listOf(core, 'dua', true)];
    const list = lookAt('lists.get', { listId: one });
    await expect.poll(() => list.now().data?.name).toBe('satu');
    const back = core.instead('lists.get', async () => disk);
    list.ask({ listId: other });
    expect(list.now().data).toBeUndefined();
    await expect.poll(() => list.now().error?.error).toMatchObject({ code: 'disk-full' });
    back();
    list.ask({ listId: one });
    expect(list.now()).toMatchObject({ error: null, data: { name: 'satu' } });
  });

  it('is what the event says it is by now, without asking again', async () => {
    const core = await cacheOnCore();
    const listId = await listOf(core, 'satu');
    const list = lookAt('lists.get', { listId });
    const lists = lookAt('lists.page', { limit: 200 });
    await expect.poll(() => lists.now().data?.lists[0]?.name).toBe('satu');
    const before = core.asked.length;
    await call('lists.rename', { listId, name: 'Cabang Melati' });
    await expect.poll(() => list.now().data?.name).toBe('Cabang Melati');
    expect(lists.now().data?.lists.map(({ name }) => name)).toEqual(['Cabang Melati']);
    expect(core.askedNames().slice(before)).toEqual(['lists.rename']);
    // A list nobody has seen yet is on nobody's page.
    await listOf(core, 'dua', true);
    await expect.poll(() => lists.now().data?.lists.length).toBe(2);
  });

  it('is read anew, whatever it is of, once other data was put in place', async () => {
    const core = await cacheOnCore();
    const listId = await listOf(core, 'satu');
    const list = lookAt('lists.get', { listId });
    await expect.poll(() => list.now().data?.name).toBe('satu');
    const before = times(core, 'lists.get');
    core.tell({ name: 'system.reopened', payload: {} });
    await expect.poll(() => times(core, 'lists.get')).toBe(before + 1);
    await expect.poll(() => list.now().data?.name).toBe('satu');
  });

  it('is read once and once more, however many events tell that it changed meanwhile', async () => {
    const core = await cacheOnCore();
    const listId = await listOf(core, 'satu');
    const rows = lookAt('history.page', { listId });
    await expect.poll(() => rows.now().data?.items.length).toBe(2);
    const answer = held<null>();
    core.instead('history.page', async (_, ask) => {
      const read = await ask();
      await answer.answer();
      return read;
    });
    const before = times(core, 'history.page');
    for (let event = 0; event < 1_000; event += 1) {
      core.tell({ name: 'lookups.changed', payload: { listId, lookupIds: [event] } });
    }
    await expect.poll(answer.waiting).toBe(1);
    expect(times(core, 'history.page') - before).toBe(1);
    // What is on its way is of before this change, and nothing is told of it any more once it has come.
    await core.ask('queue.cancel', { scope: { listId } });
    await told(core, listId, (list) => list.states.cancelled === 2);
    answer.give(null);
    await expect.poll(answer.waiting).toBe(1);
    answer.give(null);
    await expect.poll(() => rows.now().data?.items[0]?.state).toBe('cancelled');
    expect(times(core, 'history.page') - before).toBe(2);
  });

  it('is what an event said while it was being read, which is newer, and is not read again for that', async () => {
    const core = await cacheOnCore();
    const listId = await listOf(core, 'satu');
    const list = lookAt('lists.get', { listId });
    await expect.poll(() => list.now().data?.name).toBe('satu');
    const read = await core.ask('lists.get', { listId });
    const answer = held<Result<OutputOf<'lists.get'>>>();
    core.instead('lists.get', answer.answer);
    const before = times(core, 'lists.get');
    const again = queryClient.refetchQueries({ queryKey: ['lists.get'] });
    await expect.poll(answer.waiting).toBe(1);
    core.tell({ name: 'lists.changed', payload: { ...read, name: 'dua' } });
    core.tell({ name: 'lists.changed', payload: { ...read, name: 'tiga' } });
    answer.give({ ok: true, value: read });
    await again;
    await expect.poll(() => list.now().data?.name).toBe('tiga');
    expect(times(core, 'lists.get') - before).toBe(1);
  });

  it('is read again after a break of the events, and after a command that nothing else tells of', async () => {
    const core = await cacheOnCore();
    const practice = lookAt('practice.get', {});
    await expect.poll(() => practice.now().data?.weather).toBe('up');
    const before = times(core, 'practice.get');
    core.tellLink('lost');
    core.tellLink('live');
    await expect.poll(() => times(core, 'practice.get')).toBe(before + 1);
    await call('practice.steer', { weather: 'busy' });
    await expect.poll(() => practice.now().data?.weather).toBe('busy');
  });

  it('is not read while nobody looks, and a list that has nothing to do with an event is left alone', async () => {
    const core = await cacheOnCore();
    const listId = await listOf(core, 'satu');
    const totals = lookAt('charges.totals', { by: 'day' });
    const rows = lookAt('history.page', { listId });
    await expect.poll(() => rows.now().data !== undefined && totals.now().data !== undefined).toBe(true);
    totals.leave();
    const before = core.asked.length;
    core.tell({ name: 'lists.changed', payload: { ...(await core.ask('lists.get', { listId })), kind: 'file' } });
    core.tell({ name: 'lookups.changed', payload: { listId: listId + 1, lookupIds: [] } });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(core.askedNames().slice(before)).toEqual([]);
  });
});

describe('a person', () => {
  it('leaves with the screen that showed them, and so does what was typed to find them', async () => {
    const core = await cacheOnCore();
    const listId = await listOf(core, 'satu');
    const found = lookAt('history.page', { search: 'Rekaan', listId: null });
    const lists = lookAt('lists.page', {});
    await expect.poll(() => found.now().data?.items.length).toBe(2);
    await expect.poll(() => lists.now().data?.lists[0]?.id).toBe(listId);
    const kept = () =>
      JSON.stringify(
        queryClient
          .getQueryCache()
          .getAll()
          .map(({ queryKey, state }) => [queryKey, state.data]),
      );
    expect(kept()).toContain('Sari Rekaan');
    found.leave();
    lists.leave();
    await expect.poll(kept).not.toContain('Rekaan');
    expect(kept()).toContain('"satu"');
  });
});
