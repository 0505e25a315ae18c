/** Space on the disk: how the store's file gets smaller, and what still works when the disk is full. */
import { randomFillSync } from 'node:crypto';
import { rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type Database from 'better-sqlite3';

const reserveFile = 'reserve';
const reserveBytes = 3 * 1024 * 1024;
/** The reserve is made only where this many times its size is left besides. */
const reserveNeeds = 2;
/** The store is written anew twice on the way: into memory or a file beside it, and through its log. */
const vacuumNeeds = 2.5;
/** A store of at most so many bytes is written anew at an erasure: it blocks for about a second for each 100 MB. */
const anewBytes = 200 * 1024 * 1024;
/** With fewer free pages than this, moving others is not worth it. */
const worthPages = 64;
const pagesAtOnce = 128;
/** The log's most pages before it is brought into the file: SQLite's own, and while there is hardly room. */
const logPages = { ordinary: 1_000, tight: 200 };
/** Below this many bytes of room the log is kept so short that the reserve holds what it brings into the file. */
const hardlyBytes = 64 * 1024 * 1024;
/** The log shrinks to this when it is emptied; bytes. */
const logBytes = 4 * 1024 * 1024;

/** false: there is none. */
export function giveUpReserve(dataDir: string): boolean {
  const path = join(dataDir, reserveFile);
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return false;
  rmSync(path, { force: true });
  return true;
}

/** A store that is being made: what gives pages back must be chosen before its first page is written. */
export function chooseVacuum(db: Database.Database): void {
  if (Number(db.pragma('page_count', { simple: true })) === 0) db.pragma('auto_vacuum = INCREMENTAL');
}

/**
 * A new store is made with `auto_vacuum = INCREMENTAL`; an older one gets it by a VACUUM when it is opened and the disk
 * has room for it (`vacuumNeeds` times its size), else at a later start. What was not kept (a list that did not fit,
 * one that was cancelled) is given back to the disk page by page, in turns, and the write-ahead log is truncated. Where
 * there is no room for that either, the free pages stay in the file and are used for what is stored next.
 *
 * A reserve of three megabytes lies beside the store while there is room for it. When the disk is full it is given up
 * for orders that stop or free something (pause, cancel, delete, removing a list that did not fit), and made again when
 * there is room.
 *
 * Of the owner alone. `path`: the store's file.
 */
export function createDiskSpace(db: Database.Database, path: string) {
  const reserve = join(dirname(path), reserveFile);
  let tight = false;

  const number = (pragma: string) => Number(db.pragma(pragma, { simple: true }));

  function bytesFree(): number {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize;
  }

  function cutLog(): void {
    db.pragma('wal_checkpoint(TRUNCATE)');
  }

  /** Never throws: without it, fewer orders work on a full disk. */
  function makeReserve(): void {
    try {
      const free = bytesFree();
      if (free < hardlyBytes) db.pragma(`wal_autocheckpoint = ${logPages.tight}`);
      if (statSync(reserve, { throwIfNoEntry: false })?.size === reserveBytes) return;
      if (free < reserveBytes * (1 + reserveNeeds)) return;
      // Not zeros: a file system that compresses would keep nothing for us.
      writeFileSync(reserve, randomFillSync(Buffer.alloc(reserveBytes)), { mode: 0o600 });
      tight = false;
      db.pragma(`wal_autocheckpoint = ${free < hardlyBytes ? logPages.tight : logPages.ordinary}`);
    } catch {
      rmSync(reserve, { force: true });
    }
  }

  /** A store from before pages were given back: once, where it fits. Blocks for about a second for each 100 MB. */
  function convert(): void {
    if (number('auto_vacuum') !== 0 || number('page_count') === 0) return;
    if (bytesFree() < vacuumNeeds * number('page_count') * number('page_size')) return;
    try {
      db.pragma('auto_vacuum = INCREMENTAL');
      db.exec('VACUUM');
      cutLog();
    } catch {
      // It did not fit after all: nothing has changed, and the next start tries again.
    }
  }

  /**
   * Gives free pages back to the disk, in turns, and makes the reserve again. Never throws: where it does not come to its
   * end, the pages stay free within the file.
   */
  async function giveBack(): Promise<void> {
    try {
      for (let free = number('freelist_count'); free >= worthPages; ) {
        db.pragma(`incremental_vacuum(${pagesAtOnce})`);
        cutLog();
        await setImmediate();
        if (!db.open) return;
        const left = number('freelist_count');
        if (left >= free) break;
        free = left;
      }
      cutLog();
    } catch {
      // Full, busy, or closed meanwhile.
    }
    if (db.open) makeReserve();
  }

  return {
    /** The store was just opened to be written. */
    begin(): void {
      db.pragma(`journal_size_limit = ${logBytes}`);
      convert();
      makeReserve();
    },
    /** There is hardly room: work goes in small steps, each of which is brought into the file at once. */
    get tight(): boolean {
      return tight;
    },
    /** The disk is full, and what is to be done stops or frees: makes what room there is. false: there was none to make. */
    relieve(): boolean {
      const logged = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
      tight = true;
      db.pragma(`wal_autocheckpoint = ${logPages.tight}`);
      const reserved = giveUpReserve(dirname(path));
      try {
        cutLog();
      } catch {
        // Not even that: what the reserve held is all there is.
      }
      const left = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
      return reserved || left < logged;
    },
    giveBack,
    /**
     * A store of today overwrites what it deletes; an older one may have left some of it within its pages, so that it is written
     * anew where that takes a moment and fits. Free pages go, and so does what is in the log. Never throws.
     */
    async overwriteFreed(): Promise<void> {
      try {
        const bytes = number('page_count') * number('page_size');
        if (bytes <= anewBytes && bytesFree() >= vacuumNeeds * bytes) db.exec('VACUUM');
      } catch {
        // It did not fit after all, or somebody reads: what was deleted since it was opened is overwritten all the same.
      }
      await giveBack();
    },
  };
}
