/** What is written down into files that nobody will find is not paid for: the data folder taken away under a running queue. */
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTdClient } from '../../../src-main/core/td/client.ts';
import { tempDir } from '../../fakes/ports.ts';
import { queueBench, until } from '../../fakes/queue-bench.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';

const rows = 40;
const concurrency = 2;

/** A queue in the middle of its rows, and what happens to its folder at the tenth request. */
async function amid(happens: (dir: string) => void) {
  const dir = join(tempDir(), 'data');
  mkdirSync(dir);
  let requestsBefore = -1;
  const provider = await scriptedProvider((_, index) => {
    if (index === 10) {
      happens(dir);
      requestsBefore = provider.requests.length;
    }
    return { body: success(), delayMs: 5 };
  });
  const bench = await queueBench(provider.baseUrl, { ports: { dir }, settings: { concurrency } });
  const { listId } = bench.list(rows);
  bench.queue.drain.start(null);
  await until(
    () => bench.queue.status().reason === 'store-gone',
    () => [bench.queue.status().reason, bench.states(listId)],
  );
  return { dir, bench, listId, provider, before: () => requestsBefore };
}

describe('the data folder of a running queue', () => {
  it.each<[string, (dir: string) => void]>([
    ['deleted', (dir) => rmSync(dir, { recursive: true })],
    ['moved', (dir) => renameSync(dir, `${dir}-moved`)],
    ['without its database', (dir) => renameSync(join(dir, 'sambung.db'), join(dir, 'elsewhere.db'))],
    ['without its log', (dir) => rmSync(join(dir, 'sambung.db-wal'))],
    [
      'with another database',
      (dir) => {
        cpSync(join(dir, 'sambung.db'), join(dir, 'another.db'));
        renameSync(join(dir, 'another.db'), join(dir, 'sambung.db'));
      },
    ],
    ['whose database was emptied in its place', (dir) => truncateSync(join(dir, 'sambung.db'))],
    [
      'whose database was overwritten in its place',
      (dir) => writeFileSync(join(dir, 'sambung.db'), randomBytes(300_000), { flag: 'r+' }),
    ],
  ])('%s: not one call more is sent, and it is said', async (_, happens) => {
    const { bench, provider, before } = await amid(happens);
    // Those under way had left.
    expect(provider.requests.length).toBeLessThanOrEqual(before() + concurrency - 1);
    const asked = provider.requests.length;
    bench.queue.handlers['queue.tryNow']({});
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(provider.requests.length).toBe(asked);
    expect(() => bench.store.prepare<Record<string, never>>('DELETE FROM settings').run({})).toThrow(
      expect.objectContaining({ code: 'store-gone' }),
    );
  });

  it('put back, it goes on: nothing is lost and nothing asked twice', async () => {
    const { dir, bench, listId, provider } = await amid((place) => renameSync(place, `${place}-moved`));
    renameSync(`${dir}-moved`, dir);
    await until(
      () => bench.states(listId).every((state) => state === 'answered'),
      () => [bench.queue.status().reason, bench.states(listId)],
    );
    expect(new Set(provider.requests.map(({ body }) => body.phone_number)).size).toBe(rows);
    expect(provider.requests).toHaveLength(rows);
    expect(bench.queue.status().state).toBe('running');
  });

  it('taken while a call still dials: it does not leave', async () => {
    const provider = await scriptedProvider(() => ({ body: success() }));
    const bench = await queueBench(provider.baseUrl);
    const td = createTdClient({ clock: bench.ports.clock, network: bench.ports.machineNetwork });
    const account = await bench.connections.account(bench.connectionId);
    const person = {
      nik: '3201010101000001',
      phone: '081200000001',
      name: null,
      ecNik: null,
      ecPhone: null,
      ecName: null,
    };
    let left = false;
    const outcome = await td.ask(account, person, {
      timeoutMs: 2_000,
      mayLeave: () => false,
      onLeft: () => {
        left = true;
      },
    });
    expect(outcome).toMatchObject({ kind: 'not-sent', charge: 'free', row: 'untouched' });
    expect([left, provider.requests.length]).toEqual([false, 0]);
    await td.close();
  });
});

describe('an older copy of the data', () => {
  it('is looked at and imported into, but nothing is sent until the operator has decided', async () => {
    const dir = tempDir();
    const provider = await scriptedProvider(() => ({ body: success() }));
    const first = await queueBench(provider.baseUrl, { ports: { dir } });
    await first.close();
    const old = tempDir();
    cpSync(join(dir, 'sambung.db'), join(old, 'sambung.db'));
    const second = await queueBench(provider.baseUrl, { ports: { dir } });
    const paid = second.list(3);
    second.queue.drain.start(null);
    await until(() => second.states(paid.listId).every((state) => state === 'answered'));
    await second.close();
    cpSync(join(old, 'sambung.db'), join(dir, 'sambung.db'));

    const bench = await queueBench(provider.baseUrl, { ports: { dir } });
    expect(bench.store.missing()).toMatchObject({ calls: 3 });
    const { listId } = bench.list(3, { from: 1 });
    bench.queue.drain.start(null);
    bench.queue.handlers['queue.resume']({});
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(bench.queue.status()).toMatchObject({ state: 'paused', reason: 'store-older' });
    expect(provider.requests).toHaveLength(3);
    bench.store.acceptMissing();
    bench.queue.drain.wake();
    // What lies outside the database knows them: they are a person's to decide, and nothing is paid twice unasked.
    await until(() => bench.states(listId).every((state) => state === 'in_doubt'));
    expect(bench.queue.status()).toMatchObject({ state: 'running', reason: null });
    expect(provider.requests).toHaveLength(3);
  });
});
