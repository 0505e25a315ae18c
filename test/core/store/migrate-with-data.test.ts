/** A branch's store of the first version, with everything in it that a year of work leaves, comes to today's schema and works on. */
import { expect, test } from 'vitest';
import type { LookupState } from '../../../src-main/contract/states.ts';
import { migrations } from '../../../src-main/core/store/migrate.ts';
import { openStore, type Store } from '../../../src-main/core/store/store.ts';
import { fingerprint } from '../../../src-main/core/td/question.ts';
import { coreBench } from '../../fakes/core-bench.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';
import { openAsOf } from './older-store.ts';

const answer = {
  sequenceId: 'LAMA-1',
  phoneNumberCount: 1,
  applicant: { recentlyUsed: 'yes', frequentlyUsed: 'yes', other: 'no' },
  emergency: null,
};
const hourMs = 3_600_000;

type Row = { list: number; who: number; state: LookupState; twinOf?: number; answered?: boolean };
/** `price` as the connection had it then: it was changed once. */
type Attempt = { lookup: number; outcome: string | null; charge: 'charged' | 'free' | 'unknown'; price?: number };

/** Ids count from 1, in this order. */
const rows: Row[] = [
  { list: 1, who: 1, state: 'answered', answered: true },
  { list: 1, who: 1, state: 'reused', twinOf: 1, answered: true },
  { list: 1, who: 2, state: 'no_record' },
  { list: 1, who: 3, state: 'refused' },
  { list: 1, who: 4, state: 'failed' },
  { list: 1, who: 5, state: 'in_doubt' },
  { list: 1, who: 5, state: 'queued', twinOf: 6 },
  { list: 1, who: 6, state: 'cancelled' },
  { list: 2, who: 1, state: 'queued' },
  { list: 2, who: 7, state: 'queued' },
  { list: 2, who: 7, state: 'queued', twinOf: 10 },
  { list: 2, who: 8, state: 'sending' },
];
const attempts: Attempt[] = [
  { lookup: 1, outcome: 'busy', charge: 'free' },
  { lookup: 1, outcome: 'answered', charge: 'charged', price: 900 },
  { lookup: 3, outcome: 'no-record', charge: 'free' },
  { lookup: 4, outcome: 'refused', charge: 'free' },
  { lookup: 5, outcome: 'unknown-code', charge: 'unknown' },
  { lookup: 6, outcome: 'in-doubt', charge: 'unknown' },
  { lookup: 12, outcome: null, charge: 'unknown' },
];

async function olderStore(dir: string, baseUrl: string): Promise<void> {
  const store = await openAsOf(1, dir);
  const now = Date.now() - hourMs;
  const key = await store.keyring.seal(Buffer.from('kunci-rahasia'), 'partner-key');
  store
    .prepare<[string, Uint8Array, number, number]>(`
      INSERT INTO connections (name, kind, base_url, partner_code, partner_key_sealed, rate_per_second, concurrency,
        price_per_call, in_doubt_policy, timeout_ms, retry_base_ms, retry_max_ms, max_attempts, queue_since, created_at)
      VALUES ('Uji', 'account', ?, 'mitra', ?, 500, 4, 1000, 'hold', 2000, 20, 80, 3, ?, ?)`)
    .run([baseUrl, key, now, now]);
  const list = store.prepare<[string, number, number]>(`
    INSERT INTO lists (kind, name, connection_id, ec_consent, rows, accepted, rejected, complete, created_at, started_at)
    VALUES ('file', ?, 1, 0, 9, 8, 1, 1, ?, ?)`);
  list.run(['Januari', now, now]);
  list.run(['Februari', now, now]);
  const lookup = store.prepare<
    [number, number, string, string, string, number | null, string, number, string | null, number, number]
  >(`
    INSERT INTO lookups (list_id, source_row, nik, phone, fingerprint, twin_of, state, run_at, answer, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  rows.forEach(({ list: listId, who, state, twinOf, answered }, index) => {
    const nik = `320101010101000${who}`;
    const phone = `08120000000${who}`;
    const print = fingerprint({ nik, phone, name: null, ecNik: null, ecPhone: null, ecName: null });
    const text = answered ? JSON.stringify(answer) : null;
    // It was sent: written down before it left, and counted when it moved.
    lookup.run([listId, index + 2, nik, phone, print, twinOf ?? null, 'queued', now, text, now, now]);
    store
      .prepare<[string, number]>('UPDATE lookups SET state = ?, updated_at = updated_at + 1000 WHERE id = ?')
      .run([state, index + 1]);
  });
  const attempt = store.prepare<[number, number, number, number, number]>(`
    INSERT INTO attempts (lookup_id, list_id, connection_id, number, started_at, price)
    VALUES (?, (SELECT list_id FROM lookups WHERE id = ?), 1, ?, ?, ?)`);
  const end = store.prepare<[string, string, number, number]>(
    'UPDATE attempts SET outcome = ?, charge = ?, finished_at = ? WHERE id = ?',
  );
  attempts.forEach(({ lookup: id, outcome, charge, price }, index) => {
    const attemptId = attempt.run([id, id, index + 1, now, price ?? 1_000]).id;
    if (outcome !== null) end.run([outcome, charge, now + 500, attemptId]);
  });
  store
    .prepare<[number]>(`INSERT INTO reports (list_id, format, language, file_name, rows, made_by, made_at)
      VALUES (1, 'xlsx', 'id', 'januari.xlsx', 8, 'petugas uji', ?)`)
    .run([now]);
  store.prepare<[]>(`INSERT INTO rejected_rows VALUES (1, 20, '[]', '[]')`).run([]);
  expect(store.prepare('PRAGMA user_version').all({})).toEqual([{ user_version: 1 }]);
  store.close();
}

/** Both ways of counting, and what SQLite itself finds wrong. */
function checked(store: Store) {
  const all = (sql: string) => store.prepare<Record<string, never>, Record<string, unknown>>(sql).all({});
  expect(all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(all('PRAGMA foreign_key_check')).toEqual([]);
  expect(all('PRAGMA user_version')).toEqual([{ user_version: migrations.length }]);
  const states = all('SELECT list_id, state, n FROM list_states WHERE n <> 0 ORDER BY 1, 2');
  expect(states).toEqual(all('SELECT list_id, state, count(*) AS n FROM lookups GROUP BY 1, 2 ORDER BY 1, 2'));
  expect(all('SELECT nik, phone, lookup_id FROM lookup_niks')).toEqual(
    all('SELECT nik, phone, id AS lookup_id FROM lookups ORDER BY nik, phone, id'),
  );
  expect(all('SELECT phone, lookup_id FROM lookup_phones')).toEqual(
    all('SELECT phone, id AS lookup_id FROM lookups ORDER BY phone, id'),
  );
  const days = all(`SELECT list_id, day, connection_id, charge, price, n, finals FROM charge_days
                    WHERE n <> 0 OR finals <> 0 ORDER BY 1, 2, 3, 4, 5`);
  expect(days).toEqual(
    all(`SELECT list_id, date(started_at / 1000, 'unixepoch', 'localtime') AS day, connection_id, charge, price,
           count(*) AS n, count(*) FILTER (WHERE outcome IN ('answered', 'no-record', 'refused', 'unknown-code')) AS finals
         FROM attempts GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`),
  );
  return { all, states, days };
}

test('a store of the first version comes to the newest one whole, counts what it counted, and its queue goes on', async () => {
  const dir = tempDir();
  const provider = await scriptedProvider(() => ({ body: success() }));
  await olderStore(dir, provider.baseUrl);

  const migrated = await openStore(testPorts({ dir }));
  const { all, states, days } = checked(migrated);
  expect(states).toHaveLength(new Set(rows.map(({ list, state }) => `${list} ${state}`)).size);
  expect(days.reduce((sum, { n }) => sum + Number(n), 0)).toBe(attempts.length);
  expect(all('SELECT state FROM lookups ORDER BY id').map(({ state }) => state)).toEqual(
    rows.map(({ state }) => state),
  );
  expect(all('SELECT file_name FROM reports')).toEqual([{ file_name: 'januari.xlsx' }]);
  migrated.close();

  const bench = await coreBench({ ports: { dir } });
  const february = await bench.finished(2);
  // The question of January is not bought again; what was being sent may have been paid for, and is not sent by itself.
  expect(february.states).toMatchObject({ answered: 1, reused: 2, in_doubt: 1, queued: 0, sending: 0 });
  expect(provider.requests.map(({ body }) => body.id_number)).toEqual(['3201010101010007']);
  const january = await bench.ask('lists.get', { listId: 1 });
  expect(january.states).toMatchObject({ answered: 1, reused: 1, in_doubt: 1, queued: 1, failed: 1, cancelled: 1 });
  expect(january.charges).toEqual({ charged: 1, free: 3, unknown: 2 });
  await bench.core.close();

  const after = await openStore(testPorts({ dir }));
  checked(after);
  after.close();
});
