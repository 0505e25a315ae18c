/** Opens the encrypted database by its key: the store's own, a copy of it, or what stands in another process. */
import { chmodSync } from 'node:fs';
import Database from 'better-sqlite3';
import { CoreError } from '../kernel/errors.ts';
import { isSqliteError } from './sqlite-errors.ts';

/** `readonly`: nothing beside it is made or changed, so that it also opens where nothing can be written. */
export type OpenedFor = 'owner' | 'reader' | 'readonly';

export function openWithKey(path: string, key: Uint8Array, opened: OpenedFor): Database.Database {
  const owned = opened === 'owner';
  const db = new Database(path, { timeout: 5_000, fileMustExist: !owned, readonly: opened === 'readonly' });
  try {
    // The write-ahead log takes its mode from the store's file.
    if (owned) chmodSync(path, 0o600);
    // What a large sort spills into a file of its own is not encrypted: a reader's as little as an owner's.
    db.pragma('temp_store = MEMORY');
    unlock(db, key);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * AEGIS is authenticated and, with a raw key, kept 0.95–1.06 of the plain rates. A wrong key or a damaged first page
 * shows at the first read.
 */
function unlock(db: Database.Database, key: Uint8Array): void {
  db.pragma(`cipher = 'aegis'`);
  db.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    if (isSqliteError(error, 'SQLITE_NOTADB')) {
      throw new CoreError('store-damaged', 'The stored data does not open with its key.');
    }
    throw error;
  }
}
