/** Before a list starts: what it costs at most; and what is left of one can go to another connection. */
import { describe, expect, it } from 'vitest';
import { type CoreBench, coreBench } from '../../fakes/core-bench.ts';
import { importFile } from '../../fakes/import-file.ts';
import { until } from '../../fakes/queue-bench.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';

const person = (index: number) =>
  `317405150590${String(1000 + index)},0812${String(34_000_000 + index)},Orang ${index}`;
const csv = (from: number, count: number, more: readonly string[] = []) =>
  Buffer.from(
    ['NIK,No HP,Nama', ...Array.from({ length: count }, (_, index) => person(from + index)), ...more].join('\n'),
  );

async function withAccount(settings: Record<string, number | string | null> = {}) {
  const provider = await scriptedProvider(() => ({ body: success() }));
  const bench = await coreBench();
  const account = (name: string, baseUrl: string) =>
    bench.ask('connections.create', {
      ...{ name, baseUrl, partnerCode: 'mitra', partnerKey: 'kunci' },
      settings: { ratePerSecond: 100, pricePerCall: 500, retryBaseMs: 20, ...settings },
    });
  const connection = await account('Utama', provider.baseUrl);
  async function imported(bytes: Buffer, more: { startNow?: boolean; connectionId?: number } = {}) {
    const fileId = await bench.upload('daftar.csv', bytes);
    return (await importFile(bench.ask, { fileId, connectionId: connection.id, ...more })).list;
  }
  return { provider, bench, account, connection, imported };
}

async function firstRow(bench: CoreBench, listId: number) {
  const [row] = (await bench.ask('lists.rows', { listId })).rows;
  if (!row) throw new Error('The list has no rows.');
  return row;
}

describe('a forecast', () => {
  it('counts paid calls after twins, rejected rows and what history has; asking again takes history out', async () => {
    const { provider, bench, imported } = await withAccount();
    const first = await imported(csv(0, 4), { startNow: true });
    await bench.finished(first.id);
    // Two of them known, three new, one the same as an earlier row, one without a phone.
    const second = await imported(csv(2, 5, [person(6), '3174051505909999,,Tanpa Nomor']));
    expect(second).toMatchObject({ accepted: 6, rejected: 1, duplicates: 1, startedAt: null });
    const forecast = await bench.ask('lists.forecast', { listId: second.id });
    expect(forecast).toMatchObject({
      ...{ waiting: 6, twins: 1, reused: 2, shared: 0, calls: 3, pricePerCall: 500, rupiah: 1_500, ahead: 0 },
      ...{ dailyCap: null, monthlyCap: null, callsUnderCaps: null },
    });
    expect(forecast.reusedOldestAt).toBeLessThanOrEqual(Date.now());
    expect(forecast.seconds).toBeGreaterThan(0);
    const again = await bench.ask('lists.forecast', { listId: second.id, askAgain: true });
    expect(again).toMatchObject({ reused: 0, calls: 5, paidBefore: 2, rupiah: 2_500 });
    expect(forecast.paidBefore).toBe(0);

    await bench.ask('lists.start', { listId: second.id });
    const done = await bench.finished(second.id);
    expect(done.states).toMatchObject({ answered: 3, reused: 3 });
    expect(provider.requests).toHaveLength(4 + 3);
  });

  it('counts each call as often as the connection may send it', async () => {
    const { bench, imported } = await withAccount({ inDoubtPolicy: 'resend', maxAttempts: 3 });
    const list = await imported(csv(0, 2));
    expect(await bench.ask('lists.forecast', { listId: list.id })).toMatchObject({
      ...{ calls: 2, timesEach: 3, rupiah: 3_000 },
    });
  });

  it('a list started with "ask again" asks for everything', async () => {
    const { provider, bench, imported } = await withAccount();
    await bench.finished((await imported(csv(0, 3), { startNow: true })).id);
    const second = await imported(csv(0, 3));
    expect((await bench.ask('lists.start', { listId: second.id, askAgain: true })).askAgain).toBe(true);
    expect((await bench.finished(second.id)).states.answered).toBe(3);
    expect(provider.requests).toHaveLength(6);
  });

  it('says what fits under the caps, and what others have in front of it', async () => {
    const { bench, imported } = await withAccount({ dailyCap: 1_200, monthlyCap: 9_000 });
    const first = await imported(csv(0, 3), { startNow: true });
    let reason: string | null = null;
    await until(
      () => reason === 'daily-cap',
      () => reason,
      8_000,
      async () => {
        ({ reason } = await bench.ask('queue.status', {}));
      },
    );
    const second = await imported(csv(10, 4));
    expect(await bench.ask('lists.forecast', { listId: second.id })).toMatchObject({
      ...{ calls: 4, ahead: 1, callsUnderCaps: 0 },
      dailyCap: { cap: 1_200, spent: 1_000, left: 200 },
      monthlyCap: { cap: 9_000, spent: 1_000, left: 8_000 },
    });
    expect((await bench.ask('lists.get', { listId: first.id })).states).toMatchObject({ answered: 2, queued: 1 });
  });

  it('counts a question that is in doubt elsewhere as waiting for it, not as paid', async () => {
    const { provider, bench, imported } = await withAccount();
    provider.reply = () => 'cut';
    const first = await imported(csv(0, 1), { startNow: true });
    await bench.finished(first.id);
    const second = await imported(csv(0, 2));
    expect(await bench.ask('lists.forecast', { listId: second.id })).toMatchObject({
      shared: 1,
      calls: 1,
      paidBefore: 0,
    });
    // Closed, it brings no answer to wait for: asking is possible, and told as what may be paid twice.
    await bench.ask('queue.resolve', { scope: { listId: first.id }, action: 'close' });
    expect(await bench.ask('lists.forecast', { listId: second.id })).toMatchObject({
      shared: 0,
      calls: 2,
      paidBefore: 1,
    });
    // Sent again by the operator's word: what it costs may be paid twice.
    await bench.ask('queue.pause', {});
    await bench.ask('queue.retry', { scope: { lookupId: (await firstRow(bench, first.id)).lookupId } });
    expect(await bench.ask('lists.forecast', { listId: first.id })).toMatchObject({ calls: 1, paidBefore: 1 });
  });
});

describe('moving a list', () => {
  it('sends what is left by the other connection, and charges it there', async () => {
    const { provider, bench, account, connection, imported } = await withAccount({ dailyCap: 1_000 });
    const elsewhere = await scriptedProvider(() => ({ body: success() }));
    const list = await imported(csv(0, 5), { startNow: true });
    await until(() => provider.requests.length === 2);
    const other = await account('Cadangan', elsewhere.baseUrl);
    await bench.ask('connections.update', { id: other.id, settings: { dailyCap: null } });
    const moved = await bench.ask('lists.move', { listId: list.id, connectionId: other.id });
    expect(moved).toMatchObject({ connectionId: other.id, connectionName: 'Cadangan' });
    expect((await bench.finished(list.id)).states.answered).toBe(5);
    expect([provider.requests.length, elsewhere.requests.length]).toEqual([2, 3]);
    const sumOf = (connectionId: number) => bench.ask('charges.totals', { by: 'connection', connectionId });
    expect(await sumOf(connection.id)).toMatchObject({ all: { charged: 2 } });
    expect(await sumOf(other.id)).toMatchObject({ all: { charged: 3 } });
  });

  it('asks the other provider for itself: it does not wait for what becomes of a question at the old one', async () => {
    const { provider, bench, account, imported } = await withAccount();
    const elsewhere = await scriptedProvider(() => ({ body: success() }));
    provider.reply = () => 'cut';
    await bench.finished((await imported(csv(0, 1), { startNow: true })).id);
    const waiting = await imported(csv(0, 1, [person(0)]), { startNow: true });
    expect((await firstRow(bench, waiting.id)).sharedFrom).not.toBeNull();
    const other = await account('Lain', elsewhere.baseUrl);
    await bench.ask('lists.move', { listId: waiting.id, connectionId: other.id });
    expect((await bench.finished(waiting.id)).states).toMatchObject({ answered: 1, reused: 1 });
    expect(elsewhere.requests).toHaveLength(1);
  });

  it('is refused between practice and a real account once anything was answered', async () => {
    const { bench, connection, imported } = await withAccount();
    const practice = await bench.practice();
    const untouched = await imported(csv(0, 1), { connectionId: practice.id });
    // A practice list costs nothing until somebody says that it may.
    await expect(bench.ask('lists.move', { listId: untouched.id, connectionId: connection.id })).rejects.toThrow(
      'practice-list',
    );
    expect((await bench.ask('lists.get', { listId: untouched.id })).practice).toBe(true);
    const moved = await bench.ask('lists.move', {
      ...{ listId: untouched.id, connectionId: connection.id },
      fromPractice: true,
    });
    expect(moved).toMatchObject({ connectionId: connection.id, practice: false });
    const answered = await imported(csv(1, 1), { startNow: true, connectionId: practice.id });
    await bench.finished(answered.id);
    await expect(bench.ask('lists.move', { listId: answered.id, connectionId: connection.id })).rejects.toThrow(
      'connection-kind-differs',
    );
    await expect(bench.ask('lists.move', { listId: answered.id, connectionId: 999 })).rejects.toThrow(
      'connection-unknown',
    );
  });
});
