/**
 * The encrypted store: opens it, keys it, migrates it, and hands out prepared statements. The only folder that knows the
 * SQLite library. One process owns a data directory and writes; another may open it to read (`role: 'reader'`) and
 * takes over when the owner is gone.
 */
import { chmodSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { CoreError } from '../errors.ts';
import type { Keyring, Ports } from '../ports.ts';
import { flushFile } from './flush.ts';
import { intoOneFile, keepCopy, migrate, migrations, olderSchema, refuseNewer, schemaVersion } from './migrate.ts';
import { type Ownership, tryOwn } from './ownership.ts';
import { asStoreError, isSqliteError } from './sqlite-errors.ts';
import { openVault } from './vault.ts';

type Value = string | number | null | Uint8Array;
type Parameters = Record<string, Value> | readonly Value[];

/**
 * A statement prepared once. Parameters are named (`:list_id` in SQL); where a statement runs for every row of a fast drain,
 * a tuple for its question marks, which binds in half the time. Rows are snake_case objects.
 */
export type Statement<P extends Parameters, Row> = {
  get(parameters: P): Row | undefined;
  all(parameters: P): Row[];
  /** Number of rows changed, and the id of the row inserted. */
  run(parameters: P): { changes: number; id: number };
};

export type Store = {
  readonly keyring: Keyring;
  readonly role: () => 'owner' | 'reader';
  prepare<P extends Parameters, Row = never>(sql: string): Statement<P, Row>;
  /** Runs all or nothing; nested calls join the outer one. */
  transaction<T>(run: () => T): T;
  /** A reader becomes the owner if nobody owns the data directory any more. */
  tryTakeOver(): boolean;
  close(): void;
};

const storeFile = 'sambung.db';

/**
 * Errors: `data-dir-in-use` (the owner is just setting it up, or runs another schema), `store-newer`, `store-damaged`,
 * `store-key-lost`, `keyring-unavailable`, `passphrase-wrong`, `disk-full`, `disk-not-writable`.
 */
export async function openStore(ports: Ports): Promise<Store> {
  let ownership: Ownership | null = null;
  try {
    ownership = tryOwn(ports.dataDir);
    return await open(ports, ownership);
  } catch (error) {
    ownership?.release();
    throw asStoreError(error) ?? error;
  }
}

async function open(ports: Ports, initial: Ownership | null): Promise<Store> {
  let ownership = initial;
  const path = join(ports.dataDir, storeFile);
  if (!ownership && !existsSync(path)) throw inUse();
  const vault = await openVault(ports.dataDir, ports.keyrings, existsSync(path), ports.clock.now());
  const db = ownership ? openToOwn(ports.dataDir, path, vault.storeKey) : openWithKey(path, vault.storeKey, false);
  try {
    if (ownership) {
      becomeOwner();
      migrate(db);
    } else {
      db.pragma('query_only = ON');
      refuseOther();
    }
  } catch (error) {
    db.close();
    throw error;
  }

  function becomeOwner(): void {
    db.pragma('query_only = OFF');
    db.pragma('journal_mode = WAL');
    // FULL: with NORMAL, rows already acknowledged were lost at simulated power cuts.
    db.pragma('synchronous = FULL');
    // Killed between writing its last commit and flushing it, a process leaves a log that reads as committed: what this
    // one is about to show must not vanish in a power cut.
    if (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size) flushFile(`${path}-wal`);
    db.pragma('foreign_keys = ON');
    db.pragma('cache_size = -32768');
    db.pragma('temp_store = MEMORY');
  }

  /** Who has it open to read neither changes its schema nor can do with another. */
  function refuseOther(): void {
    refuseNewer(db);
    if (schemaVersion(db) !== migrations.length) throw inUse();
  }

  const inTransaction = db.transaction((run: () => unknown) => run());

  return {
    keyring: vault.keyring,
    role: () => (ownership ? 'owner' : 'reader'),
    prepare(sql) {
      const statement = db.prepare(sql);
      return {
        get: (parameters) => statement.get(parameters) as never,
        all: (parameters) => statement.all(parameters) as never,
        run(parameters) {
          const { changes, lastInsertRowid } = statement.run(parameters);
          return { changes, id: Number(lastInsertRowid) };
        },
      };
    },
    transaction(run) {
      return db.inTransaction ? run() : (inTransaction.immediate(run) as ReturnType<typeof run>);
    },
    tryTakeOver() {
      if (ownership || !db.open) return false;
      const taken = tryOwn(ports.dataDir);
      if (!taken) return false;
      try {
        becomeOwner();
        refuseOther();
      } catch (error) {
        db.pragma('query_only = ON');
        taken.release();
        throw error;
      }
      ownership = taken;
      return true;
    },
    close() {
      db.close();
      ownership?.release();
      ownership = null;
    },
  };
}

/** One of an older schema is copied first, while nothing has it open: see `keepCopy`. */
function openToOwn(dataDir: string, path: string, key: Uint8Array): Database.Database {
  const db = openWithKey(path, key, true);
  let older: number | null;
  try {
    older = olderSchema(db);
    if (older === null) return db;
    intoOneFile(db);
  } catch (error) {
    db.close();
    throw error;
  }
  db.close();
  keepCopy(dataDir, path, older);
  return openWithKey(path, key, true);
}

function openWithKey(path: string, key: Uint8Array, owned: boolean): Database.Database {
  const db = new Database(path, { timeout: 5_000, fileMustExist: !owned });
  try {
    // The write-ahead log takes its mode from the store's file.
    if (owned) chmodSync(path, 0o600);
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
      throw new CoreError('store-damaged', 'The stored data does not open with its key. Restore a backup.');
    }
    throw error;
  }
}

function inUse(): CoreError {
  return new CoreError('data-dir-in-use', 'Another Sambung has this data open. Close it, or use its window.');
}
