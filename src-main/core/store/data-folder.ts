/** Inspects a data folder without opening any of it: the store, what only a store leaves behind, its backups. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupEnding, readManifest } from './backup/manifest.ts';

export const storeFile = 'sambung.db';
export const backupsFolder = 'backups';
/** The count of commits that lies beside the store (count-files.ts). */
export const countFile = 'sambung.commits';
/** What was sent, by keyed digests, beside the store (sent-journal.ts). */
export const sentFolder = 'sambung.sent';
/** Where the access log ends, beside the store (core/access-log/end-mark.ts). */
export const accessLogEndFile = 'sambung.access-log';
/** Who was erased, by keyed digests (core/privacy/erasure). */
export const erasedFile = 'sambung.erased';
/** Wrong passphrases since the last right one (core/lock/tries.ts): outside the database, which is closed then. */
export const triesFile = 'sambung.lock';
/** Folders with stores that somebody set aside. */
export const setAsidePrefix = 'set-aside-';
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

/**
 * The newest copy of the store in its backups folder; null: none. By what the copies hold, not by the file's time: whoever
 * copies, restores or synchronises a folder gives its files new times. Schemas only ever rise: a copy of before an update is
 * named after the one it holds, a backup says its own and when it was made; one that is not whole counts for nothing. The time
 * decides between those of one schema, and among files that somebody named otherwise.
 */
export function newestBackup(dataDir: string): Backup | null {
  const folder = join(dataDir, backupsFolder);
  let newest: Found | null = null;
  for (const name of namesIn(folder)) {
    const one = name.endsWith(backupEnding) ? wholeBackup(folder, name) : keptCopy(folder, name);
    if (one === null) continue;
    if (newest === null || one.schema > newest.schema || (one.schema === newest.schema && one.at > newest.at)) {
      newest = one;
    }
  }
  return newest && { name: newest.name, at: newest.at };
}

type Found = Backup & { schema: number };

function keptCopy(folder: string, name: string): Found | null {
  const found = name.endsWith('.db') ? statSync(join(folder, name), { throwIfNoEntry: false }) : undefined;
  return found?.isFile() && found.size > 0 ? { name, at: found.mtimeMs, schema: schemaOf(name) } : null;
}

function wholeBackup(folder: string, name: string): Found | null {
  try {
    const read = readManifest(join(folder, name));
    if (read === 'none' || read.fault !== null) return null;
    return { name, at: read.manifest.madeAt, schema: read.manifest.schema };
  } catch {
    return null;
  }
}

/** How migrate.ts names the copy of a store of that schema. */
export function backupName(schema: number): string {
  return `sambung-schema-${schema}.db`;
}

/** null: named by somebody else. */
export function schemaOfBackup(name: string): number | null {
  const schema = schemaOf(name);
  return schema < 0 ? null : schema;
}

/** -1: named by somebody else. A copy of a copy ("sambung-schema-6 (1).db") holds the same. */
function schemaOf(name: string): number {
  const found = /^sambung-schema-(\d+)\b/.exec(name)?.[1];
  return found === undefined ? -1 : Number(found);
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
