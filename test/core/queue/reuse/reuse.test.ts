/** Answers from history: what was answered and paid for is shared, not bought again, unless the operator asks for it. */
import { describe, expect, it } from 'vitest';
import type { LookupState } from '../../../../src-main/contract/states.ts';
import { createHistory } from '../../../../src-main/core/history/history.ts';
import { createSettings, settingsHandlers } from '../../../../src-main/core/settings/handlers.ts';
import { realClock } from '../../../fakes/clock.ts';
import { noAccessLog } from '../../../fakes/no-access-log.ts';
import { type QueueBench, queueBench, until } from '../../../fakes/queue-bench.ts';
import { freshSequence, type Reply, scriptedProvider, success } from '../../../fakes/scripted-provider.ts';

const answered = (): Reply => ({ body: success() });
const dayMs = 24 * 60 * 60 * 1000;

/** A clock whose days can be moved on. */
function movableClock() {
  let shift = 0;
  const real = realClock();
  return { ...real, now: () => real.now() + shift, later: (ms: number) => (shift += ms) };
}

async function benchWith(reply: () => Reply = answered) {
  const provider = await scriptedProvider(reply);
  const clock = movableClock();
  const bench = await queueBench(provider.baseUrl, { ports: { clock } });
  return { provider, clock, bench };
}

function becomes(bench: QueueBench, listId: number, states: LookupState[]): Promise<void> {
  return until(
    () => bench.states(listId).join() === states.join(),
    () => bench.states(listId),
  );
}

async function reuseDays(bench: QueueBench, days: number): Promise<void> {
  const events = { emit: () => {}, subscribe: () => () => {} };
  await settingsHandlers(bench.store, createSettings(bench.store), events, noAccessLog, {
    policy: null,
    updates: null,
  })['settings.set']({ reuseDays: days });
}

async function otherConnection(bench: QueueBench, baseUrl: string): Promise<number> {
  return bench.connections.create({
    ...{ name: 'Lain', baseUrl, partnerCode: 'mitra', partnerKey: 'kunci-lain' },
    settings: { ratePerSecond: 500, pricePerCall: 1_000 },
  });
}

function moveList(bench: QueueBench, id: number, to: number): void {
  bench.store.prepare('UPDATE lists SET connection_id = :to WHERE id = :id').run({ id, to });
}

describe('a question that was answered and paid for', () => {
  it('is answered from history in another list, with the age of the answer, and sent once', async () => {
    const { provider, clock, bench } = await benchWith();
    const first = bench.list(2, { from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, ['answered', 'answered']);
    clock.later(3 * dayMs);
    const second = bench.list(3, { from: 502 });
    bench.queue.drain.wake();
    await becomes(bench, second.listId, ['reused', 'answered', 'answered']);
    expect(provider.requests).toHaveLength(4);
    const item = createHistory(bench.store, clock).item(second.ids[0] as number);
    expect(item).toMatchObject({ twinOf: first.ids[1], sharedFrom: { listId: first.listId, listName: 'uji' } });
    expect(item.answer?.phoneNumberCount).toBe(1);
    expect(clock.now() - (item.answeredAt as number)).toBeGreaterThanOrEqual(3 * dayMs);
  });

  it('is asked again after the days of the setting, at once when the setting is 0', async () => {
    const { provider, clock, bench } = await benchWith();
    const first = bench.list(1, { from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, ['answered']);
    clock.later(31 * dayMs);
    const second = bench.list(1, { from: 501 });
    bench.queue.drain.wake();
    await becomes(bench, second.listId, ['answered']);
    await reuseDays(bench, 0);
    const third = bench.list(1, { from: 501 });
    bench.queue.drain.wake();
    await becomes(bench, third.listId, ['answered']);
    expect(provider.requests).toHaveLength(3);
  });

  it('is asked again for a list that says so', async () => {
    const { provider, bench } = await benchWith();
    const first = bench.list(1, { from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, ['answered']);
    const second = bench.list(1, { from: 501, askAgain: true });
    bench.queue.drain.wake();
    await becomes(bench, second.listId, ['answered']);
    expect(provider.requests).toHaveLength(2);
  });

  it('is shared between accounts of one provider, never between providers', async () => {
    const { provider, bench } = await benchWith();
    const elsewhere = await scriptedProvider(answered);
    const first = bench.list(1, { from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, ['answered']);
    const same = bench.list(1, { from: 501, connectionId: await otherConnection(bench, provider.baseUrl) });
    bench.queue.drain.wake();
    await becomes(bench, same.listId, ['reused']);
    bench.connections.remove((bench.connections.all().find((row) => row.name === 'Lain') as { id: number }).id);
    const other = bench.list(1, { from: 501, connectionId: await otherConnection(bench, elsewhere.baseUrl) });
    bench.queue.drain.wake();
    await becomes(bench, other.listId, ['answered']);
    expect([provider.requests.length, elsewhere.requests.length]).toEqual([1, 1]);
  });

  it('goes to the rows of the list that ask the same, too', async () => {
    const { provider, bench } = await benchWith();
    const first = bench.list(1, { from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, ['answered']);
    const second = bench.list(1, { from: 501 });
    bench.addTwin(second.listId, second.ids[0] as number);
    bench.queue.drain.wake();
    await becomes(bench, second.listId, ['reused', 'reused']);
    expect(provider.requests).toHaveLength(1);
  });

  it('does not spend the pace: a list that history answers is through at once', async () => {
    const provider = await scriptedProvider(answered);
    const bench = await queueBench(provider.baseUrl);
    const first = bench.list(20, { from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, Array<LookupState>(20).fill('answered'));
    // At this pace twenty of them take longer than `until` has patience.
    await bench.handlers['connections.update']({ id: bench.connectionId, settings: { ratePerSecond: 1 } });
    const second = bench.list(20, { from: 501 });
    bench.queue.drain.wake();
    await becomes(bench, second.listId, Array<LookupState>(20).fill('reused'));
    expect(provider.requests).toHaveLength(20);
  });

  it('is asked where the connection has moved to: what another address said says nothing there', async () => {
    const { provider, bench } = await benchWith();
    const elsewhere = await scriptedProvider(answered);
    const first = bench.list(1, { from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, ['answered']);
    await bench.handlers['connections.update']({ id: bench.connectionId, baseUrl: elsewhere.baseUrl });
    const second = bench.list(1, { from: 501 });
    bench.queue.drain.wake();
    await becomes(bench, second.listId, ['answered']);
    expect([provider.requests.length, elsewhere.requests.length]).toEqual([1, 1]);
  });

  it('a record that was not found was free, and is asked again', async () => {
    const { provider, bench } = await benchWith(() => ({
      body: { code: 12701, message: '', sequence_id: freshSequence() },
    }));
    const first = bench.list(1, { from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, ['no_record']);
    const second = bench.list(1, { from: 501 });
    bench.queue.drain.wake();
    await becomes(bench, second.listId, ['no_record']);
    expect(provider.requests).toHaveLength(2);
  });
});

describe('a question of which nobody knows what became', () => {
  it('under way in one list is waited for in another, and paid once', async () => {
    const { provider, bench } = await benchWith(() => ({ body: success(), delayMs: 80 }));
    const first = bench.list(1, { from: 501 });
    const second = bench.list(1, { from: 501 });
    bench.queue.drain.start(null);
    const ends = () => [...bench.states(first.listId), ...bench.states(second.listId)].sort().join();
    await until(() => ends() === 'answered,reused', ends);
    expect(provider.requests).toHaveLength(1);
  });

  it('in doubt in one list waits in another until the operator decides, in the one or the other', async () => {
    const { provider, bench } = await benchWith(() => 'cut');
    const first = bench.list(1, { from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, ['in_doubt']);
    provider.reply = answered;
    const second = bench.list(1, { from: 501 });
    const after = bench.list(1);
    bench.queue.drain.wake();
    await becomes(bench, after.listId, ['answered']);
    expect(bench.states(second.listId)).toEqual(['queued']);
    await bench.queue.handlers['queue.resolve']({ scope: { lookupId: second.ids[0] as number }, action: 'resend' });
    await becomes(bench, first.listId, ['answered']);
    await becomes(bench, second.listId, ['reused']);
    expect(provider.requests).toHaveLength(3);
  });

  it('is waited for however old the doubt is, and whatever the setting says of answers', async () => {
    const { provider, clock, bench } = await benchWith(() => 'cut');
    const first = bench.list(1, { from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, ['in_doubt']);
    provider.reply = answered;
    await reuseDays(bench, 0);
    clock.later(60 * dayMs);
    const second = bench.list(1, { from: 501 });
    const after = bench.list(1);
    bench.queue.drain.wake();
    await becomes(bench, after.listId, ['answered']);
    expect(bench.states(second.listId)).toEqual(['queued']);
  });

  it('two doubts of one question: the one that is sent again does not wait for the other', async () => {
    const { provider, bench } = await benchWith(() => 'cut');
    const first = bench.list(1, { from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, ['in_doubt']);
    const second = bench.list(1, { from: 501, askAgain: true });
    bench.queue.drain.wake();
    await becomes(bench, second.listId, ['in_doubt']);
    provider.reply = answered;
    await bench.queue.handlers['queue.resolve']({ scope: { listId: first.listId }, action: 'resend' });
    await becomes(bench, first.listId, ['answered']);
    expect(bench.states(second.listId)).toEqual(['in_doubt']);
  });

  it('to be sent again by the order of one list, is sent once for another as well, whoever comes first: one order is one payment', async () => {
    const { provider, bench } = await benchWith(() => 'cut');
    const first = bench.list(1, { from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, ['in_doubt']);
    provider.reply = answered;
    bench.queue.handlers['queue.pause']({ connectionId: bench.connectionId });
    await bench.queue.handlers['queue.resolve']({ scope: { listId: first.listId }, action: 'resend' });
    const connectionId = await otherConnection(bench, provider.baseUrl);
    const second = bench.list(1, { from: 501, connectionId });
    const after = bench.list(1, { connectionId });
    bench.queue.drain.wake();
    await becomes(bench, after.listId, ['answered']);
    // Its own connection waits, and it needs not go by it.
    await becomes(bench, second.listId, ['answered']);
    expect(bench.states(first.listId)).toEqual(['reused']);
    bench.queue.handlers['queue.resume']({ connectionId: bench.connectionId });
    await becomes(bench, bench.list(1).listId, ['answered']);
    expect(provider.requests).toHaveLength(4);
  });

  it('to be sent again, and in doubt once more in the other list, waits there: nobody ordered that one', async () => {
    const { provider, bench } = await benchWith(() => 'cut');
    const first = bench.list(1, { from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, ['in_doubt']);
    bench.queue.handlers['queue.pause']({ connectionId: bench.connectionId });
    await bench.queue.handlers['queue.resolve']({ scope: { listId: first.listId }, action: 'resend' });
    const second = bench.list(1, { from: 501, connectionId: await otherConnection(bench, provider.baseUrl) });
    bench.queue.drain.wake();
    await becomes(bench, second.listId, ['in_doubt']);
    provider.reply = answered;
    bench.queue.handlers['queue.resume']({ connectionId: bench.connectionId });
    await becomes(bench, bench.list(1).listId, ['answered']);
    expect(bench.states(first.listId)).toEqual(['queued']);
    await bench.queue.handlers['queue.resolve']({ scope: { listId: second.listId }, action: 'resend' });
    await becomes(bench, second.listId, ['answered']);
    await becomes(bench, first.listId, ['reused']);
    expect(provider.requests).toHaveLength(4);
  });

  it('sent again in a list that went to another provider meanwhile, is asked here, and counted as perhaps paid', async () => {
    const { provider, bench } = await benchWith(() => 'cut');
    const elsewhere = await scriptedProvider(answered);
    const first = bench.list(1, { from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, ['in_doubt']);
    provider.reply = answered;
    const to = await otherConnection(bench, elsewhere.baseUrl);
    bench.queue.handlers['queue.pause']({ connectionId: to });
    moveList(bench, first.listId, to);
    await bench.queue.handlers['queue.resolve']({ scope: { listId: first.listId }, action: 'resend' });
    const second = bench.list(1, { from: 501 });
    const { paidBefore } = await bench.queue.reuseForecast.count(second.listId, { askAgain: false, samePerson: 'ask' });
    expect(paidBefore).toBe(1);
    bench.queue.drain.wake();
    await becomes(bench, second.listId, ['answered']);
    expect(elsewhere.requests).toHaveLength(0);
  });

  it('cancelled before it was sent again, is counted as perhaps paid where it is asked next', async () => {
    const { bench } = await benchWith(() => 'cut');
    const first = bench.list(1, { from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, ['in_doubt']);
    bench.queue.handlers['queue.pause']({ connectionId: bench.connectionId });
    const scope = { listId: first.listId };
    await bench.queue.handlers['queue.resolve']({ scope, action: 'resend' });
    await bench.queue.handlers['queue.cancel']({ scope });
    expect(bench.states(first.listId)).toEqual(['cancelled']);
    const second = bench.list(1, { from: 501 });
    expect(await bench.queue.reuseForecast.count(second.listId, { askAgain: false, samePerson: 'ask' })).toMatchObject({
      ...{ shared: 0, paidBefore: 1 },
    });
  });

  it('a doubt at another provider is none here: sent again here, it waits for the doubt of this one', async () => {
    const { provider, bench } = await benchWith(() => 'cut');
    const elsewhere = await scriptedProvider(() => 'cut');
    const first = bench.list(1, { from: 501 });
    const moved = bench.list(1, { from: 501, connectionId: await otherConnection(bench, elsewhere.baseUrl) });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, ['in_doubt']);
    await becomes(bench, moved.listId, ['in_doubt']);
    provider.reply = answered;
    moveList(bench, moved.listId, bench.connectionId);
    await bench.queue.handlers['queue.resolve']({ scope: { listId: moved.listId }, action: 'resend' });
    const after = bench.list(1);
    bench.queue.drain.wake();
    await becomes(bench, after.listId, ['answered']);
    expect(bench.states(moved.listId)).toEqual(['queued']);
    expect(provider.requests.length + elsewhere.requests.length).toBe(3);
  });

  it('goes by another account where the first one takes nothing any more', async () => {
    const { provider, bench } = await benchWith(() => ({ body: { code: 303, message: 'no traffic' }, delayMs: 80 }));
    const first = bench.list(1, { from: 501 });
    bench.queue.drain.start(null);
    await until(() => provider.requests.length === 1);
    const second = bench.list(1, { from: 501, connectionId: await otherConnection(bench, provider.baseUrl) });
    bench.addTwin(second.listId, second.ids[0] as number);
    bench.queue.drain.wake();
    const history = createHistory(bench.store, bench.ports.clock);
    await until(() => history.item(second.ids[0] as number).twinOf === first.ids[0]);
    provider.reply = answered;
    await becomes(bench, second.listId, ['answered', 'reused']);
    expect(bench.states(first.listId)).toEqual(['queued']);
    expect(bench.lane().reason).toBe('traffic-insufficient');
  });

  it('closed in one list, it fails in the other; only a retry of that row alone sends it', async () => {
    const { provider, bench } = await benchWith(() => 'cut');
    const first = bench.list(1, { from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, ['in_doubt']);
    provider.reply = answered;
    const second = bench.list(1, { from: 501 });
    bench.queue.drain.wake();
    const history = createHistory(bench.store, bench.ports.clock);
    await until(() => history.item(second.ids[0] as number).twinOf === first.ids[0]);
    await bench.queue.handlers['queue.resolve']({ scope: { listId: first.listId }, action: 'close' });
    await becomes(bench, second.listId, ['failed']);
    expect(
      await bench.queue.handlers['queue.retry']({ scope: { listId: second.listId }, states: ['failed', 'cancelled'] }),
    ).toEqual({ affected: 0 });
    const scope = { lookupId: second.ids[0] as number };
    expect(await bench.queue.handlers['queue.forecast']({ scope, order: 'retry', states: ['failed'] })).toEqual({
      ...{ lookups: 1, paidTwice: 1, rupiah: 1_000, rupiahTwice: 1_000, practice: 0, withoutPrice: 0 },
    });
    await bench.queue.handlers['queue.retry']({ scope, states: ['failed'] });
    await becomes(bench, second.listId, ['answered']);
    expect(bench.states(first.listId)).toEqual(['failed']);
    expect(provider.requests).toHaveLength(2);
  });

  it('shared a failure that cost nothing: a retry of the second list asks for itself, once', async () => {
    const { provider, bench } = await benchWith(() => ({ body: { code: 11350, message: 'x' }, delayMs: 60 }));
    const first = bench.list(1, { from: 501 });
    bench.queue.drain.start(null);
    await until(() => provider.requests.length === 1);
    const second = bench.list(1, { from: 501 });
    bench.addTwin(second.listId, second.ids[0] as number);
    bench.queue.drain.wake();
    await becomes(bench, first.listId, ['failed']);
    await until(() => bench.states(second.listId).join() === 'failed,failed');
    const sent = provider.requests.length;
    provider.reply = answered;
    expect(
      await bench.queue.handlers['queue.retry']({ scope: { listId: second.listId }, states: ['failed', 'cancelled'] }),
    ).toEqual({ affected: 2 });
    await becomes(bench, second.listId, ['answered', 'reused']);
    expect(bench.states(first.listId)).toEqual(['failed']);
    expect(provider.requests.length - sent).toBe(1);
  });
});

describe('ask again', () => {
  it('asks for rows that history answered, each question once, and says before what it may cost', async () => {
    const { provider, bench } = await benchWith();
    const first = bench.list(2, { from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, first.listId, ['answered', 'answered']);
    const second = bench.list(2, { from: 501 });
    bench.addTwin(second.listId, second.ids[0] as number);
    bench.queue.drain.wake();
    await becomes(bench, second.listId, ['reused', 'reused', 'reused']);
    const scope = { listId: second.listId };
    expect(await bench.queue.handlers['queue.forecast']({ scope, order: 'ask-again', states: ['failed'] })).toEqual({
      ...{ lookups: 2, paidTwice: 2, rupiah: 2_000, rupiahTwice: 2_000, practice: 0, withoutPrice: 0 },
    });
    await bench.queue.handlers['queue.askAgain']({ scope });
    await becomes(bench, second.listId, ['answered', 'answered', 'reused']);
    expect(provider.requests).toHaveLength(4);
    expect(bench.states(first.listId)).toEqual(['answered', 'answered']);
  });

  it('twice at the same moment asks once: the answer on its way is as new as another would be', async () => {
    const { provider, bench } = await benchWith(() => ({ body: success(), delayMs: 80 }));
    const lists = [1, 2].map(() => bench.list(1, { from: 501, askAgain: true }));
    bench.queue.drain.start(null);
    const ends = () =>
      lists
        .flatMap(({ listId }) => bench.states(listId))
        .sort()
        .join();
    await until(() => ends() === 'answered,reused', ends);
    expect(provider.requests).toHaveLength(1);
  });

  it('of a check by hand asks for that check alone', async () => {
    const { provider, bench } = await benchWith();
    const checks = bench.list(1, { kind: 'single-checks', from: 501 });
    bench.queue.drain.start(null);
    await becomes(bench, checks.listId, ['answered']);
    const again = [1, 2].map(() => bench.list(1, { kind: 'single-checks', from: 501 }));
    bench.queue.drain.wake();
    for (const { listId } of again) await becomes(bench, listId, ['reused']);
    await bench.queue.handlers['queue.askAgain']({ scope: { lookupId: again[0]?.ids[0] as number } });
    await becomes(bench, again[0]?.listId as number, ['answered']);
    expect(bench.states(again[1]?.listId as number)).toEqual(['reused']);
    expect(provider.requests).toHaveLength(2);
  });

  it('is refused for a row that shares the answer of its own list', async () => {
    const { bench } = await benchWith();
    const { listId, ids } = bench.list(1);
    const twin = bench.addTwin(listId, ids[0] as number);
    bench.queue.drain.start(null);
    await becomes(bench, listId, ['answered', 'reused']);
    await expect(async () =>
      bench.queue.handlers['queue.askAgain']({ scope: { lookupId: twin } }),
    ).rejects.toMatchObject({
      code: 'lookup-not-in-that-state',
    });
    expect(await bench.queue.handlers['queue.askAgain']({ scope: { listId } })).toEqual({ affected: 0 });
  });
});

it('a forecast of a long list lets others work whenever its turn took long, however few rows it saw', async () => {
  let now = 0;
  const clock = { ...realClock(), monotonic: () => (now += 20) };
  const bench = await queueBench('https://td.example/', { ports: { clock } });
  const { listId } = bench.list(300);
  let turns = 0;
  let going = true;
  const others = (): void => {
    turns += 1;
    if (going) setImmediate(others);
  };
  setImmediate(others);
  const { leaders } = await bench.queue.reuseForecast.count(listId, { askAgain: false, samePerson: 'ask' });
  going = false;
  expect(leaders).toBe(300);
  expect(turns).toBeGreaterThanOrEqual(25);
});
