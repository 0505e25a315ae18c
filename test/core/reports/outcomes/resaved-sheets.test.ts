/**
 * A filled-in sheet as LibreOffice 7.4 saved it (test/fixtures/returned-sheets): with the codes of a store whose key is 32
 * sevens, report 5, lookups 11 to 14; the third phone had become a number. Invented people.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSheets } from '../../../../src-main/core/reports/outcomes/read-sheets.ts';
import { rowCodes } from '../../../../src-main/core/reports/outcomes/row-code.ts';
import { testPorts } from '../../../fakes/ports.ts';

const codes = rowCodes(() => new Uint8Array(32).fill(7));
const folder = join(import.meta.dirname, '../../../fixtures/returned-sheets');
const nothing = { promiseDate: null, promiseAmount: null };

const read = (kind: string) =>
  readSheets(
    { ports: testPorts(), codes },
    { path: join(folder, `libreoffice.${kind}`) },
    { password: null, today: '2026-12-02', since: () => '2026-11-30' },
  );

test.each(['xlsx', 'ods', 'xls'])('a sheet that LibreOffice saved as %s reads as it was filled in', async (kind) => {
  const { rows, twice } = await read(kind);
  expect(twice).toEqual([]);
  expect(rows.map(({ sheet, row, read }) => [sheet, row, read.kind])).toEqual([
    [null, 3, 'found'],
    [null, 4, 'found'],
    [null, 5, 'found'],
    [null, 6, 'blank'],
  ]);
  const found = rows.map(({ read }) => (read.kind === 'found' ? { ...read.found, phone: read.phone } : null));
  expect(found).toEqual([
    {
      kind: 'reached',
      foundOn: '2026-12-01',
      agent: 'Joko',
      note: 'Di rumah, ramah.',
      phone: '081200779900',
      ...nothing,
    },
    {
      ...{ kind: 'promised', foundOn: '2026-12-01', promiseDate: '2026-12-05', promiseAmount: 1_500_000 },
      ...{ agent: 'Joko', note: '=bayar di kantor', phone: '081200779904' },
    },
    { kind: 'wrong-number', foundOn: '2026-12-01', agent: null, note: null, phone: '081200779915', ...nothing },
    null,
  ]);
  expect(rows.map(({ read }) => ('code' in read ? [read.code.lookupId, read.code.reportId] : null))).toEqual([
    [11, 5],
    [12, 5],
    [13, 5],
    [14, 5],
  ]);
});

test('saved as CSV by an English LibreOffice its own dates stand with the month first: told, since they read as others', async () => {
  const { rows } = await read('csv');
  expect(rows.map(({ row, read: of }) => [row, of.kind, 'problems' in of ? of.problems : []])).toEqual([
    [3, 'unread', [{ code: 'date-too-early', column: 'foundOn', text: '12/01/2026' }]],
    [4, 'unread', [{ code: 'date-too-early', column: 'promiseDate', text: '12/05/2026' }]],
    [5, 'found', []],
    [6, 'blank', []],
  ]);
});

/** Made by the program's own writer: Petugas as "Agen", Alamat as "Catatan alamat", Tunggakan as "Jumlah janji lama", sorted by it, six columns left out. */
test.each(['xlsx', 'ods'])(
  'one with other headings and another order that LibreOffice saved as %s reads as it was filled in',
  async (kind) => {
    const { rows, twice } = await readSheets(
      { ports: testPorts(), codes },
      { path: join(folder, `libreoffice-renamed.${kind}`) },
      { password: null, today: '2026-12-02', since: () => '2026-11-30' },
    );
    expect(twice).toEqual([]);
    expect(
      rows.map(({ row, read: of }) => [
        row,
        of.kind,
        'code' in of ? of.code.lookupId : null,
        'problems' in of ? of.problems : [],
      ]),
    ).toEqual([
      [2, 'found', 13, []],
      [3, 'found', 11, []],
      [4, 'blank', 14, []],
      [5, 'found', 12, []],
    ]);
    expect(rows.flatMap(({ read: of }) => (of.kind === 'found' ? [of.found] : []))).toEqual([
      { kind: 'wrong-number', foundOn: '2026-12-01', agent: null, note: null, ...nothing },
      { kind: 'reached', foundOn: '2026-12-01', agent: 'Joko', note: 'Di rumah, ramah.', ...nothing },
      {
        ...{ kind: 'promised', foundOn: '2026-12-01', promiseDate: '2026-12-05', promiseAmount: 1_500_000 },
        ...{ agent: null, note: '=bayar di kantor' },
      },
    ]);
  },
);
