/**
 * The encrypted store: opens it, keys it, migrates it, and hands out prepared statements. The only folder that knows
 * the SQLite library.
 */
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { CoreError } from '../kernel/errors.ts';
import type { Keyring, Ports } from '../kernel/ports.ts';
import { finishRestore } from './backup/staged.ts';
import { type CommitCounter, createCommitCounter } from './commit-count.ts';
import type { CommitCount } from './count-files.ts';
import { openCommitFiles } from './count-files.ts';
import { remainsOf, restoredFile, storeFile } from './data-folder.ts';
import { type DerivedKeys, deriveKeys } from './derived-keys.ts';
import { chooseVacuum, createDiskSpace, giveUpReserve } from './disk-space.ts';
import { watchFileIdentity } from './file-identity.ts';
import { flushFile } from './flush.ts';
import { intoOneFile, keepCopy, migrate, migrations, olderSchema, refuseNewer, schemaVersion } from './migrate.ts';
import { openWithKey } from './open-database.ts';
import { type Ownership, tryOwn } from './ownership.ts';
import { type SharedPlace, sharedPlace } from './place.ts';
import { createSentCalls, journalOf, type SentCalls } from './sent-calls.ts';
import { asStoreError } from './sqlite-errors.ts';
import { createStatements, type Parameters, type Statement } from './statements.ts';
import { openVault, storeMissing, type Vault, type VaultLock } from './vault.ts';
import type { VaultFile } from './vault-file.ts';

export type { Statement } from './statements.ts';

/** What can be said and done of how the store's key is sealed (vault.ts). */
export type StoreKeys = Pick<
  Vault,
  | 'sealAnew'
  | 'recovery'
  | 'makeRecoveryKey'
  | 'checkRecoveryKey'
  | 'recoveryChecked'
  | 'dropRecoveryKey'
  | 'operators'
  | 'setOperator'
  | 'checkPassphrase'
  | 'removeOperator'
  | 'endLock'
>;

export type Store = Pick<DerivedKeys, 'sealed' | 'digest'> & {
  /** What seals the store's key now. */
  readonly keyring: Keyring;
  readonly keys: StoreKeys;
  /** What was sent, outside the database. */
  readonly sent: SentCalls;
  /** Where the data lies, as it was opened. */
  readonly sharedPlace: SharedPlace;
  readonly role: () => 'owner' | 'reader';
  /** For the process that copies the store, and for nobody else. */
  copying(): { readonly source: string; readonly key: Uint8Array; readonly vault: VaultFile };
  prepare<P extends Parameters, Row = never>(sql: string): Statement<P, Row>;
  /** Runs all or nothing; nested calls join the outer one. */
  transaction<T>(run: () => T): T;
  /** Runs once the transaction under way is committed, not at all when it is undone; at once where there is none. Must not throw. */
  afterCommit(run: () => void): void;
  /**
   * The files are still those that are open: looked at before and after every transaction, and to be looked at before
   * anything leaves that was written down in one. Errors: `store-gone`.
   */
  checkPlace(): void;
  /** Commits and calls that are missing: this is an older copy, and nobody has decided to go on with it. null: none. */
  missing(): CommitCount | null;
  /** Goes on with the older copy. */
  acceptMissing(): void;
  /** The disk is full, and what is to be done stops or frees: makes what room there is (room.ts). false: there was none. */
  relieve(): boolean;
  /** Hardly any room: turns are short. */
  tight(): boolean;
  /** What was deleted goes back to the disk, in turns. Never rejects. */
  giveBack(): Promise<void>;
  /** Nothing of what was deleted is left in the file or its log, as far as the disk has room for it. Never rejects. */
  overwriteFreed(): Promise<void>;
  /** A reader becomes the owner if nobody owns the data directory any more. */
  tryTakeOver(): boolean;
  /** Afterwards none of the keys that this program holds in buffers of its own is in memory. */
  close(): void;
};

/** Opens the store in place of its keyring. `sealAnew`: with the best keyring of this machine from then on, where one works. */
export type GivenRecoveryKey = { readonly key: string; readonly sealAnew: boolean };

/**
 * One process owns a data directory and writes; another may open it to read (`role: 'reader'`) and takes over when the
 * owner is gone. `held`: the store's key, where somebody has unlocked it already; it stays its caller's.
 * Errors: `data-dir-in-use` (the owner is just setting it up, or runs another schema), `store-missing`, `store-newer`, `store-damaged`, those of `openVault`, `disk-full`, `disk-not-writable`.
 */
export async function openStore(
  ports: Ports,
  recovery: GivenRecoveryKey | null = null,
  held: Uint8Array | null = null,
): Promise<Store> {
  try {
    return await openOwning(ports, recovery, held).catch((error: unknown) => {
      // To be opened it needs a little room of its own, and whoever wants to stop or free something must get in.
      if (asStoreError(error)?.code !== 'disk-full' || !giveUpReserve(ports.dataDir)) throw error;
      return openOwning(ports, recovery, held);
    });
  } catch (error) {
    throw asStoreError(error) ?? error;
  }
}

async function openOwning(ports: Ports, recovery: GivenRecoveryKey | null, held: VaultLock['held']): Promise<Store> {
  const ownership = tryOwn(ports.dataDir);
  try {
    if (ownership) finishRestore(ports.dataDir);
    return await open(ports, ownership, recovery, held);
  } catch (error) {
    ownership?.release();
    throw error;
  }
}

async function open(
  ports: Ports,
  initial: Ownership | null,
  recovery: GivenRecoveryKey | null,
  held: VaultLock['held'],
): Promise<Store> {
  let ownership = initial;
  const path = join(ports.dataDir, storeFile);
  if (!ownership && !existsSync(path)) throw inUse();
  // Before anything is opened: SQLite deletes the log of a store that is not there.
  const vault = await openVault(
    ...([ports.dataDir, ports.keyrings, remainsOf(ports.dataDir), ports.clock.now()] as const),
    recovery?.key,
    { held, ...(ports.scryptCost && { cost: ports.scryptCost }) },
  );
  const db = ownership ? openToOwn(ports.dataDir, path, vault.storeKey) : openWithKey(path, vault.storeKey, 'reader');
  const files = openCommitFiles(ports.dataDir, ports.stateDir, vault.identity);
  const journal = journalOf(ports.dataDir, ports.stateDir, vault.identity);
  const place = watchFileIdentity(path);
  const room = createDiskSpace(db, path);
  const derived = deriveKeys(vault.storeKey);
  let counter: CommitCounter;
  /** The transaction under way changed something. */
  let changed = false;
  /** What waits for its commit. */
  let waiting: (() => void)[] = [];
  const inTransaction = db.transaction((run: () => unknown) => {
    changed = false;
    const result = run();
    if (changed) counter.count();
    return result;
  });
  try {
    if (ownership) {
      // A file without a schema, as one is whose log was taken away before anything was brought into it: all is missing.
      if (vault.began && schemaVersion(db) === 0) throw storeMissing();
      becomeOwner();
      migrate(db);
      counter = createCommitCounter(db, files, journal);
      nowOwned();
      if (recovery?.sealAnew) await sealWithBest(ports, vault);
    } else {
      db.pragma('query_only = ON');
      refuseOther();
      counter = createCommitCounter(db, files, journal);
    }
  } catch (error) {
    files.close();
    db.close();
    place.close();
    derived.forget();
    vault.forget();
    throw error;
  }

  function becomeOwner(): void {
    db.pragma('query_only = OFF');
    chooseVacuum(db);
    db.pragma('journal_mode = WAL');
    // FULL: with NORMAL, rows already acknowledged were lost at simulated power cuts.
    db.pragma('synchronous = FULL');
    // Killed between writing its last commit and flushing it, a process leaves a log that reads as committed: what this
    // one is about to show must not vanish in a power cut.
    if (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size) flushFile(`${path}-wal`);
    db.pragma('foreign_keys = ON');
    // What is deleted is overwritten: an erasure must not leave it in a page that goes on being used.
    db.pragma('secure_delete = ON');
    db.pragma('cache_size = -32768');
  }

  /** Schema and log are as they should be: is it all that was there? */
  function nowOwned(): void {
    place.check();
    const restored = join(ports.dataDir, restoredFile);
    db.transaction(() => counter.compare(existsSync(restored))).immediate();
    counter.committed();
    rmSync(restored, { force: true });
    vault.begun();
    room.begin();
  }

  /** Who has it open to read neither changes its schema nor can do with another. */
  function refuseOther(): void {
    refuseNewer(db);
    if (schemaVersion(db) !== migrations.length) throw inUse();
  }

  function transaction<T>(run: () => T): T {
    if (db.inTransaction) return run();
    place.check();
    waiting = [];
    const result = inTransaction.immediate(run) as T;
    const committed = waiting;
    // Also after: what was committed into a file that is gone must not leave.
    place.check();
    if (changed) counter.committed();
    for (const one of committed) one();
    return result;
  }

  function afterCommit(run: () => void): void {
    if (db.inTransaction) waiting.push(run);
    else run();
  }

  const prepare = createStatements(db, transaction, () => {
    changed = true;
  });
  const anySent = prepare<Record<string, never>, { one: 1 }>('SELECT 1 AS one FROM sent_since LIMIT 1');
  const takeSent = prepare<{ question: Buffer }, { at: number; price: number }>(
    'DELETE FROM sent_since WHERE question = :question RETURNING sent_at AS at, price',
  );
  const sent = createSentCalls({
    ...{ journal, storeKey: vault.storeKey, counter: () => counter, afterCommit },
    any: () => anySent.get({}) !== undefined,
    takeOut: (question) => takeSent.get({ question }),
  });
  return {
    get keyring() {
      return vault.keyring();
    },
    keys: vault,
    sealed: derived.sealed,
    digest: derived.digest,
    sent,
    sharedPlace: sharedPlace(ports.dataDir),
    role: () => (ownership ? 'owner' : 'reader'),
    copying: () => ({ source: path, key: vault.storeKey, vault: vault.file() }),
    prepare,
    transaction,
    afterCommit,
    checkPlace: () => place.check(),
    missing: () => counter.missing(),
    acceptMissing: () => {
      db.transaction(counter.accept).immediate();
      counter.committed();
      sent.reread();
    },
    relieve: () => ownership !== null && room.relieve(),
    tight: () => room.tight,
    giveBack: async () => {
      if (ownership) await room.giveBack();
    },
    overwriteFreed: async () => {
      if (ownership) await room.overwriteFreed();
    },
    tryTakeOver() {
      if (ownership || !db.open) return false;
      const taken = tryOwn(ports.dataDir);
      if (!taken) return false;
      try {
        becomeOwner();
        refuseOther();
        nowOwned();
      } catch (error) {
        db.pragma('query_only = ON');
        taken.release();
        throw error;
      }
      ownership = taken;
      return true;
    },
    close() {
      if (!db.open) return;
      db.close();
      derived.forget();
      vault.forget();
      files.close();
      sent.close();
      place.close();
      ownership?.release();
      ownership = null;
    },
  };
}

/** One of an older schema is copied first, while nothing has it open: see `keepCopy`. */
function openToOwn(dataDir: string, path: string, key: Uint8Array): Database.Database {
  const db = openWithKey(path, key, 'owner');
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
  return openWithKey(path, key, 'owner');
}

/** What does not answer is passed over: the store is open all the same, and its old seal stays. */
async function sealWithBest({ keyrings, logger }: Ports, vault: Vault): Promise<void> {
  for (const keyring of keyrings) {
    try {
      if ((await keyring.state()) !== 'works') continue;
      await vault.sealAnew(keyring);
      logger.warn('opened-by-recovery-key', { sealedBy: keyring.kind });
      return;
    } catch (error) {
      logger.warn('not-sealed-anew', { keyring: keyring.kind, code: asStoreError(error)?.code ?? codeOf(error) });
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof CoreError ? error.code : 'internal';
}

function inUse(): CoreError {
  return new CoreError('data-dir-in-use', 'Another Sambung has this data open. Close it, or use its window.');
}
