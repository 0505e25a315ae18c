import { describe, expect, it } from 'vitest';
import { historyCalls } from '../../../src-main/contract/history.ts';
import { createHistory, type HistoryQuery } from '../../../src-main/core/history/history.ts';
import { queueBench, until } from '../../fakes/queue-bench.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';

const all: HistoryQuery = historyCalls['history.page'].input.parse({});

async function bench() {
  const provider = await scriptedProvider((request) =>
    request.body.phone_number === '081200000002'
      ? { body: { code: 12701, message: 'No record', sequence_id: 'S-none' } }
      : { body: success() },
  );
  const made = await queueBench(provider.baseUrl);
  return { ...made, history: createHistory(made.store, made.ports.clock) };
}

describe('history', () => {
  it('pages newest first without showing a lookup twice or leaving one out', async () => {
    const { history, list } = await bench();
    const { ids } = list(25);
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page = history.page({ ...all, after, limit: 7 });
      seen.push(...page.items.map((item) => item.lookupId));
      after = page.next;
      // Rows that arrive meanwhile do not shift the pages already begun.
      if (seen.length === 7) list(3);
    } while (after);
    expect(seen).toEqual([...ids].reverse());
  });

  it('shows what of an answer could not be read as it came, and nothing beside what was read', async () => {
    const { history, store, list, connectionId } = await bench();
    const { listId, ids } = list(1);
    const insert = store.prepare<{
      lookup: number;
      list: number;
      connection: number;
      raw: string | null;
      bytes: Buffer;
    }>(`
      INSERT INTO attempts (lookup_id, list_id, connection_id, number, started_at, price, raw, raw_bytes)
      VALUES (:lookup, :list, :connection, 1, 1, 0, :raw, :bytes)`);
    const bytes = Buffer.alloc(100 * 1024, 0xab);
    const of = { lookup: ids[0] as number, list: listId, connection: connectionId, bytes };
    insert.run({ ...of, raw: null });
    insert.run({ ...of, raw: '{}' });
    const [unread, read] = history.detail(of.lookup).attemptLog;
    expect(Buffer.from(unread?.rawBytes ?? '', 'base64')).toEqual(bytes.subarray(0, 48 * 1024));
    expect(read).toMatchObject({ raw: '{}', rawBytes: null });
  });

  it('finds by the start of a NIK or phone, as typed, and by a part of the name', async () => {
    const { history, store, list } = await bench();
    const { ids } = list(12);
    store
      .prepare<{ id: number }>(`UPDATE lookups SET name = 'Siti 100% Aminah' WHERE id = :id`)
      .run({ id: ids[4] as number });
    const found = (search: string) => history.page({ ...all, search }).items.map((item) => item.lookupId);
    expect(found('320101010100000599')).toEqual([]);
    expect(found('3201010101000005')).toEqual([ids[4]]);
    expect(found('3201.0101 0100-0005')).toEqual([ids[4]]);
    expect(found('0812 0000 0007')).toEqual([ids[6]]);
    expect(found('+62 812-0000-0007')).toEqual([ids[6]]);
    expect(found('aminah')).toEqual([ids[4]]);
    expect(found('100%')).toEqual([ids[4]]);
    expect(found('1_0')).toEqual([]);
  });

  it('filters by state and list, and shows attempts with the raw answer', async () => {
    const { history, list, queue, states } = await bench();
    const other = list(1);
    const { listId, ids } = list(3);
    queue.drain.start(null);
    await until(() => states(listId).every((state) => state === 'answered' || state === 'no_record'));
    await until(() => states(other.listId)[0] === 'answered');
    const none = history.page({ ...all, listId, states: ['no_record'] }).items;
    expect(none.map((item) => item.lookupId)).toEqual([ids[0]]);
    expect(none[0]?.verdict.kind).toBe('no_record');
    const detail = history.detail(ids[0] as number);
    expect(detail.attemptLog).toHaveLength(1);
    expect(detail.attemptLog[0]).toMatchObject({
      code: 12701,
      charge: 'free',
      sequenceId: 'S-none',
      outcome: 'no-record',
    });
    expect(JSON.parse(detail.attemptLog[0]?.raw ?? '')).toMatchObject({ code: 12701 });
  });

  it('a reused twin shows its leader’s answer, verdict and attempts', async () => {
    const { history, list, queue, states, addTwin } = await bench();
    const { listId, ids } = list(1);
    const twin = addTwin(listId, ids[0] as number);
    queue.drain.start(null);
    await until(() => states(listId).join() === 'answered,reused');
    const detail = history.detail(twin);
    expect(detail).toMatchObject({ state: 'reused', twinOf: ids[0], verdict: { kind: 'reachable' } });
    expect(detail.attemptLog).toHaveLength(1);
  });

  it('says of an answer of more than 90 days to check again first', async () => {
    const { history, store, list, queue, ports, states } = await bench();
    const { listId, ids } = list(3);
    queue.drain.start(null);
    await until(() => states(listId).join() === 'answered,no_record,answered');
    const id = ids[0] as number;
    expect(history.item(id).verdict).toMatchObject({ nextStep: 'call-this-number' });
    const later = { ...ports.clock, now: () => ports.clock.now() + 91 * 86_400_000 };
    const found = createHistory(store, later).item(id);
    expect(found.verdict).toMatchObject({
      kind: 'reachable',
      nextStep: 'check-again',
      stepReason: 'answer-old',
      stepFacts: { ageDays: 91 },
    });
  });

  it('asks for the emergency contact only where its list says that it has consented', async () => {
    const { history, store, list, queue, states } = await bench();
    const { listId, ids } = list(3);
    queue.drain.start(null);
    await until(() => states(listId).join() === 'answered,no_record,answered');
    const id = ids[0] as number;
    const usage = { recentlyUsed: 'yes', frequentlyUsed: 'no', other: 'no' };
    const answer = {
      sequenceId: 'S',
      phoneNumberCount: 1,
      applicant: { recentlyUsed: 'no', frequentlyUsed: 'no', other: 'no' },
      emergency: { relation: 'Spouse', relationRecognised: true, usage },
    };
    store
      .prepare<{ id: number; answer: string }>('UPDATE lookups SET answer = :answer WHERE id = :id')
      .run({ id, answer: JSON.stringify(answer) });
    expect(history.item(id).verdict.nextStep).toBe('find-another-number');
    store.prepare<{ id: number }>('UPDATE lists SET ec_consent = 1 WHERE id = :id').run({ id: listId });
    expect(history.item(id).verdict).toMatchObject({
      nextStep: 'ask-emergency-contact',
      stepFacts: { relation: 'Spouse' },
    });
  });

  it('merges several states newest first, of all lists and of one, without showing a lookup twice or leaving one out', async () => {
    const { history, store, list } = await bench();
    const set = store.prepare<{ id: number; state: string }>('UPDATE lookups SET state = :state WHERE id = :id');
    const older = list(30).ids;
    const newer = list(30);
    const states = ['failed', 'in_doubt', 'cancelled'] as const;
    const ids = [...older, ...newer.ids];
    ids.forEach((id, index) => void set.run({ id, state: states[(index * index) % 3] ?? 'failed' }));
    const wanted = (id: number) => ids.indexOf(id) ** 2 % 3 !== 2;
    const walked = (listId: number | null) => {
      const seen: number[] = [];
      let after: string | null = null;
      do {
        const page = history.page({ ...all, states: ['failed', 'in_doubt'], listId, after, limit: 7 });
        expect(page.items.length).toBeLessThanOrEqual(7);
        seen.push(...page.items.map((item) => item.lookupId));
        after = page.next;
      } while (after);
      return seen;
    };
    expect(walked(null)).toEqual(ids.filter(wanted).reverse());
    expect(walked(newer.listId)).toEqual(newer.ids.filter(wanted).reverse());
  });

  it('ends a page whose search takes long, and finds the rest by going on', async () => {
    const { store, list, ports } = await bench();
    let now = 0;
    // Time is always up: a page is one window.
    const clock = { ...ports.clock, monotonic: () => (now += 1_000) };
    const history = createHistory(store, clock);
    const { listId, ids } = list(7_000);
    store.prepare<{ id: number }>(`UPDATE lookups SET name = 'Dewi' WHERE id = :id`).run({ id: ids[10] as number });
    for (const filter of [{}, { listId }, { states: ['queued' as const] }, { listId, states: ['queued' as const] }]) {
      const pages: number[][] = [];
      let after: string | null = null;
      do {
        const page = history.page({ ...all, ...filter, search: 'dewi', after });
        pages.push(page.items.map((item) => item.lookupId));
        after = page.next;
      } while (after && pages.length < 20);
      expect(pages).toEqual([[], [], [], [ids[10]]]);
    }
  });

  it('finds by digits that begin thousands of numbers', async () => {
    const { history, list } = await bench();
    const older = list(1_500);
    const newer = list(1_500);
    const found = (query: Partial<HistoryQuery>) => history.page({ ...all, search: '08', ...query });
    expect(found({}).items.map((item) => item.lookupId)).toEqual(newer.ids.slice(-50).reverse());
    const first = found({ listId: older.listId });
    expect(first.items.map((item) => item.lookupId)).toEqual(older.ids.slice(-50).reverse());
    const second = found({ listId: older.listId, after: first.next });
    expect(second.items.map((item) => item.lookupId)).toEqual(older.ids.slice(-100, -50).reverse());
  });

  it('does not show rows of a list that is still being stored', async () => {
    const { history, store, list } = await bench();
    const visible = list(3);
    const hidden = list(2_500);
    store.prepare<{ id: number }>('UPDATE lists SET complete = 0 WHERE id = :id').run({ id: hidden.listId });
    // A page looks for so many milliseconds and no longer: on a busy machine an empty one says where to go on.
    const found = (query: Partial<HistoryQuery>) => {
      const seen: number[] = [];
      let after: string | null = null;
      do {
        const page = history.page({ ...all, ...query, after });
        seen.push(...page.items.map((item) => item.lookupId));
        after = page.next;
      } while (after !== null);
      return seen;
    };
    const three = [...visible.ids].reverse();
    expect(found({})).toEqual(three);
    expect(found({ states: ['queued'] })).toEqual(three);
    expect(found({ search: '08' })).toEqual(three);
    expect(found({ search: '08120000000' })).toEqual(three);
    expect(found({ listId: hidden.listId })).toEqual([]);
  });

  it('refuses a cursor that is not its own', async () => {
    const { history } = await bench();
    expect(() => history.page({ ...all, after: 'omong' })).toThrowError(
      expect.objectContaining({ code: 'invalid-input' }),
    );
  });

  it('still finds what it can when the index cannot be written, and tells whoever waits for it', async () => {
    const { history, store, list } = await bench();
    const { ids } = list(3);
    expect(history.page(all).behind).toBe(null);
    store
      .prepare(`
      CREATE TRIGGER full BEFORE UPDATE ON history_sets BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
      .run({});
    const newer = list(2);
    store
      .prepare<{ id: number }>(`UPDATE lookups SET name = 'Dewi Baru' WHERE id = :id`)
      .run({ id: newer.ids[0] as number });
    const found = (query: Partial<HistoryQuery>) => {
      const page = history.page({ ...all, ...query });
      return { ids: page.items.map((item) => item.lookupId), behind: page.behind };
    };
    expect(found({})).toEqual({ ids: [...ids, ...newer.ids].reverse(), behind: null });
    expect(found({ search: 'dewi' })).toEqual({ ids: [newer.ids[0]], behind: null });
    // What the rows cannot be walked for is said to be incomplete.
    expect(found({ verdicts: ['none'] })).toEqual({ ids: [...ids].reverse(), behind: 2 });
    await expect(history.index.settle()).rejects.toThrow('disk full');

    store.prepare('DROP TRIGGER full').run({});
    await history.index.settle();
    expect(found({ verdicts: ['none'] })).toEqual({ ids: [...ids, ...newer.ids].reverse(), behind: null });
  });

  it('is behind as a whole while it was made by other rules, and is made anew', async () => {
    const { history, store, list } = await bench();
    const { ids } = list(3);
    await history.index.settle();
    store.prepare('UPDATE history_state SET rules = 0').run({});
    store.prepare('DELETE FROM history_endings').run({});
    const found = () => {
      const page = history.page({ ...all, verdicts: ['none'] });
      return { ids: page.items.map((item) => item.lookupId), behind: page.behind };
    };
    expect(found().behind).toBe(3);
    await history.index.settle();
    expect(found()).toEqual({ ids: [...ids].reverse(), behind: null });
    const count = (rows: string) =>
      store.prepare<Record<string, never>, { n: number }>(`SELECT count(*) AS n FROM ${rows}`).get({})?.n;
    expect(count('history_endings')).toBe(6);
    // As another process will read it: nothing of it is known to this one's memory alone.
    expect(count('history_sets')).toBeGreaterThan(0);
    expect(count('history_sets WHERE id / 65536 NOT IN (SELECT id FROM history_values)')).toBe(0);
  });

  it('of one made by other rules removes what is much a part at a time, before the rest goes at once', async () => {
    const { history, store, list } = await bench();
    const { ids } = list(900);
    await history.index.settle();
    store.prepare('UPDATE history_state SET rules = 0').run({});
    store
      .prepare(`
        CREATE TRIGGER at_once BEFORE DELETE ON history_values WHEN (SELECT count(*) FROM history_names) > 200
        BEGIN SELECT RAISE(ABORT, 'too much at once'); END`)
      .run({});
    await history.index.settle();
    const { items, behind } = history.page({ ...all, verdicts: ['none'] });
    expect([items[0]?.lookupId, behind]).toEqual([ids.at(-1), null]);
  });
});
