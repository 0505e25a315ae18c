/** A database that is older than it was is noticed by its count of commits, beside it and outside its folder. */
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore, type Store } from '../../../src-main/core/store/store.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';

async function open(dir: string, stateDir: string | null = null): Promise<Store> {
  const store = await openStore({ ...testPorts({ dir }), stateDir });
  onTestFinished(() => store.close());
  return store;
}

function setSetting(store: Store, key: string): void {
  store.prepare<{ key: string }>(`INSERT INTO settings VALUES (:key, '1')`).run({ key });
}

/** So many commits in a life of the program of their own; then it is closed. */
async function live(dir: string, commits: number, stateDir: string | null = null): Promise<void> {
  const store = await open(dir, stateDir);
  for (let n = 0; n < commits; n += 1) setSetting(store, `${performance.now()} ${n}`);
  store.close();
}

const copyOf = (dir: string, names: (name: string) => boolean = () => true): string => {
  const copy = tempDir();
  for (const name of readdirSync(dir)) if (names(name)) cpSync(join(dir, name), join(copy, name), { recursive: true });
  return copy;
};
const database = (name: string) => name.startsWith('sambung.db');

describe('an older copy', () => {
  test('of the database alone is noticed by the count beside it, and what is missing is told', async () => {
    const dir = tempDir();
    await live(dir, 3);
    const old = copyOf(dir, database);
    await live(dir, 5);
    cpSync(old, dir, { recursive: true });
    const store = await open(dir);
    expect(store.missing()).toEqual({ commits: 5, calls: 0 });
    // Everything can be looked at, and stored: only sending waits.
    setSetting(store, 'ditulis sesudahnya');
    store.close();
    expect((await open(dir)).missing()).toEqual({ commits: 4, calls: 0 });
  });

  test('of the whole folder is noticed by the count outside it', async () => {
    const [dir, state] = [tempDir(), tempDir()];
    await live(dir, 3, state);
    const old = copyOf(dir);
    await live(dir, 5, state);
    const store = await open(old, state);
    expect(store.missing()).toEqual({ commits: 5, calls: 0 });
  });

  test('stays one however many commits come after it, until the operator decides', async () => {
    const dir = tempDir();
    await live(dir, 1);
    const old = copyOf(dir, database);
    await live(dir, 2);
    cpSync(old, dir, { recursive: true });
    await live(dir, 10);
    const store = await open(dir);
    expect(store.missing()).toEqual({ commits: 2, calls: 0 });
    store.acceptMissing();
    expect(store.missing()).toBeNull();
    store.close();
    expect((await open(dir)).missing()).toBeNull();
  });

  test('that was decided for makes the other one the older', async () => {
    const [dir, state] = [tempDir(), tempDir()];
    await live(dir, 3, state);
    const old = copyOf(dir);
    await live(dir, 5, state);
    const store = await open(old, state);
    store.acceptMissing();
    store.close();
    expect((await open(dir, state)).missing()).toEqual({ commits: 1, calls: 0 });
  });

  test('is what a store without its log is', async () => {
    const dir = tempDir();
    await live(dir, 1);
    const running = await open(dir);
    setSetting(running, 'a');
    const killed = copyOf(dir, (name) => !/-shm$|owner\.lock$/.test(name));
    expect(existsSync(join(killed, 'sambung.db-wal'))).toBe(true);
    rmSync(join(killed, 'sambung.db-wal'));
    const store = await open(killed);
    expect(store.missing()).toMatchObject({ commits: 1 });
  });

  test('tells how many calls that left are missing', async () => {
    const dir = tempDir();
    const first = await open(dir);
    first.close();
    const old = copyOf(dir, database);
    const store = await open(dir);
    const { id: connection } = store
      .prepare<Record<string, never>>(`
      INSERT INTO connections (name, kind, base_url, partner_code, partner_key_sealed, rate_per_second, concurrency,
        price_per_call, in_doubt_policy, timeout_ms, retry_base_ms, retry_max_ms, max_attempts, queue_since, created_at)
      VALUES ('x', 'account', '', '', x'', 1, 1, 1, 'hold', 1, 1, 1, 1, 0, 0)`)
      .run({});
    const { id: list } = store
      .prepare<{ connection: number }>(`
      INSERT INTO lists (kind, name, connection_id, ec_consent, created_at) VALUES ('file', 'x', :connection, 0, 0)`)
      .run({ connection });
    const { id: lookup } = store
      .prepare<{ list: number }>(`
      INSERT INTO lookups (list_id, source_row, nik, phone, fingerprint, state, run_at, created_at, updated_at)
      VALUES (:list, 1, '', '', '', 'sending', 0, 0, 0)`)
      .run({ list });
    const attempt = store.prepare<{ lookup: number; list: number; connection: number; number: number }>(`
      INSERT INTO attempts (lookup_id, list_id, connection_id, number, started_at, price)
      VALUES (:lookup, :list, :connection, :number, 0, 1)`);
    store.transaction(() => {
      for (const number of [1, 2, 3]) attempt.run({ lookup, list, connection, number });
    });
    store.close();
    cpSync(old, dir, { recursive: true });
    expect((await open(dir)).missing()).toEqual({ commits: 4, calls: 3 });
  });

  test('from before there was a count is one as well', async () => {
    const { openAsOf } = await import('./older-store.ts');
    const dir = tempDir();
    (await openAsOf(5, dir)).close();
    const old = copyOf(dir, database);
    await live(dir, 2);
    cpSync(old, dir, { recursive: true });
    expect((await open(dir)).missing()).toEqual({ commits: 2, calls: 0 });
  });
});

describe('no older copy', () => {
  test('is a store that was killed between its commit and its count', async () => {
    const dir = tempDir();
    await live(dir, 3);
    const counts = readFileSync(join(dir, 'sambung.commits'));
    await live(dir, 4);
    writeFileSync(join(dir, 'sambung.commits'), counts);
    expect((await open(dir)).missing()).toBeNull();
    expect(readFileSync(join(dir, 'sambung.commits'))).not.toEqual(counts);
  });

  test.each([
    ['empty', ''],
    ['cut', 'sambung-commits 1 00'],
    ['rubbish', 'x'.repeat(200)],
  ])('is one whose count is %s: the count goes on from the database', async (_, text) => {
    const dir = tempDir();
    await live(dir, 3);
    writeFileSync(join(dir, 'sambung.commits'), text);
    await live(dir, 2);
    const old = copyOf(dir, database);
    await live(dir, 1);
    cpSync(old, dir, { recursive: true });
    expect((await open(dir)).missing()).toEqual({ commits: 1, calls: 0 });
  });

  test('is a folder that moved, on this machine or to another', async () => {
    const [dir, state] = [tempDir(), tempDir()];
    await live(dir, 3, state);
    const moved = join(tempDir(), 'moved');
    renameSync(dir, moved);
    expect((await open(moved, state)).missing()).toBeNull();
    expect((await open(copyOf(moved), tempDir())).missing()).toBeNull();
  });

  test('is another store beside the count of one that was there before', async () => {
    const dir = tempDir();
    await live(dir, 9);
    const counts = readFileSync(join(dir, 'sambung.commits'));
    for (const name of readdirSync(dir)) rmSync(join(dir, name), { recursive: true });
    await live(dir, 1);
    writeFileSync(join(dir, 'sambung.commits'), counts);
    expect((await open(dir)).missing()).toBeNull();
  });

  test('comes of a look: what changes nothing is no commit', async () => {
    const dir = tempDir();
    await live(dir, 1);
    const counts = readFileSync(join(dir, 'sambung.commits'));
    const store = await open(dir);
    store.transaction(() => store.prepare<Record<string, never>>(`DELETE FROM settings WHERE key = 'x'`).run({}));
    store.prepare<Record<string, never>>(`DELETE FROM settings WHERE key = 'x' RETURNING key`).all({});
    store.close();
    expect(readFileSync(join(dir, 'sambung.commits'))).toEqual(counts);
  });
});

test('a reader tells what the owner found, and does not count', async () => {
  const dir = tempDir();
  await live(dir, 1);
  const old = copyOf(dir, database);
  await live(dir, 2);
  cpSync(old, dir, { recursive: true });
  const owner = await open(dir);
  const reader = await open(dir);
  expect(reader.missing()).toEqual({ commits: 2, calls: 0 });
  owner.acceptMissing();
  expect(reader.missing()).toBeNull();
  owner.close();
  expect(reader.tryTakeOver()).toBe(true);
  expect(reader.missing()).toBeNull();
});
