/** The sums the store keeps say what counting every attempt would say. */
import { describe, expect, it } from 'vitest';
import { createCharges } from '../../../../src-main/core/charges/ledger/charges.ts';
import { createTotals } from '../../../../src-main/core/charges/ledger/totals.ts';
import { createListView } from '../../../../src-main/core/lists/list-view.ts';
import { queueBench } from '../../../fakes/queue-bench.ts';

const day = (n: number, hour = 0) => new Date(2026, 2, n, hour).getTime();

async function bench() {
  const made = await queueBench('https://td.example/');
  const { store } = made;
  const insert = store.prepare<{
    lookup_id: number;
    list_id: number;
    connection_id: number;
    at: number;
    price: number;
  }>(`
    INSERT INTO attempts (lookup_id, list_id, connection_id, number, started_at, price)
    VALUES (:lookup_id, :list_id, :connection_id, 1, :at, :price)`);
  const finish = store.prepare<{ id: number; charge: string; outcome: string }>(
    'UPDATE attempts SET charge = :charge, outcome = :outcome, finished_at = started_at WHERE id = :id',
  );
  const first = made.list(3);
  const second = made.list(3);
  const tried = (list: typeof first, at: number, price: number, end?: { charge: string; outcome: string }) => {
    const { id } = insert.run({
      lookup_id: list.ids[0] as number,
      list_id: list.listId,
      connection_id: made.connectionId,
      at,
      price,
    });
    if (end) finish.run({ id, ...end });
    return id;
  };
  return { ...made, charges: createCharges(store), totals: createTotals(store), first, second, tried, finish };
}

const answered = { charge: 'charged', outcome: 'answered' };
const none = { charge: 'free', outcome: 'no-record' };

describe('charges', () => {
  it('are summed by list, connection and time', async () => {
    const { charges, totals, first, second, tried, connectionId } = await bench();
    tried(first, day(1, 23), 350.1, answered);
    tried(first, day(2), 350.1, answered);
    tried(first, day(2, 12), 400, answered);
    tried(second, day(2, 13), 400, none);
    tried(second, day(3), 400);
    const sum = async (asked: Omit<Parameters<typeof totals>[0], 'by'>) => (await totals({ ...asked, by: 'list' })).all;
    const rupiah = 350.1 + 350.1 + 400;
    expect(await sum({})).toMatchObject({ charged: 3, free: 1, unknown: 1, rupiah, rupiahUnknown: 400 });
    expect(charges.ofList(first.listId)).toMatchObject({ charged: 3, free: 0, unknown: 0, rupiah, final: 3 });
    expect(await sum({ listId: first.listId })).toMatchObject({ charged: 3, free: 0, unknown: 0, rupiah });
    const secondDay = { connectionId, from: day(2), to: day(3) };
    expect(await sum(secondDay)).toMatchObject({ charged: 2, free: 1, unknown: 0 });
    expect(await sum({ listId: second.listId, connectionId, to: day(3) })).toMatchObject({ free: 1, unknown: 0 });
    expect(await sum({ from: day(3) })).toMatchObject({ charged: 0, free: 0, unknown: 1 });
    // In the middle of a day every attempt is looked at.
    expect(await sum({ from: day(2, 12), to: day(2, 13) })).toMatchObject({
      charged: 1,
      free: 0,
      unknown: 0,
      rupiah: 400,
    });
    expect(await sum({ from: day(1, 12), listId: second.listId })).toMatchObject({ free: 1, unknown: 1 });
    expect(await sum({ from: day(2, 1), connectionId })).toMatchObject({ charged: 1, free: 1, unknown: 1 });
  });

  it('of today count what became final', async () => {
    const { charges, first, tried } = await bench();
    tried(first, day(1, 23), 350, answered);
    tried(first, day(2), 350, answered);
    tried(first, day(2, 1), 350, none);
    tried(first, day(2, 2), 350, { charge: 'free', outcome: 'busy' });
    tried(first, day(2, 3), 350);
    const counts = { charged: 1, free: 2, unknown: 1, final: 2 };
    expect(charges.today(day(2, 23))).toEqual({
      ...counts,
      rupiah: 350,
      rupiahUnknown: 350,
      withoutPrice: 0,
      practice: 0,
    });
  });

  it('of today keep practice apart: nothing of it was paid', async () => {
    const { charges, store, first, tried } = await bench();
    tried(first, day(2), 350, answered);
    store.prepare<[]>(`UPDATE connections SET kind = 'practice'`).run([]);
    expect(charges.today(day(2, 23))).toEqual({
      ...{ charged: 0, free: 0, unknown: 0, final: 0 },
      ...{ rupiah: 0, rupiahUnknown: 0, withoutPrice: 0, practice: 1 },
    });
  });

  it('follow a correction and what is taken away', async () => {
    const { charges, store, first, tried, finish } = await bench();
    const id = tried(first, day(2), 350, { charge: 'unknown', outcome: 'in-doubt' });
    tried(first, day(2), 350, answered);
    finish.run({ id, ...answered });
    expect(charges.ofList(first.listId)).toMatchObject({ charged: 2, free: 0, unknown: 0, rupiah: 700 });
    store.prepare<{ id: number }>('DELETE FROM attempts WHERE id = :id').run({ id });
    expect(charges.ofList(first.listId)).toMatchObject({ charged: 1, free: 0, unknown: 0, rupiah: 350 });
    expect(charges.today(day(2)).final).toBe(1);
  });
});

describe('a list', () => {
  it('of which all that is left waits for answers of another list says so, and no time left', async () => {
    const { store, first, second } = await bench();
    const view = createListView(store, { of: () => ({ ratePerSecond: 2, secondsLeft: 60 }) });
    const follow = store.prepare<{ id: number; leader: number }>('UPDATE lookups SET twin_of = :leader WHERE id = :id');
    const told = () => {
      const { waitsElsewhere, secondsLeft } = view.get(second.listId);
      return { waitsElsewhere, secondsLeft };
    };
    for (const [index, id] of second.ids.entries()) {
      expect(told()).toEqual({ waitsElsewhere: false, secondsLeft: 60 });
      follow.run({ id, leader: first.ids[index] as number });
    }
    expect(told()).toEqual({ waitsElsewhere: true, secondsLeft: null });
  });

  it('is finished when its last lookup stops being open, and not once one is open again', async () => {
    const { store, first } = await bench();
    const view = createListView(store, { of: () => ({ ratePerSecond: null, secondsLeft: null }) });
    const move = store.prepare<{ id: number; state: string; at: number }>(
      'UPDATE lookups SET state = :state, updated_at = :at WHERE id = :id',
    );
    const [a, b, c] = first.ids as [number, number, number];
    const finishedAt = () => view.get(first.listId).finishedAt;
    move.run({ id: a, state: 'answered', at: 10 });
    move.run({ id: b, state: 'sending', at: 20 });
    move.run({ id: c, state: 'cancelled', at: 30 });
    expect(finishedAt()).toBeNull();
    move.run({ id: b, state: 'in_doubt', at: 40 });
    expect(finishedAt()).toBe(40);
    move.run({ id: b, state: 'queued', at: 50 });
    expect(finishedAt()).toBeNull();
    move.run({ id: b, state: 'failed', at: 60 });
    expect(finishedAt()).toBe(60);
  });
});
