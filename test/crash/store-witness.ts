/**
 * Stands beside the store inside the victim: fills its disk on order, and writes down after every commit how far the
 * write-ahead log is acknowledged. Whatever lies behind that mark may be lost in a power cut, and nothing before it.
 *
 * It takes hold of the store's own SQLite connection as it opens, because the core rightly hands it to nobody.
 */
import { existsSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export type StoreWitness = {
  /** true: no page more than there are now. Holds for the store that is open and for every one opened later. */
  fill(full: boolean): void;
  /** `PRAGMA synchronous` of the connection that writes: 2 is FULL. */
  synchronous(): number;
};

/** SQLite's own default. */
const allPages = 4_294_967_294;
/** In the wal-index: where the number of the last committed frame is, and the log's two salts (sqlite.org/walformat.html). */
const indexHeader = { bytes: 40, mxFrame: 16, salts: 32 };

/** Call it before the store is opened. `marksFile` outlives the victim; it is never emptied. */
export function witnessStore(dataDir: string, marksFile: string, full: boolean): StoreWitness {
  const index = join(dataDir, 'sambung.db-shm');
  const marks = openSync(marksFile, existsSync(marksFile) ? 'r+' : 'w+');
  const header = Buffer.alloc(indexHeader.bytes);
  const acknowledged = Buffer.alloc(12);
  let filled = full;
  let db: Database.Database | null = null;
  let shm: number | null = null;

  function mark(): void {
    if (shm === null) {
      if (!existsSync(index)) return;
      shm = openSync(index, 'r');
    }
    if (readSync(shm, header, 0, header.length, 0) < header.length) return;
    header.copy(acknowledged, 0, indexHeader.salts, indexHeader.salts + 8);
    acknowledged.writeUInt32LE(header.readUInt32LE(indexHeader.mxFrame), 8);
    writeSync(marks, acknowledged, 0, acknowledged.length, 0);
  }

  function applyFill(): void {
    // SQLite takes a number below the size for the size.
    if (db) pragma.call(db, `max_page_count = ${filled ? 1 : allPages}`);
  }

  const { pragma, prepare, transaction } = Database.prototype;
  const changed: Partial<Database.Database> & ThisType<Database.Database> = {
    pragma(source: string, options?: Database.PragmaOptions) {
      const result = pragma.call(this, source, options);
      // The one that is keyed is the store; the owner's lock is not.
      if (source.startsWith('cipher')) db = this;
      if (this === db && source === 'synchronous = FULL') {
        applyFill();
        // What this start found committed it will show, so from now on it counts as acknowledged.
        mark();
      }
      return result;
    },
    // The core commits by `.immediate()` and by single statements.
    transaction: function (this: Database.Database, run: (...values: unknown[]) => unknown) {
      const made = transaction.call(this, run);
      if (this !== db) return made;
      return {
        immediate(...values: unknown[]) {
          const result = made.immediate(...values);
          mark();
          return result;
        },
      };
    } as never,
    prepare: function (this: Database.Database, source: string) {
      const statement = prepare.call(this, source);
      if (this !== db) return statement;
      const run = statement.run.bind(statement);
      statement.run = (parameters: object) => {
        const result = run(parameters);
        if (!this.inTransaction) mark();
        return result;
      };
      return statement;
    } as never,
  };
  Object.assign(Database.prototype, changed);

  return {
    fill(next) {
      filled = next;
      applyFill();
    },
    synchronous: () => (db ? Number(pragma.call(db, 'synchronous', { simple: true })) : -1),
  };
}
