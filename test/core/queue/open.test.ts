/** Nothing leaves before the store took what must come first, whoever starts the queue. */
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { realClock } from '../../fakes/clock.ts';
import { coreBench } from '../../fakes/core-bench.ts';
import { tempDir } from '../../fakes/ports.ts';
import { queueBench, until } from '../../fakes/queue-bench.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';

const noRoom = () => new Database.SqliteError('database or disk is full', 'SQLITE_FULL');

/** The one statement fails until `release`, as on a full disk or otherwise. */
function failing(part: string, failure: () => Error = noRoom): { release: () => void; tried: () => number } {
  let fails = true;
  let tried = 0;
  const { prepare } = Database.prototype;
  onTestFinished(() => {
    Database.prototype.prepare = prepare;
  });
  Database.prototype.prepare = function (this: Database.Database, source: string) {
    const statement = prepare.call(this, source);
    if (!source.includes(part)) return statement;
    for (const name of ['run', 'all', 'get'] as const) {
      const real = statement[name].bind(statement) as (...parameters: unknown[]) => unknown;
      Object.assign(statement, {
        [name]: (...parameters: unknown[]) => {
          tried += 1;
          if (fails) throw failure();
          return real(...parameters);
        },
      });
    }
    return statement;
  } as never;
  return { release: () => (fails = false), tried: () => tried };
}

const rows = 6;

/** What a program that died left: one row under way. */
async function leftUnderWay(baseUrl: string): Promise<{ dir: string; listId: number }> {
  const dir = tempDir();
  const before = await queueBench(baseUrl, { ports: { dir } });
  const { listId, ids } = before.list(rows);
  const [interrupted = 0] = ids;
  before.store.prepare<{ id: number }>("UPDATE lookups SET state = 'sending' WHERE id = :id").run({ id: interrupted });
  before.store
    .prepare<{ id: number; list: number; connection: number }>(`
      INSERT INTO attempts (lookup_id, list_id, connection_id, number, started_at, charge, price)
      VALUES (:id, :list, :connection, 1, 1, 'unknown', 1000)`)
    .run({ id: interrupted, list: listId, connection: before.connectionId });
  before.store.prepare<[number]>('INSERT INTO stale_fingerprints (next_id, last_id) VALUES (1, ?)').run([rows]);
  await before.close();
  return { dir, listId };
}

describe('a queue that could not store what must come first', () => {
  it.each([
    ['what an earlier program left under way', 'UPDATE lookups SET state = :state, run_at = :now'],
    ['what half an invoice settled', 'SELECT id FROM invoices WHERE complete = 0'],
    ['the fingerprints of an older program', 'DELETE FROM stale_fingerprints'],
  ])('%s: sends nothing, says why, and goes on by itself when there is room', async (_, part) => {
    const provider = await scriptedProvider(() => ({ body: success(), delayMs: 30 }));
    const { dir, listId } = await leftUnderWay(provider.baseUrl);
    const disk = failing(part);
    const bench = await coreBench({ ports: { dir }, drain: false });
    await bench.ask('queue.drain', { listId: null });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(provider.requests).toHaveLength(0);
    expect((await bench.ask('queue.status', {})).reason).toBe('disk-full');

    disk.release();
    await until(() => provider.requests.length === rows - 1);
    expect((await bench.finished(listId)).states).toMatchObject({ answered: rows - 1, in_doubt: 1, sending: 0 });
    expect((await bench.ask('queue.status', {})).reason).toBeNull();
  });
});

it('by a bug sends nothing, says that it is one, and is tried again when the operator resumes, not for ever', async () => {
  const provider = await scriptedProvider(() => ({ body: success(), delayMs: 30 }));
  const { dir, listId } = await leftUnderWay(provider.baseUrl);
  const bug = failing('UPDATE lookups SET state = :state, run_at = :now', () => new TypeError('a bug'));
  // Every wait is over at once for now: what were tried again by itself would be.
  let hurried = true;
  const real = realClock();
  const clock = { ...real, after: (ms: number, run: () => void) => real.after(hurried ? Math.min(ms, 30) : ms, run) };
  const bench = await coreBench({ ports: { dir, clock }, drain: false });
  await bench.ask('queue.drain', { listId: null });
  const status = async () => {
    const { state, reason, connectionId } = await bench.ask('queue.status', {});
    return { state, reason, connectionId };
  };
  const held = { state: 'paused', reason: 'internal', connectionId: null };
  expect(await status()).toEqual(held);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(bug.tried()).toBe(1);
  await bench.ask('queue.resume', {});
  expect(await status(), 'it failed again').toEqual(held);
  expect(bug.tried()).toBe(2);
  expect(provider.requests).toHaveLength(0);

  hurried = false;
  bug.release();
  await bench.ask('queue.resume', {});
  await until(() => provider.requests.length === rows - 1);
  expect((await bench.finished(listId)).states).toMatchObject({ answered: rows - 1, in_doubt: 1, sending: 0 });
  expect((await bench.ask('queue.status', {})).reason).toBeNull();
});
