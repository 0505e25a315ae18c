/**
 * A data folder as a first start leaves it, made once a run and copied for each test: making the schema takes longer than
 * most tests of what goes on in it. First starts are tested where they are meant, on folders of their own.
 */
import { copyFileSync, linkSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How the workers of the run learn of the folder. */
export const usedStoreVariable = 'SAMBUNG_TEST_STORE';
/** Never written to again, only removed: every folder can have the same. */
const reserve = 'reserve';

/** Fills the folder; leaves it empty where vitest was started without this setup. It opens with `memoryKeyring`. */
export function copyUsedStore(dir: string): void {
  const from = process.env[usedStoreVariable];
  if (from === undefined) return;
  for (const name of readdirSync(from)) {
    const copy = name === reserve ? linkSync : copyFileSync;
    copy(join(from, name), join(dir, name));
  }
}
