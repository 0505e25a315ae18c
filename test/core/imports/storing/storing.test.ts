/** Storing the rows of an import: what is counted and what is found by number at every commit, and what is left of half a list. */

import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createSlicePacker, type RowSlice, rowsOfSlice } from '../../../../src-main/core/imports/reading/row-slice.ts';
import { importList, type RowSource } from '../../../../src-main/core/imports/storing/import-list.ts';
import { createImportRows } from '../../../../src-main/core/imports/storing/import-rows.ts';
import { removeIncompleteLists } from '../../../../src-main/core/imports/storing/incomplete-lists.ts';
import type { Store } from '../../../../src-main/core/store/store.ts';
import { noAccessLog } from '../../../fakes/no-access-log.ts';
import { listsBench, nothingStored, peopleCsv, personLine } from '../../lists/lists-bench.ts';

type Bench = Awaited<ReturnType<typeof listsBench>>;
const all = (store: Store, sql: string) => store.prepare<Record<string, never>, Record<string, unknown>>(sql).all({});

/** The sums of a store are what counting its rows gives. */
function expectExact(store: Store): void {
  expect(all(store, 'SELECT list_id, state, n FROM list_states WHERE n <> 0 ORDER BY 1, 2')).toEqual(
    all(store, 'SELECT list_id, state, count(*) AS n FROM lookups GROUP BY 1, 2 ORDER BY 1, 2'),
  );
}

function expectFoundByNumbers(store: Store): void {
  expect(all(store, 'SELECT nik, phone, lookup_id AS id FROM lookup_niks')).toEqual(
    all(store, 'SELECT nik, phone, id FROM lookups ORDER BY nik, phone, id'),
  );
  expect(all(store, 'SELECT phone, lookup_id AS id FROM lookup_phones')).toEqual(
    all(store, 'SELECT phone, id FROM lookups ORDER BY phone, id'),
  );
}

/** As somebody checks a person by hand while a list is being stored. */
function checkByHand(store: Store, connectionId: number, serial: number): void {
  store.transaction(() => {
    const list = store
      .prepare<readonly [number]>(
        `INSERT INTO lists (kind, name, connection_id, ec_consent, complete, created_at)
         VALUES ('single-checks', '', ?, 0, 1, 0)`,
      )
      .run([connectionId]).id;
    const nik = `31740515059${String(serial).padStart(5, '0')}`;
    store
      .prepare<readonly [number, string, string]>(
        `INSERT INTO lookups (list_id, source_row, nik, phone, fingerprint, state, run_at, created_at, updated_at)
         VALUES (?, 1, ?, ?, 'f', 'queued', 0, 0, 0)`,
      )
      .run([list, nik, `0812${serial}`]);
  });
}

function slicesOf(count: number): RowSlice[] {
  const packer = createSlicePacker();
  const slices: RowSlice[] = [];
  for (let index = 0; index < count; index += 1) {
    const [nik = '', phone = '', name = ''] = personLine((index * 7_919) % 10_007).split(',');
    const full = packer.add({
      ...{ row: index + 2, fingerprint: `${nik}-${phone}`, twinOfRow: null },
      person: { nik, phone, name, ecNik: null, ecPhone: null, ecName: null },
      extra: [{ heading: 'Cabang', text: 'Bogor' }],
      problems: [],
    });
    if (full) slices.push(full);
  }
  const rest = packer.rest();
  return [...slices, ...(rest ? [rest] : []), ...packer.numbers()];
}

const facts = {
  ...{ sheets: [], columns: [], doubts: [] },
  file: { sheet: null, headerRow: 1, columns: {}, encoding: null, delimiter: null },
};

function importFrom(bench: Bench, source: RowSource, signal = new AbortController().signal) {
  const { store, ports, connectionId } = bench;
  return importList(
    { store, ports, accessLog: noAccessLog, rows: createImportRows(store), reuse: { sweep: async () => {} } },
    source,
    {
      ...{ sourceName: 'a.csv', name: 'a', connectionId, ecConsent: false, purpose: null, legalBasis: null },
      ...{ sourceKey: 'ABCD2345', sourceDigest: null, startNow: false, askAgain: false, samePerson: 'ask' as const },
    },
    { onStored: () => {} },
    signal,
  );
}

/** Pushes every slice as the reading process does. */
const pushing =
  (slices: readonly RowSlice[], before: (index: number) => Promise<void> | void = () => {}): RowSource =>
  async ({ onSlice }) => {
    for (const [index, slice] of slices.entries()) {
      await before(index);
      await onSlice(slice, facts);
    }
    return {
      ...facts,
      summary: { rows: 0, accepted: 0, rejected: 0, skipped: 0, duplicates: 0, roundedColumns: [] } as never,
    };
  };

test('at every commit of an import the counts are those of the rows that are there', async () => {
  let commits = 0;
  const bench = await listsBench({
    wrapStore: (store) => ({
      ...store,
      transaction(run) {
        const result = store.transaction(run);
        commits += 1;
        expectExact(store);
        return result;
      },
    }),
  });
  await bench.import({ fileId: bench.file('a.csv', peopleCsv(5_000)) });
  expect(commits).toBeGreaterThan(3);
  expectFoundByNumbers(bench.store);
});

test('rows somebody adds in between keep their ids and their numbers, and so do those of the list', async () => {
  const bench = await listsBench();
  const source = pushing(slicesOf(5_000), (index) => checkByHand(bench.store, bench.connectionId, index));
  await importFrom(bench, source);
  expectExact(bench.store);
  expectFoundByNumbers(bench.store);
  expect(all(bench.store, 'PRAGMA foreign_key_check')).toEqual([]);
});

test('the next slice is asked for while one is being stored, and not one more', async () => {
  const bench = await listsBench();
  const slices = slicesOf(8_000).filter((slice) => slice.rows > 0);
  const stored = () => Number(all(bench.store, 'SELECT count(*) AS n FROM lookups')[0]?.n);
  await importFrom(
    bench,
    pushing(slices, (index) => {
      // Of the last one nothing is there yet, of those before it everything.
      expect(stored()).toBe(slices.slice(0, Math.max(0, index - 1)).reduce((sum, { rows }) => sum + rows, 0));
    }),
  );
  expect(stored()).toBe(8_000);
});

test.each([
  ['among its rows', false],
  ['among its numbers', true],
])('an import that fails %s leaves nothing of its own and everything of others', async (_where, amongNumbers) => {
  const bench = await listsBench();
  checkByHand(bench.store, bench.connectionId, 1);
  const slices = slicesOf(5_000);
  const failing = amongNumbers ? slices.findIndex((slice) => slice.niks.length > 0) + 1 : 2;
  const source = pushing(slices, async (index) => {
    if (index === 1) checkByHand(bench.store, bench.connectionId, 2);
    if (index < failing) return;
    while (amongNumbers && bench.stored().lookup_niks === 2) await setImmediate();
    throw new Error('The reading ended here.');
  });
  await expect(importFrom(bench, source)).rejects.toThrow('The reading ended here.');
  expect(bench.stored()).toEqual({
    ...nothingStored,
    ...{ lists: 2, lookups: 2, list_states: 2, lookup_niks: 2, lookup_phones: 2 },
  });
  expectExact(bench.store);
  expectFoundByNumbers(bench.store);
});

test('a list of which a killed program left all rows and half the numbers is taken away at the next start', async () => {
  const bench = await listsBench();
  checkByHand(bench.store, bench.connectionId, 1);
  const rows = createImportRows(bench.store);
  const listId = rows.create({
    ...{
      name: 'a',
      connectionId: bench.connectionId,
      sourceName: 'a.csv',
      ecConsent: false,
      askAgain: false,
      samePerson: 'ask' as const,
    },
    ...{ purpose: null, legalBasis: null, sourceKey: 'ABCD2345', sourceDigest: null, file: facts.file, createdAt: 0 },
  });
  const list = rows.beginStoring(listId);
  for (const slice of slicesOf(2_000)) {
    const steps = list.storing(slice, 1);
    // Only the first steps of the NIKs, and none of the phones.
    let left = slice.phones.length > 0 ? 0 : slice.niks.length > 0 ? 3 : Number.POSITIVE_INFINITY;
    if (left === 0) continue;
    list.turn(steps, () => {
      left -= 1;
      return left > 0;
    });
  }
  expect(bench.stored()).toMatchObject({ lookups: 2_001, lookup_phones: 1 });
  expect(bench.stored().lookup_niks).toBeGreaterThan(100);
  await removeIncompleteLists(bench.store, bench.ports.clock);
  expect(bench.stored()).toEqual({
    ...nothingStored,
    ...{ lists: 1, lookups: 1, list_states: 1, lookup_niks: 1, lookup_phones: 1 },
  });
  expectExact(bench.store);
});

test('a row of a list that can be seen takes its counts and numbers with it, and brings them when its person changes', async () => {
  const bench = await listsBench();
  await bench.import({ fileId: bench.file('a.csv', peopleCsv(50)) });
  const run = (sql: string) => bench.store.prepare<Record<string, never>>(sql).run({});
  run(`UPDATE lookups SET nik = '3174051505600999', phone = '081299999999' WHERE source_row = 7`);
  expectFoundByNumbers(bench.store);
  run('DELETE FROM lookups WHERE source_row IN (3, 7)');
  expectFoundByNumbers(bench.store);
  expectExact(bench.store);
});

test('what is packed for the way to the store is what was read, in the order of the file', () => {
  const packer = createSlicePacker();
  const person = {
    nik: '3174051505600001',
    phone: '081210000000',
    name: null,
    ecNik: null,
    ecPhone: null,
    ecName: null,
  };
  const rows = [
    { row: 3, person: null, cells: [{ heading: 'NIK', text: '"1"' }], problems: [] },
    {
      ...{ row: 4, person, fingerprint: 'f', twinOfRow: null, mark: 'ABCD2345-9' },
      extra: [{ heading: 'Cabang', text: 'A\n"B"' }],
      problems: [{ row: 4, field: 'nik' as const, code: 'nik-cleaned' as const, severity: 'note' as const }],
    },
    { row: 5, person: null, cells: [], problems: [], mark: '' },
    { row: 6, person: { ...person, name: 'Ani' }, fingerprint: 'g', twinOfRow: 4, extra: [], problems: [] },
  ];
  for (const row of rows) packer.add(row);
  const slice = packer.rest();
  expect(slice && rowsOfSlice(slice)).toEqual(rows);
});
