/** Field sheets as they come back in tests: written with the headings and codes the program gives them. Invented people. */
import { utils, write } from 'xlsx';
import type { LookupItem } from '../../../../src-main/contract/history.ts';
import type { FillInColumn } from '../../../../src-main/contract/outcomes.ts';
import type { Language } from '../../../../src-main/contract/settings.ts';
import { createRowCodes, type RowCodes } from '../../../../src-main/core/reports/outcomes/row-code.ts';
import { openStore } from '../../../../src-main/core/store/store.ts';
import { outcomeWords } from '../../../../src-main/words/outcomes.ts';
import type { CoreBench } from '../../../fakes/core-bench.ts';
import { importFile } from '../../../fakes/import-file.ts';
import { testPorts } from '../../../fakes/ports.ts';

export type Filled = Partial<Record<FillInColumn, string | number | Date>>;
type Value = string | number | Date | null;

const people = [
  ['3201010101900011', 'Budi Contoh', '081200779900'],
  ['3201010101910012', 'Siti Contoh', '081200779904'],
  ['3201010101920013', 'Dewi Contoh', '081200779905'],
  ['3201010101930014', "Rizal A'la Contoh", '081200779915'],
];

/** A list of four, answered by practice; its lookups in the order of the file. */
export async function fourPeople(bench: CoreBench, name = 'nasabah.csv'): Promise<LookupItem[]> {
  const csv = ['NIK;Nama;No HP', ...people.map((person) => person.join(';'))].join('\n');
  const fileId = await bench.upload(name, Buffer.from(csv));
  const { list } = await importFile(bench.ask, {
    fileId,
    connectionId: (await bench.practice()).id,
    startNow: true,
  });
  await bench.finished(list.id);
  const { rows } = await bench.ask('lists.rows', { listId: list.id, limit: 50 });
  return [...rows].sort((a, b) => a.row - b.row);
}

/** The codes of the bench's own store. */
export async function codesOf(bench: CoreBench): Promise<RowCodes> {
  const store = await openStore(testPorts({ dir: bench.ports.dataDir }));
  const codes = createRowCodes(store);
  codes.codeOf(1, 1, { nik: null, phone: null, name: null });
  store.close();
  return codes;
}

const order = ['outcome', 'foundOn', 'promiseDate', 'promiseAmount', 'agent', 'note'] as const;

/** Title, headings, and a row a person, as the field sheet has them. */
export function sheetRows(
  lookups: readonly LookupItem[],
  filled: readonly Filled[],
  { codes, language = 'id', reportId = 1 }: { codes: RowCodes; language?: Language; reportId?: number },
): Value[][] {
  const { column } = outcomeWords[language];
  return [
    ['Lembar kunjungan'],
    ['No', 'Nama', 'NIK', 'Nomor HP', ...order.map((one) => column[one]), column.rowCode],
    ...lookups.map(({ lookupId, person }, index) => [
      index + 1,
      person.name,
      person.nik,
      person.phone,
      ...order.map((one) => filled[index]?.[one] ?? null),
      codes.codeOf(lookupId, reportId, { nik: person.nik, phone: person.phone, name: person.name }),
    ]),
  ];
}

/** A workbook with a cover before it. */
export function workbook(rows: readonly Value[][], bookType: 'xlsx' | 'ods' | 'biff8' | 'csv' = 'xlsx'): Buffer {
  const book = utils.book_new();
  if (bookType !== 'csv') utils.book_append_sheet(book, utils.aoa_to_sheet([['Dibuat oleh', 'petugas uji']]), 'Sampul');
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows as Value[][], { cellDates: true }), 'Orang');
  return Buffer.from(write(book, { bookType, type: 'buffer' }));
}
