/**
 * Brings a store to this program's schema: numbered migrations, each in a transaction, with a copy kept before the first
 * one changes an existing store. A store of a newer program is refused, not guessed at.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { CoreError } from '../errors.ts';
import { first } from './migrations/001-first.sql.ts';

/** Index + 1 is the `user_version` it leads to. Only ever appended to. */
export const migrations: readonly string[] = [first];

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

/** The caller owns the data directory and has just opened `db`, whose file is `path`. */
export function migrate(db: Database.Database, dataDir: string, path: string): void {
  refuseNewer(db);
  const from = schemaVersion(db);
  if (from === migrations.length) return;
  if (from > 0) {
    db.pragma('wal_checkpoint(TRUNCATE)');
    const backups = join(dataDir, 'backups');
    mkdirSync(backups, { recursive: true, mode: 0o700 });
    // The copy stays encrypted with the same key.
    copyFileSync(path, join(backups, `sambung-schema-${from}.db`));
  }
  migrations.forEach((sql, index) => {
    if (index < from) return;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  });
}
