/** Lists of a former version, which counted what the operator took out among the rejected, are counted anew. */
import { expect, test } from 'vitest';
import { coreBench } from '../../fakes/core-bench.ts';
import { tempDir } from '../../fakes/ports.ts';
import { insertAccount, openAsOf } from './older-store.ts';

const skipped = '[{"row":3,"field":null,"code":"row-skipped","severity":"error"}]';
const wrong = '[{"row":4,"field":"nik","code":"nik-length","severity":"error"}]';
const both =
  '[{"row":5,"field":null,"code":"row-skipped","severity":"error"},{"row":5,"field":"nik","code":"nik-length","severity":"error"}]';

test('a stored list says how many rows the operator took out, and how many were not accepted', async () => {
  const dir = tempDir();
  const store = await openAsOf(9, dir);
  insertAccount(store);
  const list = store.prepare<[number, number, number]>(`
    INSERT INTO lists (id, kind, name, connection_id, ec_consent, rows, accepted, rejected, complete, created_at)
    VALUES (?, 'file', 'Lama', 7, 0, ?, 0, ?, 1, 1)`);
  const row = store.prepare<[number, number, string]>(
    `INSERT INTO rejected_rows (list_id, source_row, cells, problems) VALUES (?, ?, '[{"heading":"NIK","text":"1"}]', ?)`,
  );
  list.run([1, 3, 3]);
  row.run([1, 3, skipped]);
  row.run([1, 4, wrong]);
  row.run([1, 5, both]);
  list.run([2, 1, 1]);
  row.run([2, 4, wrong]);
  store.close();

  const bench = await coreBench({ ports: { dir } });
  expect(await bench.ask('lists.get', { listId: 1 })).toMatchObject({ rows: 3, accepted: 0, rejected: 1, skipped: 2 });
  expect(await bench.ask('lists.get', { listId: 2 })).toMatchObject({ rows: 1, accepted: 0, rejected: 1, skipped: 0 });
  const { rows, next } = await bench.ask('lists.rejected', { listId: 1 });
  expect([rows.map(({ row: number }) => number), next]).toEqual([[4], null]);
});
