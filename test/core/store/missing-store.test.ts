/** Everything of a store that ought to be there and is not: refused before anything is touched, never a silent fresh start. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newestBackup } from '../../../src-main/core/store/data-folder.ts';
import { restoreBackup, startAfresh } from '../../../src-main/core/store/rescue.ts';
import { openStore, type Store } from '../../../src-main/core/store/store.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';

async function open(dir: string): Promise<Store> {
  const store = await openStore(testPorts({ dir }));
  onTestFinished(() => store.close());
  return store;
}

function setSetting(store: Store, key: string): void {
  store.prepare<{ key: string }>(`INSERT INTO settings VALUES (:key, '1')`).run({ key });
}

const keys = (store: Store) =>
  store.prepare<Record<string, never>, { key: string }>('SELECT key FROM settings ORDER BY key').all({});

/** A data folder with one setting in it, its program closed. */
async function folder(): Promise<string> {
  const dir = tempDir();
  const store = await open(dir);
  setSetting(store, 'a');
  store.close();
  return dir;
}

/** Every file with its bytes. */
function files(dir: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    const path = join(dir, name);
    if (statSync(path).isFile() && name !== 'owner.lock') found.set(name, readFileSync(path, 'base64'));
  }
  return found;
}

const vault = (dir: string) => JSON.parse(readFileSync(join(dir, 'vault.json'), 'utf8'));

describe('a database that is not there', () => {
  test.each([
    ['empty', (dir: string) => writeFileSync(join(dir, 'sambung.db'), '')],
    ['missing', (dir: string) => rmSync(join(dir, 'sambung.db'))],
  ])('(%s) is refused, and nothing is made or changed', async (_, lose) => {
    const dir = await folder();
    lose(dir);
    const before = files(dir);
    await expect(openStore(testPorts({ dir }))).rejects.toMatchObject({ code: 'store-missing' });
    expect(files(dir)).toEqual(before);
  });

  test('takes its log with it nowhere: put back, nothing is lost', async () => {
    const dir = tempDir();
    const running = await open(dir);
    setSetting(running, 'a');
    // As a kill leaves it: the last commit in the log alone.
    const killed = tempDir();
    cpSync(dir, killed, { recursive: true, filter: (path) => !/-shm$|owner\.lock$/.test(path) });
    cpSync(join(killed, 'sambung.db'), join(killed, 'quarantine'));
    rmSync(join(killed, 'sambung.db'));
    await expect(openStore(testPorts({ dir: killed }))).rejects.toMatchObject({ code: 'store-missing' });
    cpSync(join(killed, 'quarantine'), join(killed, 'sambung.db'));
    expect(keys(await open(killed))).toEqual([{ key: 'a' }]);
  });

  test('but for its first page, for its log was taken away with all that was in it, is missing as well', async () => {
    const dir = tempDir();
    const running = await open(dir);
    setSetting(running, 'a');
    const killed = tempDir();
    for (const name of ['sambung.db', 'vault.json']) cpSync(join(dir, name), join(killed, name));
    const before = files(killed);
    await expect(openStore(testPorts({ dir: killed }))).rejects.toMatchObject({ code: 'store-missing' });
    expect(files(killed)).toEqual(before);
    // With its log it is whole.
    cpSync(join(dir, 'sambung.db-wal'), join(killed, 'sambung.db-wal'));
    expect(keys(await open(killed))).toEqual([{ key: 'a' }]);
  });

  test('of a vault from before there was a mark is missing as well', async () => {
    const dir = await folder();
    const { begun: _, ...old } = vault(dir);
    writeFileSync(join(dir, 'vault.json'), JSON.stringify(old));
    rmSync(join(dir, 'sambung.db'));
    await expect(openStore(testPorts({ dir }))).rejects.toMatchObject({ code: 'store-missing' });
  });

  test.each([['nothing'], ['an empty file']])(
    'of a first start that was killed half way (%s) is a first start still',
    async (left) => {
      const dir = await folder();
      const begun = vault(dir);
      expect(begun.begun).toBe(true);
      for (const name of ['sambung.db', 'sambung.commits']) rmSync(join(dir, name));
      writeFileSync(join(dir, 'vault.json'), JSON.stringify({ ...begun, begun: false }));
      if (left === 'an empty file') writeFileSync(join(dir, 'sambung.db'), '');
      expect(keys(await open(dir))).toEqual([]);
      expect(vault(dir)).toEqual(begun);
    },
  );

  test.each([
    ['its log', 'sambung.db-wal'],
    ['its count of commits', 'sambung.commits'],
    ['a backup', 'backups/sambung-schema-1.db'],
  ])('and no vault, but %s: its key is lost, and no new one is made', async (_, name) => {
    const dir = tempDir();
    mkdirSync(join(dir, 'backups'));
    writeFileSync(join(dir, name), 'x');
    await expect(openStore(testPorts({ dir }))).rejects.toMatchObject({ code: 'store-key-lost' });
    expect(existsSync(join(dir, 'vault.json'))).toBe(false);
    expect(readFileSync(join(dir, name), 'utf8')).toBe('x');
  });
});

describe('the ways on', () => {
  test('a fresh start sets everything aside, as a data folder that opens once its database is back', async () => {
    const dir = await folder();
    const store = readFileSync(join(dir, 'sambung.db'));
    writeFileSync(join(dir, 'sambung.db'), '');
    mkdirSync(join(dir, 'backups'));
    writeFileSync(join(dir, 'backups', 'sambung-schema-1.db'), 'x');
    const aside = startAfresh(dir, Date.UTC(2026, 10, 28, 1, 2, 3));
    expect(aside).toBe(join(dir, 'set-aside-2026-11-28-01-02-03'));
    expect(keys(await open(dir))).toEqual([]);
    expect(newestBackup(dir)).toBeNull();
    expect(readdirSync(aside).sort()).toEqual(['backups', 'sambung.commits', 'sambung.db', 'vault.json']);
    writeFileSync(join(aside, 'sambung.db'), store);
    expect(keys(await open(aside))).toEqual([{ key: 'a' }]);
  });

  test('two fresh starts in one second keep both', async () => {
    const dir = await folder();
    startAfresh(dir, 0);
    (await open(dir)).close();
    const second = startAfresh(dir, 0);
    expect(second).toBe(join(dir, 'set-aside-1970-01-01-00-00-00-2'));
    expect(existsSync(join(second, 'vault.json'))).toBe(true);
  });

  test('the newest backup takes the place of what is gone, which is set aside; sending waits for a decision', async () => {
    const dir = await folder();
    mkdirSync(join(dir, 'backups'));
    cpSync(join(dir, 'sambung.db'), join(dir, 'backups', 'sambung-schema-6.db'));
    const later = await open(dir);
    for (const key of ['b', 'c']) setSetting(later, key);
    later.close();
    writeFileSync(join(dir, 'sambung.db'), '');
    writeFileSync(join(dir, 'sambung.db-wal'), 'a log of something else');
    const aside = restoreBackup(dir, 0);
    expect(readdirSync(aside).sort()).toEqual(['sambung.db', 'sambung.db-wal']);
    const store = await open(dir);
    expect(keys(store)).toEqual([{ key: 'a' }]);
    expect(store.missing()).toEqual({ commits: 2, calls: 0 });
    expect(newestBackup(dir)?.name).toBe('sambung-schema-6.db');
  });

  test('the newest backup is the one of the latest schema, whatever times a copied folder gave its files', async () => {
    const dir = await folder();
    mkdirSync(join(dir, 'backups'));
    const put = (name: string, day: number) => {
      writeFileSync(join(dir, 'backups', name), 'x');
      utimesSync(join(dir, 'backups', name), new Date(2026, 1, day), new Date(2026, 1, day));
    };
    put('salinan saya.db', 9);
    expect(newestBackup(dir)?.name).toBe('salinan saya.db');
    put('sambung-schema-10.db', 1);
    put('sambung-schema-9.db', 3);
    put('sambung-schema-2.db', 5);
    expect(newestBackup(dir)?.name).toBe('sambung-schema-10.db');
    put('sambung-schema-10 (1).db', 2);
    expect(newestBackup(dir)?.name).toBe('sambung-schema-10 (1).db');
    put('sambung-schema-11.db', 1);
    writeFileSync(join(dir, 'backups', 'sambung-schema-11.db'), '');
    expect(newestBackup(dir)?.name).toBe('sambung-schema-10 (1).db');
  });

  test('a restored backup waits for a decision also where every count of commits is lost', async () => {
    const dir = await folder();
    mkdirSync(join(dir, 'backups'));
    cpSync(join(dir, 'sambung.db'), join(dir, 'backups', 'sambung-schema-6.db'));
    for (const name of ['sambung.db', 'sambung.commits']) rmSync(join(dir, name));
    restoreBackup(dir, 0);
    const store = await open(dir);
    expect(store.missing()).toEqual({ commits: 1, calls: 0 });
    setSetting(store, 'b');
    store.close();
    const next = await open(dir);
    expect(next.missing()).toEqual({ commits: 1, calls: 0 });
    next.acceptMissing();
    next.close();
    expect((await open(dir)).missing()).toBeNull();
  });

  test('nothing is moved while somebody has the data open, and none is restored where there is none', async () => {
    const dir = tempDir();
    const store = await open(dir);
    const before = files(dir);
    expect(() => startAfresh(dir, 0)).toThrow(expect.objectContaining({ code: 'data-dir-in-use' }));
    expect(files(dir)).toEqual(before);
    store.close();
    expect(() => restoreBackup(dir, 0)).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(existsSync(join(dir, 'sambung.db'))).toBe(true);
  });
});
