/** A process killed between writing its last commit and flushing it leaves a log that reads as committed and may yet vanish. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { tempDir, testPorts } from '../../fakes/ports.ts';

const flushed: string[] = [];
vi.mock('../../../src-main/core/store/flush.ts', async (original) => {
  const real = await original<typeof import('../../../src-main/core/store/flush.ts')>();
  return {
    ...real,
    flushFile(path: string) {
      flushed.push(path);
      real.flushFile(path);
    },
  };
});
const { openStore } = await import('../../../src-main/core/store/store.ts');

test('flushes the log that a killed process left before anything of it is shown', async () => {
  const dir = tempDir();
  const killed = await openStore(testPorts({ dir }));
  killed.prepare('CREATE TABLE note (text TEXT)').run({});
  // As the kill leaves it: the log beside the store, nobody's lock on either.
  const left = tempDir();
  cpSync(dir, left, { recursive: true, filter: (path) => !path.endsWith('-shm') && !path.includes('owner.lock') });
  killed.close();
  flushed.length = 0;

  const store = await openStore(testPorts({ dir: left }));
  expect(flushed).toEqual([join(left, 'sambung.db-wal')]);
  expect(store.prepare('SELECT text FROM note').all({})).toEqual([]);
  store.close();

  flushed.length = 0;
  (await openStore(testPorts({ dir: left }))).close();
  expect(flushed).toEqual([]);
});
