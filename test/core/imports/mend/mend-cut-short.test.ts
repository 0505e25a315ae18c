/** Mending that is cut short, wherever it is: the list adds up, no row is lost or there twice, and once more does the rest. */
import { expect, test } from 'vitest';
import type { Problem } from '../../../../src-main/contract/person.ts';
import { createMending } from '../../../../src-main/core/imports/mend/mend-list.ts';
import { createMendRows } from '../../../../src-main/core/imports/mend/mend-rows.ts';
import { createRowDigest } from '../../../../src-main/core/imports/problems/row-digest.ts';
import { rowMark } from '../../../../src-main/core/imports/problems/source-key.ts';
import { createImportRows } from '../../../../src-main/core/imports/storing/import-rows.ts';
import { createListView } from '../../../../src-main/core/lists/list-view.ts';
import { listsBench } from '../../lists/lists-bench.ts';
import { readBytes } from '../../spreadsheet/read/read-bytes.ts';
import { clockOfShortTurns, failingAfter, nik, person, phone } from '../draft/drafts-bench.ts';

const key = 'ABCDEFGH';
const count = 12;
/** Every third row is good; rows count from 2. */
const lines = Array.from({ length: count }, (_, n) => (n % 3 === 0 ? person(n) : `310000,${phone(n)},Orang ${n}`));
const leftOut = lines.flatMap((_, n) => (n % 3 === 0 ? [] : [n]));
/** One asks what another asks, one is still wrong. */
const mendedLine = (n: number) => (n === 4 ? person(1) : n === 7 ? `31,${phone(7)},Orang 7` : person(n));

const digestOf = createRowDigest(['NIK', 'No HP', 'Nama'], { nik: 1, phone: 2, name: 3 });
const markOf = (n: number) => rowMark({ sourceKey: key, row: n + 2, digest: digestOf(lines[n]?.split(',') ?? []) });

async function bench() {
  const lists = await listsBench();
  const { store } = lists;
  const { list } = await lists.import({ fileId: lists.file('daftar.csv', ['NIK,No HP,Nama', ...lines].join('\n')) });
  store
    .prepare<{ id: number; key: string }>('UPDATE lists SET source_key = :key WHERE id = :id')
    .run({ id: list.id, key });
  const file = ['NIK,No HP,Nama,Baris Sambung', ...leftOut.map((n) => `${mendedLine(n)},${markOf(n)}`)].join('\n');
  const { rows: read } = await readBytes(Buffer.from(file));
  const rows = createMendRows(store, createImportRows(store));
  const counted = store.prepare<
    { id: number },
    { accepted: number; rejected: number; states: number; duplicates: number }
  >(`
    SELECT (SELECT count(*) FROM lookups WHERE list_id = :id) AS accepted,
           (SELECT count(*) FROM rejected_rows WHERE list_id = :id) AS rejected,
           (SELECT sum(n) FROM list_states WHERE list_id = :id) AS states,
           (SELECT count(*) FROM lookups WHERE list_id = :id AND twin_of IS NOT NULL) AS duplicates`);
  const places = store.prepare<{ id: number }, { row: number }>(`
    SELECT source_row AS row FROM lookups WHERE list_id = :id UNION ALL
    SELECT source_row FROM rejected_rows WHERE list_id = :id ORDER BY 1`);
  const view = createListView(store, { of: () => ({ ratePerSecond: null, secondsLeft: null }) });

  const said = store.prepare<{ id: number }, { row: number; problems: string }>(`
    SELECT source_row AS row, problems FROM lookups WHERE list_id = :id UNION ALL
    SELECT source_row, problems FROM rejected_rows WHERE list_id = :id ORDER BY 1`);

  return {
    /** Row of the list → what is said of it. */
    said: () => new Map(said.all({ id: list.id }).map(({ row, problems }) => [row, JSON.parse(problems) as Problem[]])),
    mending: (transactions: number) =>
      createMending({
        store: failingAfter(store, transactions),
        rows,
        clock: clockOfShortTurns(),
        listId: list.id,
        sourceKey: key,
        dropped: [],
        withheld: [],
        onTaken: () => {},
      }),
    read,
    addsUp(): { accepted: number; rejected: number } {
      const { accepted, rejected, duplicates } = view.get(list.id);
      const stored = counted.get({ id: list.id });
      expect(stored).toEqual({ accepted, rejected, duplicates, states: accepted });
      expect(places.all({ id: list.id }).map(({ row }) => row)).toEqual(lines.map((_, n) => n + 2));
      return { accepted, rejected };
    },
  };
}

test('a list adds up wherever its mending was cut short, and mending once more does the rest', async () => {
  for (const cut of [1, 3, 7]) {
    const { mending, read, addsUp } = await bench();
    const before = addsUp();
    await expect(mending(cut).takeSlice(read)).rejects.toThrow('cut short');
    const between = addsUp();
    expect(between.accepted).toBeGreaterThanOrEqual(before.accepted);
    if (cut > 1) expect(between.accepted).toBeGreaterThan(before.accepted);
    const rest = mending(1_000);
    await rest.takeSlice(read);
    expect(addsUp()).toEqual({ accepted: count - 1, rejected: 1 });
    const { mended, stillRejected, ignored } = rest.done();
    expect([mended, stillRejected, ignored]).toEqual([
      leftOut.length - 1 - (between.accepted - before.accepted),
      1,
      between.accepted - before.accepted,
    ]);
  }
});

test('a row whose turn is cut short in its middle is where it was', async () => {
  const { read, addsUp, mending } = await bench();
  const before = addsUp();
  const half = { ...read[0], fingerprint: null } as unknown as (typeof read)[number];
  await expect(mending(1_000).takeSlice([half])).rejects.toThrow();
  expect(addsUp()).toEqual(before);
});

test('what is said of a mended row is said of its place in the list, and of it beside the rows of the list', async () => {
  const { mending, read, said } = await bench();
  await mending(1_000).takeSlice(read);
  for (const [row, problems] of said()) expect(problems.every((problem) => problem.row === row)).toBe(true);
  const codes = (n: number) =>
    said()
      .get(n + 2)
      ?.map(({ code }) => code);
  // Row 1 of the people came before row 4, which asks the same: in their file as in the list.
  expect(codes(1)).toEqual([]);
  expect(codes(4)).toEqual(['twin']);
  expect(codes(7)).toContain('nik-length');
});

test('a mended row is said to have the phone, or the NIK, of another row of its list', async () => {
  const { mending, said } = await bench();
  const lines = [
    `${nik(0)},${phone(51)},Nomor lain,${markOf(1)}`,
    `${nik(52)},${phone(3)},Orang lain,${markOf(2)}`,
    `${nik(53)},${phone(53)},Orang 53,`,
    `${nik(54)},${phone(53)},Orang 54,${markOf(4)}`,
  ];
  const { rows } = await readBytes(Buffer.from(['NIK,No HP,Nama,Baris Sambung', ...lines].join('\n')));
  await mending(1_000).takeSlice(rows);
  const codes = (row: number) =>
    said()
      .get(row)
      ?.map(({ code }) => code);
  expect(codes(3)).toEqual(['same-nik-other-phone']);
  expect(codes(4)).toEqual(['same-phone-other-person']);
  expect(codes(6), 'the other row of that number did not come into the list').toEqual([]);
});
