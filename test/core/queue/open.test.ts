/** Nothing leaves before the store took what must come first, whoever starts the queue. */
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { coreBench } from '../../fakes/core-bench.ts';
import { tempDir } from '../../fakes/ports.ts';
import { queueBench, until } from '../../fakes/queue-bench.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';

/** As on a full disk: the one statement finds no room until `release`. */
function noRoomFor(part: string): { release: () => void } {
  let full = true;
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
          if (full) throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
          return real(...parameters);
        },
      });
    }
    return statement;
  } as never;
  return { release: () => (full = false) };
}

const rows = 6;

describe('a queue that could not store what must come first', () => {
  it.each([
    ['what an earlier program left under way', 'UPDATE lookups SET state = :state, run_at = :now'],
    ['what half an invoice settled', 'SELECT id FROM invoices WHERE complete = 0'],
    ['the fingerprints of an older program', 'DELETE FROM stale_fingerprints'],
  ])('%s: sends nothing, says why, and goes on by itself when there is room', async (_, part) => {
    const dir = tempDir();
    const provider = await scriptedProvider(() => ({ body: success(), delayMs: 30 }));
    const before = await queueBench(provider.baseUrl, { ports: { dir } });
    const { listId, ids } = before.list(rows);
    const [interrupted = 0] = ids;
    before.store
      .prepare<{ id: number }>("UPDATE lookups SET state = 'sending' WHERE id = :id")
      .run({ id: interrupted });
    before.store
      .prepare<{ id: number; list: number; connection: number }>(`
        INSERT INTO attempts (lookup_id, list_id, connection_id, number, started_at, charge, price)
        VALUES (:id, :list, :connection, 1, 1, 'unknown', 1000)`)
      .run({ id: interrupted, list: listId, connection: before.connectionId });
    before.store.prepare<[number]>('INSERT INTO stale_fingerprints (next_id, last_id) VALUES (1, ?)').run([rows]);
    await before.close();

    const disk = noRoomFor(part);
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
