/**
 * Whether the store's files are still the ones that are open. Otherwise (a folder moved or deleted, a database replaced
 * under the running program, a write-ahead log deleted, a database overwritten in place) what is committed goes into
 * files that nobody will ever find, or that never open again.
 */
import { type BigIntStats, closeSync, openSync, readSync, statSync } from 'node:fs';
import { CoreError } from '../kernel/errors.ts';

export type FileIdentity = {
  /** Costs a few microseconds. Errors: `store-gone`. */
  check(): void;
  /**
   * Only once the database is closed: where POSIX record locks are, closing any handle on a file drops every lock this process
   * has on it.
   */
  close(): void;
};

/** An encrypted database begins with the salt of its key, which no commit, checkpoint or VACUUM changes (SQLite3 Multiple Ciphers). */
const saltBytes = 16;

type Identity = Pick<BigIntStats, 'dev' | 'ino'>;

/** The database at `path` is open and stays so. Its log is known from the first time it is seen. */
export function watchFileIdentity(path: string): FileIdentity {
  const store = identityOf(path);
  let log: Identity | null = null;
  const handle = openSync(path, 'r');
  let salt: Buffer | null = null;

  /** It is not there yet while a new store is made. Once there, it stays. */
  function checkSalt(): void {
    const now = Buffer.alloc(saltBytes);
    const read = readSync(handle, now, 0, saltBytes, 0);
    if (salt === null && read < saltBytes) return;
    salt ??= now;
    if (read < saltBytes || !salt.equals(now)) throw gone();
  }

  return {
    check() {
      if (!same(store, identityOf(path))) throw gone();
      checkSalt();
      const now = identityOf(`${path}-wal`);
      if (log !== null && !same(log, now)) throw gone();
      log = now;
    },
    close: () => closeSync(handle),
  };
}

function identityOf(path: string): Identity | null {
  // bigint: numbers of a file on NTFS and ReFS do not fit into a double.
  return statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
}

function same(one: Identity | null, other: Identity | null): boolean {
  return one !== null && other !== null && one.ino === other.ino && one.dev === other.dev;
}

function gone(): CoreError {
  return new CoreError(
    'store-gone',
    'The data folder was moved, deleted or replaced while Sambung was open. Nothing more is sent; put it back.',
  );
}
