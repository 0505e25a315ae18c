/** What lies in a data folder, looked at without opening any of it: the store, what only a store leaves behind, its backups. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const storeFile = 'sambung.db';
export const backupsFolder = 'backups';
/** The count of commits that lies beside the store (count-files.ts). */
export const countFile = 'sambung.commits';
/** Lies there from the restoring of a backup until the store that came of it has taken note. */
export const restoredFile = 'sambung.restored';

/** What only a store that began can have left. */
export type Remains = {
  /** The store's file holds something. */
  readonly store: boolean;
  /** Anything at all of a store: its empty file, its log, a backup, its count of commits. */
  readonly any: boolean;
};

/** `at`: milliseconds since the epoch, when it was made. */
export type Backup = { readonly name: string; readonly at: number };

/** The newest copy of the store in its backups folder; null: none. */
export function newestBackup(dataDir: string): Backup | null {
  const folder = join(dataDir, backupsFolder);
  let newest: Backup | null = null;
  for (const name of namesIn(folder)) {
    const found = name.endsWith('.db') ? statSync(join(folder, name), { throwIfNoEntry: false }) : undefined;
    if (found?.isFile() && found.size > 0 && found.mtimeMs > (newest?.at ?? 0)) newest = { name, at: found.mtimeMs };
  }
  return newest;
}

export function remainsOf(dataDir: string): Remains {
  const sizeOf = (name: string) => statSync(join(dataDir, name), { throwIfNoEntry: false })?.size;
  const store = (sizeOf(storeFile) ?? 0) > 0;
  const others =
    [storeFile, countFile].some((name) => sizeOf(name) !== undefined) || Boolean(sizeOf(`${storeFile}-wal`));
  return { store, any: store || others || newestBackup(dataDir) !== null };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
