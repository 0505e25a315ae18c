/** The encrypted store: opened, migrated with a copy kept, refused when newer or damaged, shared with one reader. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrations } from '../../../src-main/core/store/migrate.ts';
import { asStoreError } from '../../../src-main/core/store/sqlite-errors.ts';
import { openStore, type Store } from '../../../src-main/core/store/store.ts';
import { memoryKeyring, tempDir, testPorts } from '../../fakes/ports.ts';

async function open(dir: string): Promise<Store> {
  const store = await openStore(testPorts({ dir }));
  onTestFinished(() => store.close());
  return store;
}

function setSetting(store: Store, key: string, value: string): void {
  store.prepare<{ key: string; value: string }>('INSERT INTO settings VALUES (:key, :value)').run({ key, value });
}

function settings(store: Store): string[] {
  return store
    .prepare<Record<string, never>, { value: string }>('SELECT value FROM settings ORDER BY key')
    .all({})
    .map(({ value }) => value);
}

/** One more migration for the length of a test: the program of tomorrow. */
function laterProgram(sql: string): () => void {
  const list = migrations as string[];
  list.push(sql);
  const back = () => void (list.at(-1) === sql && list.pop());
  onTestFinished(back);
  return back;
}

/** As somebody does who does not have the key. */
function overwrite(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0x5a, at, at + 64);
  writeFileSync(path, bytes);
}

describe('a store', () => {
  test('keeps what was written, in a file that shows nothing of it', async () => {
    const dir = tempDir();
    const store = await open(dir);
    setSetting(store, 'a', 'Siti Nurhaliza 3273014507900001');
    store.close();
    for (const name of readdirSync(dir)) {
      const bytes = readFileSync(join(dir, name));
      // As much of it as chance does not write into millions of random bytes: four were there once.
      expect(bytes.includes('Siti Nurhaliza'), name).toBe(false);
      expect(bytes.includes('SQLite format 3'), name).toBe(name === 'owner.lock' && bytes.length > 0);
    }
    expect(settings(await open(dir))).toEqual(['Siti Nurhaliza 3273014507900001']);
  });

  test('undoes a transaction that throws, nested ones included', async () => {
    const store = await open(tempDir());
    expect(() =>
      store.transaction(() => {
        setSetting(store, 'a', '1');
        store.transaction(() => setSetting(store, 'b', '2'));
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(settings(store)).toEqual([]);
  });

  test('does not open with another key, and stays as it was', async () => {
    const dir = tempDir();
    (await open(dir)).close();
    const before = readFileSync(join(dir, 'sambung.db'));
    const other = { ...memoryKeyring(), unseal: async () => Buffer.alloc(32, 1) };
    await expect(openStore(testPorts({ dir, keyrings: [other] }))).rejects.toMatchObject({ code: 'store-damaged' });
    expect(readFileSync(join(dir, 'sambung.db'))).toEqual(before);
  });

  test('whose first page is damaged says so; it is not made anew', async () => {
    const dir = tempDir();
    const store = await open(dir);
    setSetting(store, 'a', '1');
    store.close();
    overwrite(join(dir, 'sambung.db'), 200);
    const damaged = readFileSync(join(dir, 'sambung.db'));
    await expect(openStore(testPorts({ dir }))).rejects.toMatchObject({ code: 'store-damaged' });
    expect(readFileSync(join(dir, 'sambung.db'))).toEqual(damaged);
  });

  test('whose later page was changed is noticed when it is read, not taken for true', async () => {
    const dir = tempDir();
    const store = await open(dir);
    for (let n = 0; n < 200; n += 1) setSetting(store, `k${n}`, 'x'.repeat(500));
    store.close();
    const path = join(dir, 'sambung.db');
    overwrite(path, readFileSync(path).length - 4096 + 100);
    const again = await open(dir);
    let code: string | undefined;
    try {
      again.prepare('PRAGMA integrity_check').all({});
      settings(again);
    } catch (error) {
      code = asStoreError(error)?.code;
    }
    expect(code).toBe('store-damaged');
  });

  test('in a folder where it cannot make its files says so', async () => {
    const dir = tempDir();
    mkdirSync(join(dir, 'owner.lock'));
    await expect(openStore(testPorts({ dir }))).rejects.toMatchObject({ code: 'disk-not-writable' });
  });
});

describe('migrations', () => {
  test('keep a copy of the store as it was, still encrypted', async () => {
    const dir = tempDir();
    const old = await open(dir);
    setSetting(old, 'a', 'sebelum');
    old.close();
    const version = migrations.length;
    laterProgram('CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT;');
    const store = await open(dir);
    expect(store.prepare<Record<string, never>, { n: number }>('SELECT count(*) AS n FROM added').get({})).toEqual({
      n: 0,
    });
    expect(settings(store)).toEqual(['sebelum']);
    const backup = readFileSync(join(dir, 'backups', `sambung-schema-${version}.db`));
    expect(backup.length).toBeGreaterThan(0);
    expect(backup.includes('sebelum')).toBe(false);
    store.close();

    // The copy is worth something: put back, the program of before opens it.
    (migrations as string[]).pop();
    writeFileSync(join(dir, 'sambung.db'), backup);
    expect(settings(await open(dir))).toEqual(['sebelum']);
  });

  test('wait for no reader for ever: without a complete copy nothing is changed', async () => {
    const dir = tempDir();
    const old = await open(dir);
    setSetting(old, 'a', 'sebelum');
    const reader = await open(dir);
    reader.prepare('BEGIN').run({});
    settings(reader);
    // Now in the write-ahead log alone, where the reader keeps it.
    setSetting(old, 'b', 'sesudah');
    old.close();
    laterProgram('CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT;');
    await expect(openStore(testPorts({ dir }))).rejects.toMatchObject({ code: 'data-dir-in-use' });
    expect(existsSync(join(dir, 'backups'))).toBe(false);
    reader.close();
    expect(settings(await open(dir))).toEqual(['sebelum', 'sesudah']);
    expect(readdirSync(join(dir, 'backups'))).toEqual([`sambung-schema-${migrations.length - 1}.db`]);
  });

  test('of a new store keep no copy', async () => {
    const dir = tempDir();
    await open(dir);
    expect(existsSync(join(dir, 'backups'))).toBe(false);
  });

  test('that fail change nothing', async () => {
    const dir = tempDir();
    const old = await open(dir);
    setSetting(old, 'a', 'sebelum');
    old.close();
    const back = laterProgram('DELETE FROM settings; CREATE TABLE settings (x);');
    await expect(openStore(testPorts({ dir }))).rejects.toThrow(/already exists/);
    back();
    expect(settings(await open(dir))).toEqual(['sebelum']);
  });

  test('a store of a newer program is refused, to owner and reader, and left alone', async () => {
    const dir = tempDir();
    const back = laterProgram('CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT;');
    const newer = await open(dir);
    setSetting(newer, 'a', 'dari masa depan');
    back();
    const known = migrations.length;
    await expect(openStore(testPorts({ dir })), 'a reader').rejects.toMatchObject({ code: 'store-newer' });
    newer.close();
    await expect(openStore(testPorts({ dir })), 'an owner').rejects.toMatchObject({
      code: 'store-newer',
      details: { found: known + 1, known },
    });
    laterProgram('CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT;');
    expect(settings(await open(dir))).toEqual(['dari masa depan']);
  });
});

describe('a second copy of the program', () => {
  test('reads what the owner writes and cannot write itself', async () => {
    const dir = tempDir();
    const owner = await open(dir);
    const reader = await open(dir);
    expect([owner.role(), reader.role()]).toEqual(['owner', 'reader']);
    setSetting(owner, 'a', 'baru');
    expect(settings(reader)).toEqual(['baru']);
    expect(() => setSetting(reader, 'b', 'x')).toThrow(expect.objectContaining({ code: 'SQLITE_READONLY' }));
  });

  test('takes over once the owner is gone, and not before', async () => {
    const dir = tempDir();
    const owner = await open(dir);
    const reader = await open(dir);
    expect(reader.tryTakeOver()).toBe(false);
    owner.close();
    expect(reader.tryTakeOver()).toBe(true);
    expect(reader.role()).toBe('owner');
    setSetting(reader, 'a', 'kini boleh');
    expect(settings(reader)).toEqual(['kini boleh']);
    expect(reader.tryTakeOver()).toBe(false);
  });

  test('is told to wait while the first one is still setting up', async () => {
    const dir = tempDir();
    const { tryOwn } = await import('../../../src-main/core/store/ownership.ts');
    const setting = tryOwn(dir);
    await expect(openStore(testPorts({ dir }))).rejects.toMatchObject({ code: 'data-dir-in-use' });
    setting?.release();
  });
});

describe('errors of the disk', () => {
  test('a disk that is really full is told as such, and what was stored stays', async () => {
    const store = await open(tempDir());
    setSetting(store, 'a', 'aman');
    const { page_count } = store
      .prepare<Record<string, never>, { page_count: number }>('PRAGMA page_count')
      .get({}) ?? {
      page_count: 0,
    };
    // SQLite's own bound on the file: the same error as a full disk, without filling one.
    store.prepare(`PRAGMA max_page_count = ${page_count}`).get({});
    let thrown: unknown;
    try {
      for (let n = 0; n < 100; n += 1) setSetting(store, `k${n}`, 'x'.repeat(4000));
    } catch (error) {
      thrown = error;
    }
    expect(asStoreError(thrown)).toMatchObject({ code: 'disk-full' });
    expect(settings(store)).toContain('aman');
  });

  test.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EACCES', 'disk-not-writable'],
    ['EROFS', 'disk-not-writable'],
    ['EIO', 'disk-io-error'],
  ])('the system error %s is %s', (code, told) => {
    expect(asStoreError(Object.assign(new Error('x'), { code }))).toMatchObject({ code: told });
  });

  test.each([
    ['SQLITE_FULL', 'disk-full'],
    ['SQLITE_READONLY', 'disk-not-writable'],
    ['SQLITE_READONLY_DBMOVED', 'store-gone'],
    ['SQLITE_BUSY', 'store-locked'],
    ['SQLITE_BUSY_RECOVERY', 'store-locked'],
    ['SQLITE_LOCKED', 'store-locked'],
    ['SQLITE_PROTOCOL', 'store-locked'],
    ['SQLITE_IOERR_FSYNC', 'disk-io-error'],
    ['SQLITE_CANTOPEN', 'disk-not-writable'],
    ['SQLITE_CORRUPT_INDEX', 'store-damaged'],
    ['SQLITE_NOTADB', 'store-damaged'],
  ])('the store error %s is %s', (code, told) => {
    expect(asStoreError(new Database.SqliteError('x', code))).toMatchObject({ code: told });
  });

  test('anything else is a bug and stays one', () => {
    for (const error of [new Error('x'), new Database.SqliteError('x', 'SQLITE_CONSTRAINT'), 'x', null]) {
      expect(asStoreError(error)).toBeNull();
    }
  });
});
