/**
 * Which process owns a data directory: the one that holds an exclusive SQLite lock on a small file of its own. The
 * operating system releases the lock however the process dies, so there is no stale lock to guess about.
 */
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { isSqliteError } from './sqlite-errors.ts';

export type Ownership = { release(): void };

/**
 * Nothing else may open that file: closing any other handle on it would drop the lock (POSIX record locks). Takes the
 * data directory, or returns null while another process (or another core in this one) has it.
 */
export function tryOwn(dataDir: string): Ownership | null {
  const path = join(dataDir, 'owner.lock');
  try {
    return own(path);
  } catch (error) {
    if (!isSqliteError(error, 'SQLITE_NOTADB') && !isSqliteError(error, 'SQLITE_CORRUPT')) throw error;
    // Nothing is ever stored in it: rubbish there damages no data. Read, so nobody holds it; emptied in its place, for a
    // new file beside the old one would be a second lock.
    truncateSync(path);
    return own(path);
  }
}

function own(path: string): Ownership | null {
  const lock = new Database(path, { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (isSqliteError(error, 'SQLITE_BUSY')) return null;
    throw error;
  }
  return {
    release() {
      if (lock.open) lock.close();
    },
  };
}
