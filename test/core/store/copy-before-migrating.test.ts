/** The copy kept before a migration: complete, and made without costing the store the lock by which others see it is open. */
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore, type Store } from '../../../src-main/core/store/store.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';
import { openAsOf } from './older-store.ts';

async function open(dir: string): Promise<Store> {
  const store = await openStore(testPorts({ dir }));
  onTestFinished(() => store.close());
  return store;
}

function setSetting(store: Store, key: string): void {
  store.prepare<{ key: string }>(`INSERT INTO settings VALUES (:key, '"x"')`).run({ key });
}

function settings(store: Store): string[] {
  const rows = store.prepare<Record<string, never>, { key: string }>('SELECT key FROM settings ORDER BY key').all({});
  return rows.map(({ key }) => key);
}

/** The locks this process has on a file. */
function locksOn(path: string): string[] {
  const { ino } = statSync(path);
  return readFileSync('/proc/locks', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , , pid, file]) => pid === String(process.pid) && file?.endsWith(`:${ino}`))
    .map(([, kind, , access]) => `${kind} ${access}`);
}

async function olderStore(dir: string, ...keys: string[]): Promise<void> {
  const old = await openAsOf(1, dir);
  for (const key of keys) setSetting(old, key);
  old.close();
}

// SQLite itself has become hard to harm by a lost lock, so nothing but the system's own list shows one: Linux has it in
// /proc/locks, other systems show it nowhere.
test.runIf(existsSync('/proc/locks'))('a store just migrated still holds its lock (listed on Linux only)', async () => {
  const dir = tempDir();
  await olderStore(dir, 'a');
  const fresh = tempDir();
  await open(fresh);
  expect(locksOn(join(fresh, 'sambung.db')), 'one that needed no migration').toEqual(['POSIX READ']);
  await open(dir);
  expect(locksOn(join(dir, 'sambung.db'))).toEqual(['POSIX READ']);
});

test('the copy has also what a killed program left in the log alone', async () => {
  const dir = tempDir();
  const killed = await openAsOf(1, dir);
  setSetting(killed, 'a');
  // As the kill leaves it: the log beside the store, nobody's lock on either.
  const left = tempDir();
  cpSync(dir, left, { recursive: true, filter: (path) => !path.endsWith('-shm') && !path.includes('owner.lock') });
  killed.close();
  (await open(left)).close();

  const copy = join(left, 'backups', 'sambung-schema-1.db');
  const restored = tempDir();
  cpSync(left, restored, { recursive: true, filter: (path) => !path.includes('backups') });
  writeFileSync(join(restored, 'sambung.db'), readFileSync(copy));
  const before = await openAsOf(1, restored);
  expect(settings(before)).toEqual(['a']);
  expect(before.prepare('PRAGMA integrity_check').all({})).toEqual([{ integrity_check: 'ok' }]);
  expect(before.prepare('PRAGMA user_version').all({})).toEqual([{ user_version: 1 }]);
  before.close();
});

test('where no copy can be made the store stays as it was, and another program may have it', async () => {
  const dir = tempDir();
  await olderStore(dir, 'a');
  mkdirSync(join(dir, 'backups', 'sambung-schema-1.db.part'), { recursive: true });
  await expect(openStore(testPorts({ dir }))).rejects.toThrow();
  const before = await openAsOf(1, dir);
  expect(before.role()).toBe('owner');
  expect(settings(before)).toEqual(['a']);
  before.close();
});
