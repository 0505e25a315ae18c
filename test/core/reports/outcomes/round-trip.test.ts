/** A field sheet as the program writes it, filled in and saved by another program, taken back: nothing about a row is lost on the way. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read, utils, type WorkSheet, write } from 'xlsx';
import { outcomeWords } from '../../../../src-main/words/outcomes.ts';
import { column, fieldBench, tableOf } from '../field/field-bench.ts';

type Value = string | number | Date;
type Filling = Readonly<Record<string, Value>>;

/** The sheet with those cells filled in by name of the person, saved anew as another spreadsheet program does. */
function filledIn(bytes: Buffer, sheetName: string, nameHeading: string, filling: Readonly<Record<string, Filling>>) {
  const book = read(bytes, { cellDates: true });
  const sheet = book.Sheets[sheetName] as WorkSheet;
  const [headings = [], ...rows] = utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '', raw: false });
  rows.forEach((row, index) => {
    for (const [heading, value] of Object.entries(filling[row[headings.indexOf(nameHeading)] ?? ''] ?? {})) {
      const at = headings.indexOf(heading);
      if (at < 0) throw new Error(`There is no column ${heading}: ${headings.join(', ')}`);
      utils.sheet_add_aoa(sheet, [[value]], { origin: { r: index + 1, c: at }, cellDates: true });
    }
  });
  return Buffer.from(write(book, { bookType: 'xlsx', type: 'buffer' }));
}

describe.each([
  { language: 'id', nik: 'masked', sheet: 'Kunjungan', name: 'Nama' },
  { language: 'en', nik: 'whole', sheet: 'Visits', name: 'Name' },
] as const)('a visit sheet in $language with the NIK $nik', ({ language, nik, sheet, name }) => {
  const { column: heading, kind } = outcomeWords[language];

  it('comes back with every outcome at its person, and no row taken for changed or unknown', async () => {
    const bench = await fieldBench();
    const list = await bench.list();
    const { out, report } = await bench.make({ listIds: [list.id], language, nik });
    const day = new Date();
    day.setHours(0, 0, 0, 0);
    const back = filledIn(readFileSync(out), sheet, name, {
      'Siti Contoh': { [heading.outcome]: kind.reached, [heading.note]: 'Di rumah.' },
      'Budi Contoh': { [heading.outcome]: kind['wrong-number'], [heading.agent]: 'Joko' },
      '=Agus Contoh': {
        [heading.outcome]: kind.promised,
        [heading.foundOn]: day,
        [heading.promiseDate]: day,
        [heading.promiseAmount]: 150_000,
      },
    });
    const fileId = await bench.upload('kembali.xlsx', back);
    const result = await bench.ask('outcomes.import', { fileIds: [fileId], apply: true });
    expect(result).toMatchObject({ outcomes: 3, blank: 2, unknown: 0, changed: 0, problems: [] });

    const { rows } = await bench.ask('lists.rows', { listId: list.id, limit: 50 });
    const found = await Promise.all(rows.map(({ lookupId }) => bench.ask('history.get', { lookupId })));
    const kinds = Object.fromEntries(
      found.map(({ person, outcomes }) => [person.name, outcomes.map((one) => one.kind)]),
    );
    expect(kinds).toEqual({
      'Budi Contoh': ['wrong-number'],
      'Siti Contoh': ['reached'],
      'Dewi Contoh': [],
      '=Agus Contoh': ['promised'],
      'Rina Contoh': [],
    });
    expect(found.flatMap(({ outcomes }) => outcomes.map(({ reportId }) => reportId))).toEqual(
      Array.from({ length: 3 }, () => report.reportId),
    );
  });

  it('tells a row whose name was changed, and stores nothing of it', async () => {
    const bench = await fieldBench();
    const list = await bench.list();
    const { out } = await bench.make({ listIds: [list.id], language, nik });
    const back = filledIn(readFileSync(out), sheet, name, {
      'Siti Contoh': { [heading.outcome]: kind.reached, [name]: 'Orang Lain' },
    });
    const fileId = await bench.upload('kembali.xlsx', back);
    const result = await bench.ask('outcomes.import', { fileIds: [fileId], apply: true });
    expect(result).toMatchObject({ outcomes: 0, changed: 1, unknown: 0 });
  });
});

it('what an agent found comes first in what the next sheet says', async () => {
  const bench = await fieldBench();
  const list = await bench.list();
  const { out } = await bench.make({ listIds: [list.id] });
  const first = column(tableOf(readFileSync(out), 'Kunjungan'), 'Nama')[0] as string;
  const { column: heading, kind } = outcomeWords.id;
  const back = filledIn(readFileSync(out), 'Kunjungan', 'Nama', {
    [first]: { [heading.outcome]: kind['wrong-number'] },
  });
  await bench.ask('outcomes.import', { fileIds: [await bench.upload('kembali.xlsx', back)], apply: true });
  const next = tableOf(readFileSync((await bench.make({ listIds: [list.id] })).out), 'Kunjungan');
  expect(column(next, 'Nama')[0]).not.toBe(first);
  expect(column(next, 'Nama')).toContain(first);
});

it('a sheet with other headings, fewer columns and another order comes back as any other', async () => {
  const bench = await fieldBench();
  const list = await bench.list();
  const { out, report } = await bench.make({
    listIds: [list.id],
    renamed: [
      { column: 'Petugas', heading: 'Agen' },
      { column: 'Alamat', heading: 'Catatan alamat' },
      { column: 'Tunggakan', heading: 'Jumlah janji lama' },
    ],
    without: ['whatsapp', 'operator', 'reason', 'answerAge', 'otherNumbers', 'lastOutcome'],
    sort: { column: 'Jatuh tempo', descending: true },
  });
  const { column: heading, kind } = outcomeWords.id;
  const back = filledIn(readFileSync(out), 'Kunjungan', 'Nama', {
    'Siti Contoh': { [heading.outcome]: kind.reached, [heading.note]: 'Di rumah.' },
    'Budi Contoh': { [heading.outcome]: kind['wrong-number'], [heading.agent]: 'Joko' },
  });
  const fileId = await bench.upload('kembali.xlsx', back);
  const result = await bench.ask('outcomes.import', { fileIds: [fileId], apply: true });
  expect(result).toMatchObject({ outcomes: 2, blank: 3, unknown: 0, changed: 0, unread: 0, problems: [] });
  const { rows } = await bench.ask('lists.rows', { listId: list.id, limit: 50 });
  const found = await Promise.all(rows.map(({ lookupId }) => bench.ask('history.get', { lookupId })));
  expect(
    found.flatMap(({ person, outcomes }) => outcomes.map((one) => [person.name, one.kind, one.agent, one.note])),
  ).toEqual([
    ['Budi Contoh', 'wrong-number', 'Joko', null],
    ['Siti Contoh', 'reached', null, 'Di rumah.'],
  ]);
  expect(found.flatMap(({ outcomes }) => outcomes.map(({ reportId }) => reportId))).toEqual([
    ...[report.reportId, report.reportId],
  ]);
});
