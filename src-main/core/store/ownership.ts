/**
 * Which process owns a data directory. Owning is holding an exclusive SQLite lock on a small file of its own: the
 * operating system lets it go when the process dies, however it dies, so there is no stale lock to guess about.
 * Nothing else may open that file: closing any other handle on it would drop the lock (POSIX record locks).
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { isSqliteError } from './sqlite-errors.ts';

export type Ownership = { release(): void };

/** Takes the data directory, or returns null while another process (or another core in this one) has it. */
export function tryOwn(dataDir: string): Ownership | null {
  const lock = new Database(join(dataDir, 'owner.lock'), { timeout: 0 });
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
