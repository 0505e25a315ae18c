/** One declaration of a table's columns: select list, insert, update and row agree with it, on a real table. */
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { columnsOf } from '../../../src-main/core/store/columns.ts';

type Branch = { name: string; openedAt: number | null };
const branch = columnsOf<Branch>()({ name: 'name', opened_at: 'openedAt' });

test('what is written through it is read through it, whatever else the table holds', () => {
  const store = new Database(':memory:');
  store.exec('CREATE TABLE branches (id INTEGER PRIMARY KEY, opened_at INTEGER, name TEXT, other TEXT) STRICT');
  const insert = store.prepare(`INSERT INTO branches (id, ${branch.list()}) VALUES (:id, ${branch.values})`);
  insert.run({ id: 1, ...branch.toRow({ name: 'Kudus', openedAt: 7 }) });
  insert.run({ id: 2, ...branch.toRow({ name: 'Jepara', openedAt: null }) });
  store
    .prepare(`UPDATE branches SET ${branch.assignments} WHERE id = :id`)
    .run({ id: 2, ...branch.toRow({ name: 'Pati', openedAt: 8 }) });
  const rows = store.prepare(`SELECT ${branch.list('b')}, b.id FROM branches b ORDER BY b.id`).all();
  expect(rows.map((row) => branch.fromRow(row as { name: string; opened_at: number | null }))).toEqual([
    { name: 'Kudus', openedAt: 7 },
    { name: 'Pati', openedAt: 8 },
  ]);
  store.close();
});

test('a field that no column holds does not compile', () => {
  // @ts-expect-error: openedAt is missing.
  const short = columnsOf<Branch>()({ name: 'name' });
  expect(short.list()).toBe('name');
});
