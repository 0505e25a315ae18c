/** The queue's promises: nothing lost, nothing sent twice unknowingly, the whole queue learns, the operator is obeyed. */
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../fakes/clock.ts';
import { tempDir } from '../../fakes/ports.ts';
import { type QueueBench, queueBench, until } from '../../fakes/queue-bench.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';

const answered = () => ({ body: success() });

describe('the attempt is on disk before its request leaves', () => {
  it('what the provider reads is already written down as sending', async () => {
    const seen: string[][] = [];
    const provider = await scriptedProvider(() => {
      seen.push(bench.states(listId));
      return answered();
    });
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 1 } });
    const { listId } = bench.list(2);
    bench.queue.drain.start(null);
    await until(() => bench.states(listId).every((state) => state === 'answered'));
    expect(seen).toEqual([
      ['sending', 'queued'],
      ['answered', 'sending'],
    ]);
  });
});

describe('found in sending at start-up', () => {
  async function died(
    policy: 'hold' | 'resend',
    before: (bench: QueueBench, listId: number) => Promise<void> = async () => {},
  ) {
    const dir = tempDir();
    const provider = await scriptedProvider(() => 'silent');
    const first = await queueBench(provider.baseUrl, {
      ports: { dir },
      settings: { inDoubtPolicy: policy, timeoutMs: 60_000, concurrency: 2 },
    });
    const { listId } = first.list(4);
    first.queue.drain.start(null);
    await until(() => provider.requests.length === 2);
    // As after kill -9: the files as they are on disk at this moment. (The lock is not copied: closing it would drop it.)
    const copy = tempDir();
    for (const file of readdirSync(dir).filter((name) => name !== 'owner.lock' && !name.endsWith('-shm'))) {
      cpSync(join(dir, file), join(copy, file), { recursive: true });
    }
    provider.reply = answered;
    const second = await queueBench(provider.baseUrl, { ports: { dir: copy } });
    await before(second, listId);
    second.queue.recover();
    return { listId, second, provider };
  }

  it('follows the connection it was sent by, also when its list has been moved since', async () => {
    const { listId, second } = await died('hold', async (bench, moved) => {
      const to = await bench.connections.create({
        ...{ name: 'Lain', baseUrl: 'https://lain.example/', partnerCode: 'm', partnerKey: 'k' },
        settings: { inDoubtPolicy: 'resend' },
      });
      bench.store
        .prepare<{ id: number; to: number }>('UPDATE lists SET connection_id = :to WHERE id = :id')
        .run({ id: moved, to });
    });
    expect(second.states(listId)).toEqual(['in_doubt', 'in_doubt', 'queued', 'queued']);
  });

  it('is in doubt under hold, and is not sent again by itself', async () => {
    const { listId, second, provider } = await died('hold');
    expect(second.states(listId)).toEqual(['in_doubt', 'in_doubt', 'queued', 'queued']);
    second.queue.drain.start(null);
    await until(() => !second.states(listId).includes('queued') && !second.states(listId).includes('sending'));
    expect(second.states(listId)).toEqual(['in_doubt', 'in_doubt', 'answered', 'answered']);
    expect(provider.requests).toHaveLength(4);
    expect(second.attempts().filter((attempt) => attempt.charge === 'unknown')).toHaveLength(2);
  });

  it('is sent again under resend, with the first charge left unknown', async () => {
    const { listId, second, provider } = await died('resend');
    second.queue.drain.start(null);
    await until(
      () => second.states(listId).every((state) => state === 'answered'),
      () => second.states(listId),
    );
    expect(provider.requests).toHaveLength(6);
    expect(second.attempts().filter((attempt) => attempt.charge === 'unknown')).toHaveLength(2);
  });
});

describe('pace and concurrency', () => {
  it('never has more requests under way than the connection allows', async () => {
    const provider = await scriptedProvider(() => ({ body: success(), delayMs: 20 }));
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 3 } });
    const { listId } = bench.list(20);
    bench.queue.drain.start(null);
    await until(() => bench.states(listId).every((state) => state === 'answered'));
    expect(provider.mostAtOnce()).toBe(3);
  });

  it('never sends more in any second than the rate, also over a restart', async () => {
    const dir = tempDir();
    const provider = await scriptedProvider(answered);
    const settings = { ratePerSecond: 10, concurrency: 8 };
    const first = await queueBench(provider.baseUrl, { ports: { dir }, settings });
    const { listId } = first.list(16);
    first.queue.drain.start(null);
    await until(() => provider.requests.length >= 8);
    await first.close();
    const second = await queueBench(provider.baseUrl, { ports: { dir }, settings });
    second.queue.recover();
    second.queue.drain.start(null);
    await until(() => second.states(listId).every((state) => state === 'answered'));
    const times = second.attempts().map((attempt) => attempt.started_at);
    expect(times).toHaveLength(16);
    for (const from of times) {
      expect(times.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(10);
    }
  });
});

describe('who goes first', () => {
  it('a single check goes ahead of a long list', async () => {
    const provider = await scriptedProvider(answered);
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 1, ratePerSecond: 50 } });
    bench.list(50);
    bench.queue.drain.start(null);
    await until(() => provider.requests.length >= 3);
    const single = bench.list(1, { kind: 'single-checks' });
    bench.queue.drain.wake();
    await until(() => bench.states(single.listId)[0] === 'answered');
    expect(provider.requests.length).toBeLessThan(10);
  });

  it('lists share the connection', async () => {
    const provider = await scriptedProvider(answered);
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 1 } });
    const long = bench.list(40);
    const short = bench.list(5);
    bench.queue.drain.start(null);
    await until(() => bench.states(short.listId).every((state) => state === 'answered'));
    expect(bench.states(long.listId).filter((state) => state === 'answered').length).toBeLessThan(15);
  });
});

describe('twins', () => {
  it('share the answer of their leader, which is asked once', async () => {
    const provider = await scriptedProvider(answered);
    const bench = await queueBench(provider.baseUrl);
    const { listId, ids } = bench.list(1);
    bench.addTwin(listId, ids[0] as number);
    bench.addTwin(listId, ids[0] as number);
    bench.queue.drain.start(null);
    await until(() => bench.states(listId).every((state) => state !== 'queued' && state !== 'sending'));
    expect(bench.states(listId)).toEqual(['answered', 'reused', 'reused']);
    expect(provider.requests).toHaveLength(1);
  });

  it('are refused or failed with their leader, and come back with it when it is retried', async () => {
    const provider = await scriptedProvider(() => ({ body: { code: 777, message: '', sequence_id: '' } }));
    const bench = await queueBench(provider.baseUrl);
    const { listId, ids } = bench.list(1);
    bench.addTwin(listId, ids[0] as number);
    bench.queue.drain.start(null);
    await until(() => bench.states(listId).join() === 'failed,failed');
    provider.reply = answered;
    await bench.queue.handlers['queue.retry']({
      scope: { lookupId: ids[0] as number },
      states: ['failed', 'cancelled'],
    });
    await until(() => bench.states(listId).join() === 'answered,reused');
  });

  it('one of them leads when the leader is cancelled', async () => {
    const provider = await scriptedProvider(answered);
    const bench = await queueBench(provider.baseUrl);
    const { listId, ids } = bench.list(1);
    bench.addTwin(listId, ids[0] as number);
    bench.addTwin(listId, ids[0] as number);
    await bench.queue.handlers['queue.cancel']({ scope: { lookupId: ids[0] as number } });
    bench.queue.drain.start(null);
    await until(
      () => bench.states(listId).join() === 'cancelled,answered,reused',
      () => bench.states(listId),
    );
    expect(provider.requests).toHaveLength(1);
  });
});

describe('what the operator orders', () => {
  it('pause stops sending and outlives a restart; resume goes on', async () => {
    const dir = tempDir();
    const provider = await scriptedProvider(answered);
    const first = await queueBench(provider.baseUrl, { ports: { dir }, settings: { ratePerSecond: 50 } });
    const { listId } = first.list(10);
    first.queue.drain.start(null);
    await until(() => provider.requests.length >= 2);
    await first.queue.handlers['queue.pause']({});
    await first.close();
    const asked = provider.requests.length;
    expect(asked).toBeLessThan(10);
    const second = await queueBench(provider.baseUrl, { ports: { dir } });
    second.queue.recover();
    second.queue.drain.start(null);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(second.lane()).toMatchObject({ state: 'paused', reason: 'operator' });
    expect(provider.requests).toHaveLength(asked);
    await second.queue.handlers['queue.resume']({});
    await until(() => second.states(listId).every((state) => state === 'answered'));
  });

  it('cancel takes back what has not left, and nothing else', async () => {
    const provider = await scriptedProvider(() => ({ body: success(), delayMs: 100 }));
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 2 } });
    const { listId } = bench.list(10);
    bench.queue.drain.start(null);
    await until(() => provider.requests.length === 2);
    await bench.queue.handlers['queue.cancel']({ scope: { listId } });
    await until(() => bench.states(listId).filter((state) => state === 'answered').length === 2);
    expect(bench.states(listId).filter((state) => state === 'cancelled')).toHaveLength(8);
    expect(provider.requests).toHaveLength(2);
  });

  it('in doubt: says what sending again may cost, sends again on demand, or closes with the charge unknown', async () => {
    const provider = await scriptedProvider(() => 'cut');
    const bench = await queueBench(provider.baseUrl);
    const { listId, ids } = bench.list(2);
    bench.queue.drain.start(null);
    await until(() => bench.states(listId).join() === 'in_doubt,in_doubt');
    expect(
      await bench.queue.handlers['queue.forecast']({ scope: { listId }, order: 'resend', states: ['failed'] }),
    ).toEqual({
      lookups: 2,
      paidTwice: 2,
      rupiah: 2_000,
      rupiahTwice: 2_000,
      practice: 0,
      withoutPrice: 0,
    });
    provider.reply = answered;
    await bench.queue.handlers['queue.resolve']({ scope: { lookupId: ids[0] as number }, action: 'close' });
    await bench.queue.handlers['queue.resolve']({ scope: { listId }, action: 'resend' });
    await until(
      () => bench.states(listId).join() === 'failed,answered',
      () => bench.states(listId),
    );
    expect(bench.attempts().map((attempt) => attempt.charge)).toEqual(['unknown', 'unknown', 'charged']);
  });

  it('an order for a lookup in another state is refused', async () => {
    const provider = await scriptedProvider(answered);
    const bench = await queueBench(provider.baseUrl);
    const { ids } = bench.list(1);
    expect(() =>
      bench.queue.handlers['queue.resolve']({ scope: { lookupId: ids[0] as number }, action: 'resend' }),
    ).toThrowError(expect.objectContaining({ code: 'lookup-not-in-that-state' }));
  });
});

describe('the whole queue learns from one failure', () => {
  it('Retry-After holds the connection, not just the row', async () => {
    const provider = await scriptedProvider((_, index) =>
      index === 0 ? { status: 429, headers: { 'retry-after': '1' }, body: '' } : answered(),
    );
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 1 } });
    const { listId } = bench.list(3);
    bench.queue.drain.start(null);
    await until(() => bench.states(listId).every((state) => state === 'answered'));
    const [first, second] = provider.requests;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('what a busy provider asked is not forgotten over a restart', async () => {
    const dir = tempDir();
    const provider = await scriptedProvider(() => ({ status: 429, headers: { 'retry-after': '30' }, body: '' }));
    const first = await queueBench(provider.baseUrl, { ports: { dir } });
    const { listId } = first.list(3);
    first.queue.drain.start(null);
    await until(() => first.lane().reason === 'provider-busy' && !first.states(listId).includes('sending'));
    const asked = provider.requests.length;
    await first.close();
    const second = await queueBench(provider.baseUrl, { ports: { dir } });
    second.queue.recover();
    second.queue.drain.start(null);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(second.lane()).toMatchObject({ state: 'paused', reason: 'provider-busy' });
    expect(provider.requests).toHaveLength(asked);
    second.queue.drain.tryNow();
    await until(() => provider.requests.length > asked);
  });

  it('after an outage it starts with one request and speeds up as answers come', async () => {
    const provider = await scriptedProvider(() => ({ body: success(), delayMs: 30 }));
    await provider.down();
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 4 } });
    const { listId } = bench.list(12);
    bench.queue.drain.start(null);
    await until(() => bench.lane().state === 'offline');
    await provider.up();
    await until(() => bench.states(listId).every((state) => state === 'answered'));
    const starts = bench
      .attempts()
      .filter((attempt) => attempt.outcome === 'answered')
      .map((attempt) => attempt.started_at);
    const first = starts[0] ?? 0;
    expect(starts.filter((at) => at < first + 25)).toHaveLength(1);
    expect(provider.mostAtOnce()).toBe(4);
  });

  it('looks again at once when the network changes', async () => {
    const provider = await scriptedProvider(answered);
    await provider.down();
    const bench = await queueBench(provider.baseUrl, { settings: { retryBaseMs: 60_000, retryMaxMs: 600_000 } });
    const { listId } = bench.list(1);
    bench.queue.drain.start(null);
    await until(() => bench.lane().state === 'offline');
    await provider.up();
    bench.queue.drain.tryNow();
    await until(
      () => bench.states(listId)[0] === 'answered',
      () => bench.lane(),
    );
  });
});

describe('the host is asked to look for the network', () => {
  it('while rows wait that it could help, and at no other time', async () => {
    const provider = await scriptedProvider(answered);
    await provider.down();
    const bench = await queueBench(provider.baseUrl, { settings: { retryBaseMs: 60_000, retryMaxMs: 600_000 } });
    bench.queue.drain.start(null);
    bench.queue.drain.flush();
    expect(bench.ports.attended()).toBe(false);
    const { listId } = bench.list(1);
    bench.queue.drain.wake();
    await until(() => bench.lane().state === 'offline');
    bench.queue.drain.flush();
    expect(bench.ports.attended()).toBe(true);
    await bench.queue.handlers['queue.pause']({});
    bench.queue.drain.flush();
    expect(bench.ports.attended()).toBe(false);
    await provider.up();
    await bench.queue.handlers['queue.resume']({});
    await until(() => bench.states(listId)[0] === 'answered');
    bench.queue.drain.flush();
    expect(bench.ports.attended()).toBe(false);
  });
});

describe('one failure counts once', () => {
  it('an outage that takes many requests with it is looked at again as soon as one that took a single one', async () => {
    const provider = await scriptedProvider(answered);
    await provider.down();
    const bench = await queueBench(provider.baseUrl, {
      settings: { concurrency: 16, ratePerSecond: 1_000, retryBaseMs: 1_000, retryMaxMs: 60_000 },
    });
    bench.list(40);
    bench.queue.drain.start(null);
    await until(() => bench.attempts().length >= 2 && bench.attempts().every((attempt) => attempt.outcome !== null));
    const { state, nextTryAt } = bench.lane();
    expect(state).toBe('offline');
    expect((nextTryAt ?? 0) - bench.ports.clock.now()).toBeLessThanOrEqual(1_000);
  });

  it('so does a busy provider', async () => {
    const provider = await scriptedProvider(() => ({ status: 503, body: '', delayMs: 50 }));
    const bench = await queueBench(provider.baseUrl, {
      settings: { concurrency: 16, retryBaseMs: 1_000, retryMaxMs: 60_000 },
    });
    bench.list(40);
    bench.queue.drain.start(null);
    await until(() => bench.attempts().filter((attempt) => attempt.outcome === 'busy').length >= 10);
    expect((bench.lane().nextTryAt ?? 0) - bench.ports.clock.now()).toBeLessThanOrEqual(1_000);
  });
});

describe('a clock that is set back', () => {
  it('does not make a row wait longer, while it runs', async () => {
    const clock = manualClock();
    const provider = await scriptedProvider((_, index) => (index === 0 ? { status: 503, body: '' } : answered()));
    const bench = await queueBench(provider.baseUrl, {
      ports: { clock, random: () => 0.5 },
      settings: { retryBaseMs: 10_000, retryMaxMs: 60_000 },
    });
    const { listId } = bench.list(1);
    bench.queue.drain.start(null);
    await until(() => bench.lane().reason === 'provider-busy');
    clock.jump(-3 * 24 * 3_600_000);
    for (let step = 0; step < 80 && provider.requests.length < 2; step += 1) await clock.advance(500);
    await until(
      () => bench.states(listId)[0] === 'answered',
      () => bench.lookups(listId),
    );
  });

  it('nor over a restart', async () => {
    const provider = await scriptedProvider(answered);
    const bench = await queueBench(provider.baseUrl);
    const { listId } = bench.list(2);
    bench.store
      .prepare<{ at: number }>(`UPDATE lookups SET run_at = :at`)
      .run({ at: bench.ports.clock.now() + 3 * 24 * 3_600_000 });
    bench.queue.recover();
    bench.queue.drain.start(null);
    await until(() => bench.states(listId).every((state) => state === 'answered'));
  });
});

describe('a full disk', () => {
  it('says so when a pause could not be written down', async () => {
    const provider = await scriptedProvider(answered);
    const bench = await queueBench(provider.baseUrl);
    bench.store.prepare('PRAGMA query_only = ON').run({});
    await expect(async () => bench.queue.handlers['queue.pause']({})).rejects.toMatchObject({
      code: 'disk-not-writable',
    });
    bench.store.prepare('PRAGMA query_only = OFF').run({});
  });

  it('keeps every answer that came, says so, and stores them when there is room again', async () => {
    const provider = await scriptedProvider(() => ({ body: { ...success(), note: 'x'.repeat(20_000) } }));
    const bench = await queueBench(provider.baseUrl, { settings: { concurrency: 2 } });
    const { listId } = bench.list(6);
    const pages = bench.store.prepare<Record<string, never>, { page_count: number }>('PRAGMA page_count').get({});
    bench.store.prepare(`PRAGMA max_page_count = ${(pages?.page_count ?? 0) + 8}`).get({});
    bench.queue.drain.start(null);
    await until(
      () => bench.queue.status().reason === 'disk-full',
      () => [bench.queue.status().reason, bench.states(listId)],
    );
    const asked = provider.requests.length;
    expect(asked).toBeLessThan(6);
    bench.store.prepare('PRAGMA max_page_count = 1000000').get({});
    await until(
      () => bench.states(listId).every((state) => state === 'answered'),
      () => bench.states(listId),
    );
    expect(provider.requests).toHaveLength(6);
    expect(bench.queue.status().state).toBe('running');
  });
});

describe('time', () => {
  it('waits by the clock it was given: a backoff is not over before its time', async () => {
    const clock = manualClock();
    const provider = await scriptedProvider((_, index) => (index === 0 ? { status: 503, body: '' } : answered()));
    const bench = await queueBench(provider.baseUrl, {
      ports: { clock, random: () => 0.5 },
      settings: { retryBaseMs: 10_000, retryMaxMs: 60_000 },
    });
    const { listId } = bench.list(1);
    bench.queue.drain.start(null);
    await until(() => bench.lane().reason === 'provider-busy');
    await clock.advance(4_000);
    expect(bench.states(listId)).toEqual(['queued']);
    expect(provider.requests).toHaveLength(1);
    for (let step = 0; step < 20 && provider.requests.length < 2; step += 1) await clock.advance(500);
    await until(() => bench.states(listId)[0] === 'answered');
  });
});

it('says of which connections something waits, so that one that is stopped does not hide another that sends', async () => {
  const provider = await scriptedProvider(answered);
  const bench = await queueBench(provider.baseUrl);
  const account = { baseUrl: provider.baseUrl, partnerCode: 'm', partnerKey: 'k', settings: {} };
  const stopped = await bench.connections.create({ name: 'Habis', ...account });
  const idle = await bench.connections.create({ name: 'Lain', ...account });
  bench.list(2);
  bench.list(1, { connectionId: stopped });
  bench.queue.drain.lane(stopped).pause('operator');
  bench.queue.drain.lane(idle).pause('operator');
  expect(bench.queue.status()).toMatchObject({ state: 'paused', connectionId: stopped });
  expect([...bench.queue.status().working].sort()).toEqual([bench.connectionId, stopped].sort());
});
