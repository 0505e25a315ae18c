/** SQLite's and the file system's errors as the contract's codes. */
import Database from 'better-sqlite3';
import { CoreError } from '../kernel/errors.ts';

export function isSqliteError(error: unknown, code: string): boolean {
  return error instanceof Database.SqliteError && (error.code === code || error.code.startsWith(`${code}_`));
}

function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The expected error behind a failure of the disk or the store; null when it is none of those. */
export function asStoreError(error: unknown): CoreError | null {
  const system = systemCode(error);
  if (isSqliteError(error, 'SQLITE_FULL') || system === 'ENOSPC' || system === 'EDQUOT') {
    return new CoreError('disk-full', 'The disk is full. Free some space; nothing stored is lost.');
  }
  if (
    (isSqliteError(error, 'SQLITE_READONLY') && !isSqliteError(error, 'SQLITE_READONLY_DBMOVED')) ||
    isSqliteError(error, 'SQLITE_CANTOPEN') ||
    ['EACCES', 'EPERM', 'EROFS'].includes(system)
  ) {
    return new CoreError('disk-not-writable', 'The data folder cannot be written. Check its permissions.');
  }
  if (isSqliteError(error, 'SQLITE_READONLY_DBMOVED')) {
    return new CoreError('store-gone', 'The data folder was moved, deleted or replaced while Sambung was open.');
  }
  if (isSqliteError(error, 'SQLITE_NOTADB') || isSqliteError(error, 'SQLITE_CORRUPT')) {
    return new CoreError('store-damaged', 'The stored data cannot be read. Do not delete its files.');
  }
  if (['SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_PROTOCOL'].some((code) => isSqliteError(error, code))) {
    return new CoreError('store-locked', 'Another program has locked the database. Close it and try again.');
  }
  if (isSqliteError(error, 'SQLITE_IOERR') || system === 'EIO') {
    return new CoreError('disk-io-error', 'The disk failed to read or write. Check the disk and try again.');
  }
  return null;
}
