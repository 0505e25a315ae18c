/**
 * Whether the store's files are still the ones that are open. A folder that was moved or deleted, a database replaced
 * under the running program, a write-ahead log deleted: what is committed then goes into files that nobody will ever find.
 */
import { type BigIntStats, statSync } from 'node:fs';
import { CoreError } from '../errors.ts';

export type Place = {
  /** Costs a few microseconds. Errors: `store-gone`. */
  check(): void;
};

type Identity = Pick<BigIntStats, 'dev' | 'ino'>;

/** The database at `path` is open and stays so. Its log is known from the first time it is seen. */
export function watchPlace(path: string): Place {
  const store = identityOf(path);
  let log: Identity | null = null;

  return {
    check() {
      if (!same(store, identityOf(path))) throw gone();
      const now = identityOf(`${path}-wal`);
      if (log !== null && !same(log, now)) throw gone();
      log = now;
    },
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
