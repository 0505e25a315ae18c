/** Vitest's global setup: makes the data folder that `copyUsedStore` copies. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src-main/core/store/store.ts';
import { testPorts } from './ports.ts';
import { usedStoreVariable } from './used-store.ts';

export async function setup(): Promise<() => void> {
  const dir = mkdtempSync(join(tmpdir(), 'sambung-used-store-'));
  const store = await openStore(testPorts({ dir }));
  store.close();
  process.env[usedStoreVariable] = dir;
  return () => rmSync(dir, { recursive: true, force: true });
}
