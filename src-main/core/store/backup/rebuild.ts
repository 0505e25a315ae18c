/**
 * A database made of the newest good backup and of what a damaged one still lets read: every row that can be read there takes
 * the place of the backup's. What could not be read is counted. The damaged file is only read.
 */
import { existsSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type { RebuildAccount, TableAccount } from '../../../contract/backups.ts';
import { CoreError } from '../../kernel/errors.ts';
import { flushFile } from '../flush.ts';
import { migrate, migrations, schemaVersion } from '../migrate.ts';
import { openWithKey } from '../open-database.ts';
import { asStoreError } from '../sqlite-errors.ts';
import { contentsOf } from './copy-store.ts';
import { keyOf, salvageTable } from './salvage.ts';
import { copyPages } from './staged.ts';

/** What an answer that came says of its lookup; null: nothing. */
export type ReadAnswer = (raw: string) => { readonly answer: string | null } | null;

export type RebuildJob = {
  /** The damaged store's file. */
  readonly source: string;
  readonly key: Uint8Array;
  /** The newest good backup, and how much of it is pages (null: all); null: there is none. */
  readonly backup: { readonly path: string; readonly bytes: number | null } | null;
  /** Written anew, and on the disk. */
  readonly to: string;
};

/** Made of the others, or of this copy alone. */
const derived = ['list_states', 'charge_days', 'lookup_niks', 'lookup_phones'];
const ownState = ['store_state', 'older_copy', 'sent_since', 'stale_fingerprints'];

/** Errors: `backup-damaged` (the backup), `disk-full`, those of the file system. */
export function rebuildStore({ source, key, backup, to }: RebuildJob, readAnswer: ReadAnswer): RebuildAccount {
  try {
    rmSync(to, { force: true });
    if (backup) {
      copyPages(backup.path, to, backup.bytes);
      contentsOf(to, key);
    }
    const base = openWithKey(to, key, 'owner');
    try {
      base.pragma('journal_mode = DELETE');
      migrate(base);
      const account = merge(base, openDamaged(source, key), readAnswer);
      const found = base.pragma('integrity_check(1)', { simple: true });
      if (found !== 'ok') throw new CoreError('store-damaged', 'What was put together does not read back.');
      return account;
    } finally {
      base.close();
      if (existsSync(to)) flushFile(to);
    }
  } catch (error) {
    throw asStoreError(error) ?? error;
  }
}

/** null: not even what tables there are can be read, or they are those of a newer program. */
function openDamaged(source: string, key: Uint8Array): Database.Database | null {
  if (!existsSync(source)) return null;
  try {
    const db = openWithKey(source, key, 'readonly');
    if (schemaVersion(db) <= migrations.length && schemaVersion(db) > 0) return db;
    db.close();
  } catch {
    // Its first page is gone.
  }
  return null;
}

function merge(base: Database.Database, damaged: Database.Database | null, readAnswer: ReadAnswer): RebuildAccount {
  if (!damaged) return { readable: false, tables: [], missingRupiah: null, complete: false };
  try {
    base.pragma('foreign_keys = OFF');
    return base
      .transaction(() => {
        // They count changes and guard logs; here what they keep is made anew.
        const triggers = base
          .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
          .all();
        for (const { name } of triggers) base.exec(`DROP TRIGGER "${name}"`);
        const lastAttempt = Number(base.prepare('SELECT coalesce(max(id), 0) FROM attempts').pluck().get());
        const stale = new Set<number>();
        const tables = tablesOf(base).map((table) => mergeTable(base, damaged, table, stale));
        const restored = settleByAttempts(base, damaged, { lastAttempt, stale, readAnswer });
        const parted = repairReferences(base);
        const missingRupiah = deriveAnew(base, damaged);
        for (const { sql } of triggers) base.exec(sql);
        for (const one of tables) {
          if (one.table !== 'lookups') continue;
          one.lost = Math.max(0, one.lost - restored);
          one.older += restored + parted;
        }
        return {
          readable: true,
          tables: tables.filter(({ read, older, lost, sure }) => read + older + lost > 0 || !sure),
          missingRupiah,
          complete: missingRupiah !== null && tables.every(({ sure }) => sure),
        };
      })
      .immediate();
  } finally {
    damaged.close();
  }
}

function tablesOf(db: Database.Database): string[] {
  const names = db
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid`)
    .all()
    .map(({ name }) => name);
  return names.filter(
    (name) => !/^(sqlite_|history_(?!views))/.test(name) && ![...derived, ...ownState].includes(name),
  );
}

type Counted = { -readonly [Key in keyof TableAccount]: TableAccount[Key] };

/** `stale`: lookups that could not be read, and are as the backup has them. */
function mergeTable(base: Database.Database, damaged: Database.Database, table: string, stale: Set<number>): Counted {
  const account: Counted = { table, read: 0, older: 0, lost: 0, sure: true };
  const there = columnsOf(damaged, table);
  if (there.length === 0) return account;
  const columns = columnsOf(base, table).filter((column) => there.includes(column));
  const key = keyOf(base, table);
  const byRowid = !withoutRowid(base, table);
  const names = new Set<string>();
  const nameOf = (row: Record<string, unknown>) => JSON.stringify(key.map((one) => row[one]));
  const where = key.map((one) => `${one} IS @${one}`).join(' AND ');
  const before = base.prepare<[Record<string, unknown>], Record<string, unknown>>(
    `SELECT ${columns.join(', ')} FROM ${table} WHERE ${where}`,
  );
  const remove = base.prepare<[Record<string, unknown>]>(`DELETE FROM ${table} WHERE ${where}`);
  const insert = base.prepare<[Record<string, unknown>]>(
    `INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((one) => `@${one}`).join(', ')})`,
  );
  const highest = byRowid ? Number(base.prepare(`SELECT coalesce(max(rowid), 0) FROM ${table}`).pluck().get()) : 0;
  const salvaged = salvageTable(damaged, table, columns, { byRowid, highest });
  const readIds = new Set<number>();
  for (const { _rowid: rowid, ...row } of salvaged.rows) {
    if (typeof rowid === 'number') readIds.add(rowid);
    names.add(nameOf(row));
    const known = before.get(row);
    if (known && same(known, row, columns)) continue;
    if (known) remove.run(row);
    insert.run(row);
    account.read += 1;
  }
  const { whole, known, seen, partly } = salvaged.rest();
  account.older += partly;
  const here = base.prepare<[], Record<string, unknown>>(
    `SELECT ${byRowid ? 'rowid AS "_rowid", ' : ''}${key.join(', ')} FROM ${table}`,
  );
  const left = here.all().filter((row) => !names.has(nameOf(row)));
  for (const row of left) {
    // Taken away since the backup, as far as anybody can say.
    if (whole || (known && !known.has(Number(row._rowid)))) remove.run(row);
    else {
      account.older += 1;
      if (table === 'lookups') stale.add(Number(row._rowid));
    }
  }
  const kept = new Set(left.map((row) => Number(row._rowid)));
  for (const id of seen) if (!readIds.has(id) && !kept.has(id)) account.lost += 1;
  account.sure = whole || known !== null;
  return account;
}

function same(one: Record<string, unknown>, other: Record<string, unknown>, columns: readonly string[]): boolean {
  return columns.every((column) => {
    const [a, b] = [one[column], other[column]];
    return a === b || (a instanceof Uint8Array && b instanceof Uint8Array && Buffer.compare(a, b) === 0);
  });
}

function columnsOf(db: Database.Database, table: string): string[] {
  return (db.pragma(`table_xinfo(${table})`) as { name: string; hidden: number }[])
    .filter(({ hidden }) => hidden === 0)
    .map(({ name }) => name);
}

function withoutRowid(db: Database.Database, table: string): boolean {
  const [found] = (db.pragma('table_list') as { name: string; wr: 0 | 1 }[]).filter(({ name }) => name === table);
  return found?.wr === 1;
}

/**
 * Of a lookup that could not be read its attempts may be there: the paid answer is in them. One that the backup has gets it; one
 * that nobody has is made anew of its numbers, where those can be read. Returns how many were made anew.
 */
function settleByAttempts(
  base: Database.Database,
  damaged: Database.Database,
  { lastAttempt, stale, readAnswer }: { lastAttempt: number; stale: ReadonlySet<number>; readAnswer: ReadAnswer },
): number {
  const newest = base.prepare<
    [number],
    {
      lookup_id: number;
      list_id: number;
      raw: string | null;
      outcome: string | null;
      charge: string;
      started_at: number;
      there: 0 | 1;
    }
  >(`
    SELECT a.lookup_id, a.list_id, a.raw, a.outcome, a.charge, a.started_at, k.id IS NOT NULL AS there
    FROM attempts a LEFT JOIN lookups k ON k.id = a.lookup_id
    WHERE a.lookup_id IS NOT NULL AND (k.id IS NULL OR a.id > ?)
      AND a.id = (SELECT max(id) FROM attempts WHERE lookup_id = a.lookup_id AND charge <> 'free')`);
  const settle = base.prepare<{ id: number; state: string; answer: string | null; at: number }>(
    'UPDATE lookups SET state = @state, answer = @answer, updated_at = @at WHERE id = @id',
  );
  const make = base.prepare<Record<string, unknown>>(`
    INSERT INTO lookups (id, list_id, source_row, nik, phone, fingerprint, state, run_at, answer, created_at, updated_at)
    SELECT @id, @list_id, coalesce(max(source_row), 0) + 1, @nik, @phone, @fingerprint, @state, @at, @answer, @at, @at
    FROM lookups WHERE list_id = @list_id`);
  let numbers: ReadonlyMap<number, { nik: string; phone: string }> | null = null;
  let made = 0;
  for (const row of newest.all(lastAttempt)) {
    const { lookup_id: id, list_id, started_at: at } = row;
    if (row.there === 1 && !stale.has(id)) continue;
    const found = row.raw === null ? null : readAnswer(row.raw);
    const state =
      row.outcome === 'answered' && found?.answer
        ? 'answered'
        : row.outcome === 'no-record'
          ? 'no_record'
          : row.outcome === 'refused'
            ? 'refused'
            : 'in_doubt';
    const answer = state === 'answered' ? (found?.answer ?? null) : null;
    if (row.there === 1) {
      settle.run({ id, state, answer, at });
      continue;
    }
    numbers ??= numbersOf(damaged);
    const person = numbers.get(id);
    if (!person || !base.prepare('SELECT 1 FROM lists WHERE id = ?').get(list_id)) continue;
    // Who knows what else was asked: as another question it shares no answer.
    make.run({ id, list_id, ...person, fingerprint: `rebuilt ${id}`, state, answer, at });
    made += 1;
  }
  return made;
}

function numbersOf(damaged: Database.Database): Map<number, { nik: string; phone: string }> {
  const found = new Map<number, { nik: string; phone: string }>();
  const columns = ['nik', 'phone', 'lookup_id'];
  for (const row of salvageTable(damaged, 'lookup_niks', columns, { byRowid: false, highest: 0 }).rows) {
    found.set(Number(row.lookup_id), { nik: String(row.nik), phone: String(row.phone) });
  }
  return found;
}

/** What points to a row that is gone: where it may point nowhere it does, else it goes too. Returns how many twins lost their leader. */
function repairReferences(base: Database.Database): number {
  const orphans = `twin_of IS NOT NULL AND NOT EXISTS (SELECT 1 FROM lookups e WHERE e.id = lookups.twin_of)`;
  // Its answer is gone: somebody says whether it is asked.
  const parted = base.prepare(`UPDATE lookups SET twin_of = NULL, state = 'cancelled' WHERE ${orphans}`).run().changes;
  for (let changed = true; changed; ) {
    changed = false;
    for (const table of tablesOf(base)) {
      const columns = base.pragma(`table_xinfo(${table})`) as { name: string; notnull: 0 | 1; pk: number }[];
      const references = base.pragma(`foreign_key_list(${table})`) as {
        table: string;
        from: string;
        to: string | null;
      }[];
      for (const { table: parent, from, to } of references) {
        const free = columns.some(({ name, notnull, pk }) => name === from && notnull === 0 && pk === 0);
        const gone = `${from} IS NOT NULL AND NOT EXISTS
          (SELECT 1 FROM ${parent} AS parent WHERE parent.${to ?? keyOf(base, parent)[0]} = ${table}.${from})`;
        const sql = free ? `UPDATE ${table} SET ${from} = NULL WHERE ${gone}` : `DELETE FROM ${table} WHERE ${gone}`;
        if (base.prepare(sql).run().changes > 0) changed = true;
      }
    }
  }
  return parted;
}

/** Returns the rupiah that were charged for calls that are not there any more; null: nobody can say. */
function deriveAnew(base: Database.Database, damaged: Database.Database): number | null {
  base.exec(`
    DELETE FROM list_states;
    INSERT INTO list_states SELECT list_id, state, count(*) FROM lookups GROUP BY 1, 2;
    DELETE FROM lookup_niks;
    INSERT OR IGNORE INTO lookup_niks SELECT nik, phone, id FROM lookups;
    DELETE FROM lookup_phones;
    INSERT OR IGNORE INTO lookup_phones SELECT phone, id FROM lookups;
    UPDATE history_state SET rules = 0;
    CREATE TEMP TABLE sums AS
      SELECT list_id, date(started_at / 1000, 'unixepoch', 'localtime') AS day, connection_id, charge, price, count(*) AS n,
        sum(coalesce(outcome IN ('answered', 'no-record', 'refused', 'unknown-code'), 0)) AS finals
      FROM attempts GROUP BY 1, 2, 3, 4, 5;`);
  const columns = ['list_id', 'day', 'connection_id', 'charge', 'price', 'n', 'finals'];
  const salvaged = salvageTable(damaged, 'charge_days', columns, { byRowid: false, highest: 0 });
  const counted = [...salvaged.rows];
  const { whole } = salvaged.rest();
  const put = base.prepare<Record<string, unknown>>(
    `INSERT OR REPLACE INTO charge_days (${columns.join(', ')}) VALUES (${columns.map((one) => `@${one}`).join(', ')})`,
  );
  base.exec('DELETE FROM charge_days');
  // What was paid stays counted, also where the call itself is gone.
  const rows = whole ? counted : base.prepare<[], Record<string, unknown>>('SELECT * FROM sums').all();
  for (const row of rows) put.run(row);
  const charged = (from: string) =>
    Number(
      base
        .prepare(`
          SELECT coalesce(sum(d.n * d.price), 0) FROM ${from} d JOIN connections c ON c.id = d.connection_id
          WHERE d.charge = 'charged' AND c.kind = 'account'`)
        .pluck()
        .get(),
    );
  const missing = whole ? Math.max(0, charged('charge_days') - charged('sums')) : null;
  base.exec('DROP TABLE sums');
  return missing;
}
