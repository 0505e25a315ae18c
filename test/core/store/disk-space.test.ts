/** What is not kept goes back to the disk, and a reserve is given up where the disk is full. */
import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createDispatch } from '../../../src-main/core/kernel/dispatch.ts';
import { CoreError } from '../../../src-main/core/kernel/errors.ts';
import { openStore, type Store } from '../../../src-main/core/store/store.ts';
import { memoryKeyring, tempDir, testPorts } from '../../fakes/ports.ts';

async function open(dir: string): Promise<Store> {
  const store = await openStore(testPorts({ dir }));
  onTestFinished(() => store.close());
  return store;
}

function fill(store: Store, rows: number): void {
  const insert = store.prepare<{ key: string; value: string }>('INSERT INTO settings VALUES (:key, :value)');
  store.transaction(() => {
    for (let n = 0; n < rows; n += 1) insert.run({ key: `k${n}`, value: 'x'.repeat(4_000) });
  });
}

const bytes = (dir: string, name = 'sambung.db') => statSync(join(dir, name), { throwIfNoEntry: false })?.size ?? 0;
const pragma = (store: Store, name: string) =>
  Object.values(store.prepare<Record<string, never>, Record<string, number>>(`PRAGMA ${name}`).get({}) ?? {})[0];

describe('a store', () => {
  test('gets smaller by what is deleted, its log too', async () => {
    const dir = tempDir();
    const store = await open(dir);
    // Its tables alone, wherever they are yet: in the file or in the log.
    const empty = Number(pragma(store, 'page_count')) * Number(pragma(store, 'page_size'));
    fill(store, 1_000);
    store.prepare<Record<string, never>>('DELETE FROM settings').run({});
    await store.giveBack();
    expect(bytes(dir)).toBeLessThan(empty + 100_000);
    expect(bytes(dir, 'sambung.db-wal')).toBe(0);
    fill(store, 3);
    expect(pragma(store, 'integrity_check')).toBe('ok');
  });

  test('from before pages were given back is made so when it is opened, and keeps what is in it', async () => {
    const dir = tempDir();
    const first = await open(dir);
    fill(first, 500);
    first.close();
    // As the program of before made it.
    const { sealedKey } = JSON.parse(readFileSync(join(dir, 'vault.json'), 'utf8')) as { sealedKey: string };
    const key = Buffer.from(await memoryKeyring().unseal(Buffer.from(sealedKey, 'base64'), 'store-key'));
    const old = new Database(join(dir, 'sambung.db'));
    old.pragma(`cipher = 'aegis'`);
    old.pragma(`key = "x'${key.toString('hex')}'"`);
    old.pragma('journal_mode = DELETE');
    old.pragma('auto_vacuum = NONE');
    old.exec('VACUUM; DELETE FROM settings WHERE rowid % 5;');
    expect(old.pragma('auto_vacuum', { simple: true })).toBe(0);
    old.close();
    const large = bytes(dir);
    const store = await open(dir);
    expect(pragma(store, 'auto_vacuum')).toBe(2);
    expect(bytes(dir)).toBeLessThan(large / 2);
    expect(pragma(store, 'integrity_check')).toBe('ok');
    expect(store.prepare<Record<string, never>, { n: number }>('SELECT count(*) AS n FROM settings').get({})).toEqual({
      n: 100,
    });
    // In the file as it lies there, encrypted as before.
    store.close();
    const copy = tempDir();
    for (const name of ['sambung.db', 'vault.json']) cpSync(join(dir, name), join(copy, name));
    expect(readFileSync(join(copy, 'sambung.db')).includes('xxxxxxxx')).toBe(false);
    expect(pragma(await open(copy), 'auto_vacuum')).toBe(2);
  });
});

describe('the reserve', () => {
  test('lies beside the store, is given up once, and is made again when there is room', async () => {
    const dir = tempDir();
    const store = await open(dir);
    expect(bytes(dir, 'reserve')).toBe(3 * 1024 * 1024);
    expect(store.relieve()).toBe(true);
    expect(existsSync(join(dir, 'reserve'))).toBe(false);
    expect([store.tight(), store.relieve()]).toEqual([true, false]);
    await store.giveBack();
    expect(bytes(dir, 'reserve')).toBe(3 * 1024 * 1024);
    expect(store.tight()).toBe(false);
  });

  test('is given up for orders that stop or free, and for no others', async () => {
    const asked: string[] = [];
    let full = true;
    const refuse = (name: string) => () => {
      asked.push(name);
      if (full) throw new CoreError('disk-full', 'full');
      return {};
    };
    const handlers = { 'queue.pause': refuse('queue.pause'), 'queue.resume': refuse('queue.resume') };
    const dispatch = createDispatch(handlers as never, {
      logger: testPorts().logger,
      mayCommand: () => true,
      makeRoom() {
        full = false;
        return true;
      },
      expectedError: () => null,
    });
    expect(await dispatch('queue.resume', {})).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(await dispatch('queue.pause', {})).toMatchObject({ ok: true });
    expect(asked).toEqual(['queue.resume', 'queue.pause', 'queue.pause']);
  });

  test('that somebody cut short is made whole', async () => {
    const dir = tempDir();
    (await open(dir)).close();
    writeFileSync(join(dir, 'reserve'), 'x');
    await open(dir);
    expect(bytes(dir, 'reserve')).toBe(3 * 1024 * 1024);
  });
});
