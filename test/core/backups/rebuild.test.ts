/** A damaged database and a backup become one again: whatever can be read is there, and what is not is counted. */
import { closeSync, copyFileSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyStore } from '../../../src-main/core/store/backup/copy-store.ts';
import { type RebuildJob, rebuildStore } from '../../../src-main/core/store/backup/rebuild.ts';
import { openWithKey } from '../../../src-main/core/store/open-database.ts';
import { openStore, type Store } from '../../../src-main/core/store/store.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';

const pageBytes = 4_096;
const lookups = 900;
const perList = 300;

type Row = Record<string, unknown>;
type Content = Record<'lists' | 'lookups' | 'attempts', Map<number, Row>>;

const readAnswer = (raw: string) => ({ answer: raw.startsWith('{') ? '{"parsed":1}' : null });

/** Half of it is in the backup; since then one list was taken away, rows were answered, and others came. */
let made: { dir: string; key: Uint8Array; backup: RebuildJob['backup']; truth: Content; pages: number };

function insertList(store: Store, list: number): void {
  store
    .prepare<{ list: number }>(`
      INSERT INTO lists (id, kind, name, connection_id, ec_consent, created_at, started_at, complete)
      VALUES (:list, 'file', 'Daftar ' || :list, 1, 0, 0, 0, 1)`)
    .run({ list });
  const add = store.prepare<{ list: number; row: number; nik: string; phone: string; name: string; print: string }>(`
    INSERT INTO lookups (list_id, source_row, nik, phone, name, fingerprint, state, run_at, created_at, updated_at)
    VALUES (:list, :row, :nik, :phone, :name, :print, 'queued', 0, 0, 0)`);
  store.transaction(() => {
    for (let row = 1; row <= perList; row += 1) {
      const n = list * 1_000 + row;
      add.run({
        ...{ list, row, nik: `3273${String(n).padStart(12, '0')}`, phone: `0812${String(n).padStart(8, '0')}` },
        ...{ name: `Uji ${n}`, print: `print ${n}` },
      });
    }
  });
}

/** Answered and paid for. Some answers fill pages of their own. */
function answer(store: Store, from: number, to: number): void {
  const attempt = store.prepare<{ id: number; raw: string }>(`
    INSERT INTO attempts (lookup_id, list_id, number, connection_id, started_at, finished_at, outcome, charge, price, raw)
    SELECT id, list_id, 1, 1, 1000 + id, 2000 + id, 'answered', 'charged', 1500, :raw FROM lookups WHERE id = :id`);
  const settle = store.prepare<{ id: number }>(`
    UPDATE lookups SET state = 'answered', answer = '{"parsed":1}', attempts_used = 1, updated_at = 5 WHERE id = :id`);
  store.transaction(() => {
    for (let id = from; id <= to; id += 1) {
      attempt.run({ id, raw: `{"n":${id},"rest":"${'x'.repeat(id % 50 === 0 ? 6_000 : 40)}"}` });
      settle.run({ id });
    }
  });
}

function contentOf(path: string, key: Uint8Array): Content {
  const db = openWithKey(path, key, 'readonly');
  try {
    const read = (table: string, columns: string) =>
      new Map((db.prepare(`SELECT ${columns} FROM ${table}`).all() as Row[]).map((row) => [Number(row.id), row]));
    return {
      lists: read('lists', 'id, name, kind'),
      lookups: read('lookups', 'id, list_id, nik, phone, name, state, answer'),
      attempts: read('attempts', 'id, list_id, outcome, charge, price, raw'),
    };
  } finally {
    db.close();
  }
}

const afterThat: string[] = [];
afterAll(() => {
  for (const one of afterThat) rmSync(one, { recursive: true, force: true });
});

beforeAll(async () => {
  const kept = mkdtempSync(join(tmpdir(), 'sambung-test-'));
  afterThat.push(kept);
  const ports = testPorts({ dir: join(kept, 'data'), stateDir: null });
  mkdirSync(ports.dataDir);
  const store = await openStore(ports);
  store
    .prepare<Record<string, never>>(`
      INSERT INTO connections (name, kind, base_url, partner_code, partner_key_sealed, rate_per_second, concurrency,
        price_per_call, in_doubt_policy, timeout_ms, retry_base_ms, retry_max_ms, max_attempts, queue_since, created_at)
      VALUES ('x', 'account', 'http://a', '', x'', 1, 1, 1500, 'hold', 1, 1, 1, 1, 0, 0)`)
    .run({});
  for (const list of [1, 2]) insertList(store, list);
  answer(store, 1, 200);
  const { source, vault, ...copied } = store.copying();
  // The store's own is wiped when it is closed.
  const key = Buffer.from(copied.key);
  const path = join(kept, 'a.sambung-backup');
  const facts = { madeAt: 1, program: '0', vault };
  const { dbBytes } = copyStore({ source, key, part: path, facts });
  answer(store, 201, 500);
  insertList(store, 3);
  answer(store, 601, 800);
  store.close();
  const pages = statSync(source).size / pageBytes;
  const truth = contentOf(source, key);
  made = { dir: ports.dataDir, key, backup: { path, bytes: dbBytes }, truth, pages };
});

/** Numbers from a seed: the same damage each time. */
function random(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

function rebuilt(pages: readonly number[], backup: RebuildJob['backup'] = made.backup) {
  const dir = tempDir();
  const source = join(dir, 'sambung.db');
  copyFileSync(join(made.dir, 'sambung.db'), source);
  const file = openSync(source, 'r+');
  for (const page of pages) writeSync(file, Buffer.alloc(64, 0xa5), 0, 64, (page - 1) * pageBytes + 1_000);
  closeSync(file);
  const to = join(dir, 'rebuilt.db');
  const account = rebuildStore({ source, key: made.key, backup, to }, readAnswer);
  const content = contentOf(to, made.key);
  const of = (table: keyof Content) =>
    account.tables.find((one) => one.table === table) ?? { table, read: 0, older: 0, lost: 0, sure: true };
  return { account, content, of, to };
}

function compared(content: Content, table: keyof Content) {
  const [there, truth] = [content[table], made.truth[table]];
  const lost = [...truth.keys()].filter((id) => !there.has(id)).length;
  const other = [...truth].filter(([id, row]) => {
    const found = there.get(id);
    return found !== undefined && JSON.stringify(found) !== JSON.stringify(row);
  }).length;
  return { lost, other, more: [...there.keys()].filter((id) => !truth.has(id)).length };
}

test('nothing is damaged: all of it is there, and nothing is missing', () => {
  const { account, content } = rebuilt([]);
  expect(content).toEqual(made.truth);
  expect(account).toMatchObject({ readable: true, complete: true, missingRupiah: 0 });
  for (const { older, lost, sure } of account.tables)
    expect({ older, lost, sure }).toEqual({ older: 0, lost: 0, sure: true });
});

test('its first page is damaged: it is the backup, and says that it may not be all', () => {
  const { account, content } = rebuilt([1]);
  expect(account).toEqual({ readable: false, tables: [], missingRupiah: null, complete: false });
  expect(content.lookups.size).toBe(2 * perList);
  expect(content.attempts.size).toBe(200);
});

test('without a backup it is what can be read', () => {
  const { account, content } = rebuilt([], null);
  expect(content).toEqual(made.truth);
  expect(account).toMatchObject({ complete: true, missingRupiah: 0 });
});

describe.each(Array.from({ length: 24 }, (_, seed) => seed + 1))('damaged at random pages, seed %i', (seed) => {
  test('what is missing is what is told', () => {
    const next = random(seed);
    const many = [1, 1, 2, 4, 10, 30][seed % 6] ?? 1;
    const pages = Array.from({ length: many }, () => 2 + Math.floor(next() * (made.pages - 1)));
    const { account, content, of } = rebuilt(pages);
    if (!account.readable) {
      // What tables there are lies on a few pages too.
      expect(account.complete).toBe(false);
      expect(content).toEqual(rebuilt([1]).content);
      return;
    }
    for (const table of ['lists', 'lookups', 'attempts'] as const) {
      const { lost, other, more } = compared(content, table);
      const told = of(table);
      expect(more, table).toBe(0);
      if (told.sure) expect(told.lost, `${table} lost`).toBe(lost);
      else expect(account.complete).toBe(false);
      // An older row may be as it was all the same.
      expect(told.older, `${table} older`).toBeGreaterThanOrEqual(told.sure ? other : 0);
    }
    if (account.missingRupiah !== null) {
      const gone = [...made.truth.attempts.keys()].filter((id) => !content.attempts.has(id)).length;
      expect(account.missingRupiah).toBe(gone * 1_500);
    }
    // Paid for and there to be read: no such lookup waits to be asked again.
    const answered = new Set([...made.truth.lookups].filter(([, row]) => row.state === 'answered').map(([id]) => id));
    const waits = [...content.lookups].filter(([id, row]) => answered.has(id) && row.state === 'queued');
    const paidFor = waits.filter(([id]) => content.attempts.has(attemptOf(id)));
    expect(paidFor).toEqual([]);
  });
});

/** Attempts were written in the order of the lookups. */
function attemptOf(lookupId: number): number {
  return lookupId <= 500 ? lookupId : lookupId - 100;
}

test('the seeds damage every kind of page', () => {
  const kinds = Array.from({ length: made.pages - 1 }, (_, n) => n + 2)
    .filter((page) => page % 11 === 0)
    .map((page) => rebuilt([page]).account);
  const lost = kinds.filter(({ tables }) => tables.some((one) => one.lost > 0 || one.older > 0));
  expect(lost.length).toBeGreaterThan(2);
  expect(kinds.length - lost.length).toBeGreaterThan(2);
  expect(lookups).toBe(made.truth.lookups.size);
});
