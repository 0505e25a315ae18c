/** The rows of one list, found and ordered by what they say. */
import { describe, expect, test } from 'vitest';
import { verdictKinds } from '../../../src-main/contract/answer.ts';
import type { FoundRowsQuery } from '../../../src-main/contract/lists.ts';
import { encodeCursor } from '../../../src-main/core/kernel/keyset.ts';
import { everyList, everyRow, listsBench } from './lists-bench.ts';

const operators = ['0812', '0857', '0878'];
const agents = ['Petugas 10', 'Petugas 2', '', 'Petugas 2'];

/** Row n of the file stands in line n + 2. */
function line(at: number): string {
  const nik = `3174051505${String(60 + (at % 40))}${String(at + 1).padStart(4, '0')}`;
  return `${nik},${operators[at % 3]}${String(10_000_000 + at)},Orang ${at},${agents[at % 4]}`;
}

/** Every second row is answered, every fourth as reachable. */
async function answeredList(rows: number) {
  const bench = await listsBench();
  const csv = ['NIK,No HP,Nama,Petugas', ...Array.from({ length: rows }, (_, at) => line(at))].join('\n');
  const { list } = await bench.import({ fileId: bench.file('a.csv', csv) });
  bench.store
    .prepare<{ list: number; yes: string; no: string }>(`
      UPDATE lookups SET state = 'answered', answer = iif((source_row - 2) % 4 = 0, :yes, :no)
      WHERE list_id = :list AND (source_row - 2) % 2 = 0`)
    .run({ list: list.id, yes: answer('yes'), no: answer('no') });
  await bench.indexed();
  async function found(query: Partial<FoundRowsQuery>): Promise<number[]> {
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page = await bench.handlers['lists.rows']({ ...everyRow, ...query, listId: list.id, after });
      expect(page.behind).toBeNull();
      expect(page.rows.length).toBeLessThanOrEqual(query.limit ?? everyRow.limit);
      seen.push(...page.rows.map(({ row }) => row - 2));
      after = page.next;
    } while (after !== null);
    return seen;
  }
  return { bench, list, found };
}

function answer(flag: 'yes' | 'no'): string {
  const applicant = { recentlyUsed: flag, frequentlyUsed: flag, other: 'no' };
  return JSON.stringify({ sequenceId: null, phoneNumberCount: 1, applicant, emergency: null });
}

const upTo = (rows: number) => Array.from({ length: rows }, (_, at) => at);

describe('The rows of a list', () => {
  test('are found by verdict, operator, kept column and text, together, in the order of the file', async () => {
    const { found } = await answeredList(24);
    expect(await found({ verdicts: ['reachable'] })).toEqual([0, 4, 8, 12, 16, 20]);
    expect(await found({ operators: ['Telkomsel'], verdicts: ['reachable'], limit: 1 })).toEqual([0, 12]);
    expect(await found({ columns: [{ heading: 'Petugas', values: ['Petugas 10'] }] })).toEqual(
      upTo(24).filter((at) => at % 4 === 0),
    );
    expect(
      await found({ columns: [{ heading: 'Petugas', values: [''] }], states: ['answered'], search: 'orang 22' }),
    ).toEqual([22]);
    expect(await found({ search: '3174', verdicts: ['not_linked'] })).toEqual([2, 6, 10, 14, 18, 22]);
    expect(await found({ columns: [{ heading: 'Kota', values: ['Bogor'] }] })).toEqual([]);
  });

  test('stand in the order of what they say, whatever the length of a page', async () => {
    const { found } = await answeredList(24);
    for (const limit of [1, 5, 100]) {
      const byVerdict = await found({ sort: 'verdict', limit });
      expect(byVerdict).toEqual([
        ...upTo(24).filter((at) => at % 4 === 0),
        ...upTo(24).filter((at) => at % 4 === 2),
        ...upTo(24).filter((at) => at % 2 === 1),
      ]);
      // As people sort texts, and nothing behind them all.
      expect(await found({ sort: { heading: 'Petugas' }, limit })).toEqual([
        ...upTo(24).filter((at) => at % 4 === 1 || at % 4 === 3),
        ...upTo(24).filter((at) => at % 4 === 0),
        ...upTo(24).filter((at) => at % 4 === 2),
      ]);
      expect(await found({ sort: 'operator', states: ['answered'], limit })).toEqual(
        [...upTo(24).filter((at) => at % 2 === 0)].sort((a, b) => rank(a) - rank(b) || a - b),
      );
    }
    // By a column that the list does not have, or that is no filter: all of them all the same.
    expect(await found({ sort: { heading: 'Kota' }, limit: 7 })).toEqual(upTo(24));
  });

  test('of a long list are walked in the order of the file, and none is missed or shown twice', async () => {
    const { found } = await answeredList(4_200);
    expect(await found({ states: ['answered'], verdicts: ['reachable', 'not_linked'], limit: 400 })).toEqual(
      upTo(4_200).filter((at) => at % 2 === 0),
    );
  });

  test('go on behind a value that nobody has any more', async () => {
    const { bench, list } = await answeredList(24);
    const behind = async (value: string, query: Partial<FoundRowsQuery>) => {
      const page = { ...everyRow, ...query, listId: list.id, after: encodeCursor([value, 7]) };
      return (await bench.handlers['lists.rows'](page)).rows.map(({ row }) => row - 2);
    };
    const [tens, none] = [0, 2].map((rest) => upTo(24).filter((at) => at % 4 === rest));
    expect(await behind('=Petugas 3', { sort: { heading: 'Petugas' } })).toEqual([...(tens ?? []), ...(none ?? [])]);
    expect(await behind('=Petugas 1', { sort: { heading: 'Petugas' }, states: ['answered'] })).toEqual([
      ...(tens ?? []),
      ...(none ?? []),
    ]);
    expect(await behind('=zzz', { sort: { heading: 'Petugas' } })).toEqual(none);
    expect(await behind('=likely', { sort: 'verdict', states: ['answered'] })).toEqual(none);
  });

  test('refuse a cursor of another order', async () => {
    const { bench, list } = await answeredList(4);
    const ask = (query: Partial<FoundRowsQuery>) => async () =>
      bench.handlers['lists.rows']({ ...everyRow, ...query, listId: list.id });
    const { next } = await ask({ sort: 'verdict', limit: 1 })();
    await expect(ask({ search: 'orang', after: next })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('count as the history counts the same list', async () => {
    const { found } = await answeredList(24);
    const ofKinds = await Promise.all(verdictKinds.map(async (kind) => (await found({ verdicts: [kind] })).length));
    expect(ofKinds).toEqual([6, 0, 0, 6, 0, 0, 12]);
  });
});

/** Indosat, Telkomsel, XL: as their names are sorted. */
function rank(at: number): number {
  return [1, 0, 2][at % 3] ?? 0;
}

test('Lists are found by a part of their name or of their file’s, page after page', async () => {
  const bench = await listsBench();
  const csv = ['NIK,No HP,Nama', line(0).split(',').slice(0, 3).join(',')].join('\n');
  for (const [file, name] of [
    ['maret.csv', 'Cabang Melati'],
    ['april.csv', 'Cabang Mawar 100%'],
    ['mei_melati.csv', 'Cabang Kenanga'],
  ] as const) {
    await bench.import({ fileId: bench.file(file, csv), name });
  }
  async function named(search: string, limit = 50): Promise<string[]> {
    const names: string[] = [];
    let after: string | null = null;
    do {
      const page = await bench.handlers['lists.page']({ ...everyList, named: search, after, limit });
      names.push(...page.lists.map(({ name }) => name));
      after = page.next;
    } while (after !== null);
    return names;
  }
  expect(await named('MELATI', 1)).toEqual(['Cabang Kenanga', 'Cabang Melati']);
  expect(await named('0%')).toEqual(['Cabang Mawar 100%']);
  expect(await named('_')).toEqual(['Cabang Kenanga']);
  expect(await named('')).toHaveLength(3);
});

test('Lists that are archived are out of the way and found by name all the same; groups stand together', async () => {
  const bench = await listsBench();
  const csv = ['NIK,No HP,Nama', line(0).split(',').slice(0, 3).join(',')].join('\n');
  const ids: number[] = [];
  for (const name of ['Januari', 'Februari', 'Maret']) {
    ids.push((await bench.import({ fileId: bench.file(`${name}.csv`, csv), name })).list.id);
  }
  const [january = 0, , march = 0] = ids;
  const named = async (chosen: Partial<{ named: string; archived: 'with' | 'without' | 'only'; group: string }>) => {
    const page = await bench.handlers['lists.page']({ ...everyList, ...chosen, after: null, limit: 50 });
    return page.lists.map(({ name }) => name);
  };
  await bench.handlers['lists.archive']({ listId: january, archived: true });
  await bench.handlers['lists.setGroup']({ listId: january, group: 'Kampanye' });
  const list = await bench.handlers['lists.setGroup']({ listId: march, group: 'Kampanye' });
  expect(list).toMatchObject({ group: 'Kampanye', archivedAt: null });
  expect(await named({ archived: 'without' })).toEqual(['Maret', 'Februari']);
  expect(await named({ archived: 'only' })).toEqual(['Januari']);
  expect(await named({ named: 'jan' })).toEqual(['Januari']);
  expect(await named({ group: 'Kampanye' })).toEqual(['Maret', 'Januari']);
  expect(await named({ group: 'Kampanye', archived: 'without' })).toEqual(['Maret']);
  expect(await bench.handlers['lists.groups']({})).toEqual({ groups: [{ name: 'Kampanye', lists: 2 }], archived: 1 });

  await bench.handlers['lists.archive']({ listId: january, archived: false });
  for (const listId of [january, march]) await bench.handlers['lists.setGroup']({ listId, group: null });
  expect(await bench.handlers['lists.groups']({})).toEqual({ groups: [], archived: 0 });
  expect(await named({ archived: 'without' })).toEqual(['Maret', 'Februari', 'Januari']);
});
