/**
 * Brings a store to this program's schema: numbered migrations, each in a transaction, with a copy kept before the first
 * one changes an existing store. A store of a newer program is refused, not guessed at.
 */
import { copyFileSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { CoreError } from '../kernel/errors.ts';
import { patientlyNow } from '../kernel/patience.ts';
import { backupName, backupsFolder } from './data-folder.ts';
import { flushFile, flushFolder } from './flush.ts';
import { first } from './migrations/001-first.sql.ts';
import { capsReuseInvoices } from './migrations/002-caps-reuse-invoices.sql.ts';
import { drainCounts } from './migrations/003-drain-counts.sql.ts';
import { drafts } from './migrations/004-drafts.sql.ts';
import { numbers } from './migrations/005-numbers.sql.ts';
import { storeState } from './migrations/006-store-state.sql.ts';
import { samePerson } from './migrations/007-same-person.sql.ts';
import { answers } from './migrations/008-answers.sql.ts';
import { addressAfter } from './migrations/009-address-after.sql.ts';
import { skippedRows } from './migrations/010-skipped-rows.sql.ts';
import { proxy } from './migrations/011-proxy.sql.ts';
import { partnerKeySeal } from './migrations/012-partner-key-seal.sql.ts';
import { outcomes } from './migrations/013-outcomes.sql.ts';
import { fieldReports } from './migrations/014-field-reports.sql.ts';
import { outcomesOfPerson } from './migrations/015-outcomes-of-person.sql.ts';
import { reportTemplates } from './migrations/016-report-templates.sql.ts';
import { branch } from './migrations/017-branch.sql.ts';
import { outcomesInSlices } from './migrations/018-outcomes-in-slices.sql.ts';
import { removal } from './migrations/019-removal.sql.ts';
import { accessLog } from './migrations/020-access-log.sql.ts';
import { restrictedPeople } from './migrations/021-restricted-people.sql.ts';
import { historyIndex } from './migrations/022-history-index.sql.ts';
import { erasures } from './migrations/023-erasures.sql.ts';
import { historyViews } from './migrations/024-history-views.sql.ts';
import { corrections } from './migrations/025-corrections.sql.ts';
import { heldLists } from './migrations/026-held-lists.sql.ts';
import { sourceDigest } from './migrations/027-source-digest.sql.ts';
import { sentSince } from './migrations/028-sent-since.sql.ts';
import { listGroups } from './migrations/029-list-groups.sql.ts';

/** Index + 1 is the `user_version` it leads to. Only ever appended to. */
export const migrations: readonly string[] = [
  first,
  capsReuseInvoices,
  drainCounts,
  drafts,
  numbers,
  storeState,
  samePerson,
  answers,
  addressAfter,
  skippedRows,
  proxy,
  partnerKeySeal,
  outcomes,
  fieldReports,
  outcomesOfPerson,
  reportTemplates,
  branch,
  outcomesInSlices,
  removal,
  accessLog,
  restrictedPeople,
  historyIndex,
  erasures,
  historyViews,
  corrections,
  heldLists,
  sourceDigest,
  sentSince,
  listGroups,
];

export function schemaVersion(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Errors: `store-newer`. */
export function refuseNewer(db: Database.Database): void {
  const version = schemaVersion(db);
  if (version > migrations.length) {
    throw new CoreError('store-newer', 'This data was written by a newer Sambung. Update the program to open it.', {
      details: { found: version, known: migrations.length },
    });
  }
}

/**
 * The caller owns the data directory, has just opened `db`, and has kept a copy where `olderSchema` said so.
 * Errors: `store-newer`.
 */
export function migrate(db: Database.Database): void {
  refuseNewer(db);
  const from = schemaVersion(db);
  migrations.forEach((sql, index) => {
    if (index < from) return;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  });
}

/** The schema from which a store with data has to be brought here, so that a copy is kept first; null: none. */
export function olderSchema(db: Database.Database): number | null {
  const version = schemaVersion(db);
  return version > 0 && version < migrations.length ? version : null;
}

/** How long readers of the store get to come to their end; milliseconds. */
const checkpointWaitMs = 1_000;

/**
 * Brings all that is committed into the store's file, so that the file alone is the whole store.
 * Errors: `data-dir-in-use` while another process reads the store, so that no complete copy can be made.
 */
export function intoOneFile(db: Database.Database): void {
  db.pragma(`busy_timeout = ${checkpointWaitMs}`);
  const [checkpoint] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  // What is only in the write-ahead log would be missing from the copy.
  if (checkpoint?.busy !== 0) {
    throw new CoreError('data-dir-in-use', 'Another Sambung is reading this data. Close it, then start again.');
  }
}

/**
 * Copies the store's file, encrypted with the same key, before a migration from schema `from`. Complete and on the disk,
 * or it throws. The caller owns the data directory, called `intoOneFile`, and has the store **closed**: reading the file
 * opens and closes it, and with any handle that is closed a process loses its locks on that file (POSIX record locks).
 */
export function keepCopy(dataDir: string, path: string, from: number): void {
  const backups = join(dataDir, backupsFolder);
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  const copy = join(backups, backupName(from));
  copyFileSync(path, `${copy}.part`);
  flushFile(`${copy}.part`);
  patientlyNow(() => renameSync(`${copy}.part`, copy));
  flushFolder(backups);
  flushFolder(dataDir);
}
