/**
 * What a process of its own does with a database: copies it while others work with it, and looks whether a copy is whole.
 * The copy is written by `VACUUM INTO`, from one moment of the store: what was deleted is not in it.
 */
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type { BackupRows } from '../../../contract/backups.ts';
import { CoreError } from '../../kernel/errors.ts';
import { schemaVersion } from '../migrate.ts';
import { openWithKey } from '../open-database.ts';
import { asStoreError, isSqliteError } from '../sqlite-errors.ts';
import { appendManifest, type Manifest } from './manifest.ts';
import { copyPages } from './staged.ts';

export type CopyJob = {
  /** The store's file. */
  readonly source: string;
  readonly key: Uint8Array;
  /** Written anew, and left there: whoever asked for it gives it its name, or removes it. */
  readonly part: string;
  readonly facts: Pick<Manifest, 'madeAt' | 'program' | 'vault'>;
};

/** What is in a database, in numbers. */
export type Contents = Pick<Manifest, 'schema' | 'commits' | 'calls' | 'rows' | 'rupiah' | 'lastSentAt'>;

/**
 * The whole copy, read back and on the disk. Errors: `disk-full`, `file-not-writable`, `disk-io-error`, `store-damaged` (what is
 * copied), `backup-damaged` (what was written does not read back).
 */
export function copyStore({ source, key, part, facts }: CopyJob): Manifest {
  writing(() => {
    for (const left of [part, `${part}-journal`]) rmSync(left, { force: true });
    // Made first: SQLite would make it readable by others.
    writeFileSync(part, '', { mode: 0o600 });
  });
  const store = openWithKey(source, key, 'readonly');
  try {
    writing(() => store.prepare('VACUUM INTO ?').run(part));
  } finally {
    store.close();
  }
  const contents = contentsOf(part, key);
  return writing(() => {
    const manifest = appendManifest(part, { ...facts, ...contents });
    chmodSync(part, 0o600);
    return manifest;
  });
}

/** Errors: `disk-full`, `file-not-readable`, those of `contentsOf`. */
export function fetchBackup({
  from,
  to,
  bytes,
  key,
}: {
  from: string;
  to: string;
  bytes: number | null;
  key: Uint8Array;
}): Contents {
  try {
    copyPages(from, to, bytes);
  } catch (error) {
    if (asStoreError(error)?.code === 'disk-full') throw asStoreError(error);
    throw new CoreError('file-not-readable', 'The backup cannot be read from there, or not be copied here.');
  }
  return contentsOf(to, key);
}

/** Reads all of it. Errors: `backup-damaged`: it does not open with the key, or a page of it or a rule is broken. */
export function contentsOf(path: string, key: Uint8Array): Contents {
  let db: Database.Database | null = null;
  try {
    db = openWithKey(path, key, 'readonly');
    const found = db.pragma('integrity_check(1)', { simple: true });
    if (found !== 'ok') throw damaged();
    return counted(db);
  } catch (error) {
    if (error instanceof CoreError && error.code !== 'store-damaged') throw error;
    if (error instanceof CoreError || asStoreError(error)?.code === 'store-damaged') throw damaged();
    throw asStoreError(error) ?? error;
  } finally {
    db?.close();
  }
}

function counted(db: Database.Database): Contents {
  const number = (sql: string): number => Number(db.prepare(sql).pluck().get() ?? 0);
  const has = (table: string): boolean =>
    db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').pluck().get(table) !== undefined;
  const count = (table: string): number => (has(table) ? number(`SELECT count(*) FROM ${table}`) : 0);
  const rows: BackupRows = {
    ...{ lists: count('lists'), lookups: count('lookups'), attempts: count('attempts') },
    ...{ rejectedRows: count('rejected_rows'), outcomes: count('outcomes'), reports: count('reports') },
  };
  const last = db.prepare('SELECT max(started_at) FROM attempts WHERE id > (SELECT max(id) FROM attempts) - 1000');
  return {
    schema: schemaVersion(db),
    commits: has('store_state') ? number('SELECT commits FROM store_state') : 0,
    calls: number('SELECT max(id) FROM attempts'),
    rows,
    rupiah: number(`
      SELECT sum(d.n * d.price) FROM charge_days d JOIN connections c ON c.id = d.connection_id
      WHERE d.charge = 'charged' AND c.kind = 'account'`),
    lastSentAt: last.pluck().get() as number | null,
  };
}

/** What goes wrong with the place it is written to, as what it is: not the store's, which was only read. */
function writing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const expected = asStoreError(error);
    const gone =
      error instanceof Error &&
      'code' in error &&
      ['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'EISDIR'].includes(String(error.code));
    if (gone || expected?.code === 'disk-not-writable' || isSqliteError(error, 'SQLITE_CANTOPEN')) {
      throw new CoreError('file-not-writable', 'The backup cannot be written there. Choose another place.');
    }
    throw expected ?? error;
  }
}

function damaged(): CoreError {
  return new CoreError('backup-damaged', 'This backup cannot be read: it is damaged, or was changed.');
}
