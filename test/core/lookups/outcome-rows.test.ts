/** Which outcome counts for which lookup, on real stores with invented people. */
import { expect, onTestFinished, test } from 'vitest';
import type { OutcomeKind } from '../../../src-main/contract/outcomes.ts';
import { createOutcomeRows } from '../../../src-main/core/lookups/outcome-rows.ts';
import { openStore } from '../../../src-main/core/store/store.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';

/** Lists 1 and 2 are practice, 3 is of an account; each asks about the same NIK by the phones given. */
async function outcomesOf(lookups: { id: number; list: 1 | 2 | 3; phone: string }[]) {
  const store = await openStore(testPorts({ dir: tempDir() }));
  onTestFinished(() => store.close());
  const run = (sql: string) => store.prepare<[]>(sql).run([]);
  for (const [id, kind] of [
    [1, 'practice'],
    [2, 'account'],
  ] as const)
    run(`INSERT INTO connections (id, name, kind, base_url, partner_code, partner_key_sealed, rate_per_second, concurrency,
      price_per_call, in_doubt_policy, timeout_ms, retry_base_ms, retry_max_ms, max_attempts, queue_since, created_at)
      VALUES (${id}, 'K${id}', '${kind}', '', 'p', x'00', 5, 4, 0, 'hold', 1000, 10, 100, 6, 0, 0)`);
  for (const id of [1, 2, 3])
    run(`INSERT INTO lists (id, kind, name, connection_id, ec_consent, complete, created_at)
      VALUES (${id}, 'file', 'Daftar ${id}', ${id === 3 ? 2 : 1}, 0, 1, 0)`);
  for (const { id, list, phone } of lookups)
    run(`INSERT INTO lookups (id, list_id, source_row, nik, phone, fingerprint, state, run_at, created_at, updated_at)
      VALUES (${id}, ${list}, ${id}, '3201010101900011', '${phone}', '', 'queued', 0, 0, 0)`);
  const rows = createOutcomeRows(store);
  return {
    rows,
    found: (lookupId: number, kind: OutcomeKind, day: string, reportId: number | null = null) =>
      rows.add({
        ...{ lookupId, kind, day, reportId },
        phone: lookups.find(({ id }) => id === lookupId)?.phone ?? '',
        ...{ agent: null, foundOn: day, promiseDate: null, promiseAmount: null, note: null },
        ...{ fileId: null, sourceRow: null, recordedAt: 0, recordedBy: 'uji' },
      }),
    newest: (...ids: number[]) => [...rows.newestOutcomes(ids)].map(([id, { kind }]) => [id, kind]).sort(),
  };
}

const [phone, another] = ['081234560001', '081234560002'];

test('the newest word about that number of that person counts, in whatever list it was said', async () => {
  const { found, newest, rows } = await outcomesOf([
    { id: 1, list: 1, phone },
    { id: 2, list: 2, phone },
    { id: 3, list: 2, phone: another },
  ]);
  expect(newest(1, 2, 3)).toEqual([]);
  found(1, 'reached', '2026-11-02');
  found(2, 'wrong-number', '2026-11-05');
  found(1, 'not-answered', '2026-11-04');
  expect(newest(1, 2, 3)).toEqual([
    [1, 'wrong-number'],
    [2, 'wrong-number'],
  ]);
  expect(rows.about(1).map(({ kind, listName }) => [kind, listName])).toEqual([
    ['wrong-number', 'Daftar 2'],
    ['not-answered', 'Daftar 1'],
    ['reached', 'Daftar 1'],
  ]);
});

test('a death counts for every number of the person', async () => {
  const { found, newest } = await outcomesOf([
    { id: 1, list: 1, phone },
    { id: 3, list: 2, phone: another },
  ]);
  found(1, 'died', '2026-11-02');
  expect(newest(3)).toEqual([[3, 'died']]);
});

test('what practice found says nothing about a real answer, nor the other way round', async () => {
  const { found, newest, rows } = await outcomesOf([
    { id: 1, list: 1, phone },
    { id: 2, list: 3, phone },
  ]);
  found(1, 'wrong-number', '2026-11-02');
  expect(newest(2)).toEqual([]);
  expect(rows.about(2)).toEqual([]);
  found(2, 'refused', '2026-11-01');
  expect(newest(1, 2)).toEqual([
    [1, 'wrong-number'],
    [2, 'refused'],
  ]);
});
