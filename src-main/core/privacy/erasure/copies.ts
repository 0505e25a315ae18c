/** Copies of the store that were kept beside it: they hold who is erased, and every one of them is older than the store. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backupsFolder, setAsidePrefix } from '../../store/data-folder.ts';

/** Returns how many went. What cannot be removed stays, and is erased in when it is put back (tombstones.ts). */
export function removeCopies(dataDir: string): number {
  const folder = join(dataDir, backupsFolder);
  let removed = 0;
  for (const name of namesIn(folder)) {
    try {
      rmSync(join(folder, name));
      removed += 1;
    } catch {
      // In use, or not ours.
    }
  }
  return removed;
}

/** Stores that somebody set aside: nothing is ever deleted of them here. */
export function countSetAside(dataDir: string): number {
  return namesIn(dataDir).filter((name) => name.startsWith(setAsidePrefix)).length;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
