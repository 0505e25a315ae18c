/**
 * Every word of every file the program writes, in both languages: sheets, headings, cells, notes. A wanted change is
 * written down by `npm run --silent test:unit -- test/core/reports/written-files.test.ts -u`.
 */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import type { CallName, InputOf } from '../../../src-main/contract/index.ts';
import { realClock } from '../../fakes/clock.ts';
import { type CoreBench, coreBench } from '../../fakes/core-bench.ts';
import { goldenJson } from '../../fakes/golden.ts';
import { importFile } from '../../fakes/import-file.ts';
import { shownTables } from '../../fakes/shown-tables.ts';

const languages = ['id', 'en'] as const;
const account = { name: 'Bogor', partnerCode: 'practice', partnerKey: 'practice-key' };
// One at a time, so that the provider sees the rows in the order of the list.
const pace = { ratePerSecond: 500, concurrency: 1, retryBaseMs: 5, retryMaxMs: 10, maxAttempts: 2 };

/** What no two runs have alike: times, and ids that are drawn. */
function plain(text: string): string {
  return (
    text
      .replaceAll(/\b20\d\d-\d\d-\d\d \d\d:\d\d(:\d\d)?\b/g, '<time>')
      // The day of another check, which a next step names. A person's own dates are typed the other way round, and stay.
      .replaceAll(/\b(tanggal|check of) 20\d\d-\d\d-\d\d\b/g, '$1 <day>')
      // The mark of a row in a problems file: the list's own key, the row, a digest with that key.
      .replaceAll(/\b[0-9A-Z]{8}-(\d+)-[0-9A-Z]{3}\b/g, '<key>-$1-<digest>')
      .replace(/^20\d\d-\d\d(-\d\d)?$/, '<month>')
      .replaceAll(/\b[0-9A-F]{32}\b/g, '<sequence id>')
  );
}

/** Sheet by sheet, row by row: a cell's value, of a date what it shows, and beside it the note that hangs on it. */
function contents(name: string, bytes: Buffer): unknown {
  if (name.endsWith('.csv')) return bytes.toString('utf8').split('\r\n').map(plain);
  const sheets = shownTables(bytes).map(({ name: sheet, rows }) => {
    const told = rows.map((row) =>
      row.map(({ value, notes }) => {
        const text = typeof value === 'string' ? plain(value) : value;
        return notes ? { value: text, notes } : text;
      }),
    );
    return [sheet, told.filter((row) => row.some((cell) => cell !== null))] as const;
  });
  return Object.fromEntries(sheets);
}

/** The file of that name as the call writes it, in both languages. */
/** Of each kind of input by itself. */
type OrderOf<Input> = Input extends unknown ? Omit<Input, 'fileId' | 'language'> : never;

async function expectWritten<N extends CallName>(
  bench: CoreBench,
  name: string,
  call: N,
  order: OrderOf<InputOf<N>>,
): Promise<Record<'id' | 'en', Buffer>> {
  const written: Partial<Record<'id' | 'en', Buffer>> = {};
  for (const language of languages) {
    const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: name });
    const fileId = file?.fileId ?? '';
    await bench.ask(call, { ...order, fileId, language } as InputOf<N>);
    written[language] = await bench.download(fileId);
  }
  const both = written as Record<'id' | 'en', Buffer>;
  const told = { id: contents(name, both.id), en: contents(name, both.en) };
  const golden = join(import.meta.dirname, 'goldens', `${name}.json`);
  await expect.soft(goldenJson(told, { levels: 3 })).toMatchFileSnapshot(golden);
  return both;
}

const two = (number: number) => String(number).padStart(2, '0');
const nikOf = (index: number) => `3201010101${60 + (index % 39)}${1000 + index}`;

/** One after the other, by the row of the provider's table that answers (core/practice/script.ts). */
function asked(scenes: readonly number[]): string[] {
  return scenes.map((scene, index) => {
    const contact = `${nikOf(500 + index)};08130000${1000 + index};Kontak ${index}`;
    return `${nikOf(index)};0812${two(index)}7799${two(scene)};Orang ${index};;${contact};Melati`;
  });
}

const headings = 'NIK;No HP;Nama;Tanggal Lahir;NIK Kontak Darurat;HP Kontak Darurat;Nama Kontak Darurat;Cabang';
const contactless = ';;;;Melati';

/** A row for every problem a cell can have, as far as text files can show it. */
const troubled = [
  ['', '081234560001', 'Tanpa NIK', ''],
  ['3,20101E+15', '081234560002', 'NIK Ilmiah', ''],
  ['32010101019000AB', '081234560003', 'NIK Huruf', ''],
  ['3171', '081234560004', 'NIK Pendek', ''],
  ['3201013513900005', '081234560005', 'Tanggal Mustahil', ''],
  ['3201010101900000', '081234560006', 'Nomor Urut Nol', ''],
  ['1111111111111111', '081234560007', 'Satu Digit', ''],
  [nikOf(901), '', 'Tanpa HP', ''],
  [nikOf(902), '0812', 'HP Pendek', ''],
  [nikOf(903), '0217654321', 'Telepon Rumah', ''],
  [nikOf(904), '8,12E+10', 'HP Ilmiah', ''],
  [nikOf(905), 'tanya istrinya', 'HP Kata', ''],
  ['#N/A', '081234560013', 'Galat Sel', ''],
  [nikOf(906), '081234560014', '', ''],
  [`'${nikOf(907)}`, '+62 812-3456-0015', 'Dirapikan', ''],
  [nikOf(908), '81234560016', 'Tanpa Nol', ''],
  [nikOf(909), '081234560017 / 081234560018', 'Dua Nomor', ''],
  ['9901010101900019', '081234560019', 'Wilayah Asing', ''],
  ['3201010101900020', '081234560020', 'Lahir Lain', '02-01-1990'],
  ['3201010101900021', '081234560021', 'Lahir Mustahil', '31-02-1990'],
  ['3201010304900022', '081234560022', 'Lahir Tertukar', '03-04-1990'],
  [nikOf(910), '081234560023', 'Sama', ''],
  [nikOf(910), '081234560023', 'Sama', ''],
  [nikOf(910), '081234560024', 'Nomor Lain', ''],
  [nikOf(911), '081234560023', 'Orang Lain', ''],
].map((cells) => `${cells.join(';')}${contactless}`);
const contactTroubles = [
  `${nikOf(920)};081234560030;Kontak Salah;;3171;0812;Siapa;Melati`,
  `${nikOf(921)};081234560031;Kontak Sama;;;081234560031;Siapa;Melati`,
  `${nikOf(924)};081234560034;Rumus;;;;;=1+1`,
  `${nikOf(922)};081234560032;Kurang Kolom`,
  `${nikOf(923)};081234560033;Lebih Kolom${contactless};lebih`,
];

async function importList(bench: CoreBench, name: string, rows: readonly string[], order: object) {
  const fileId = await bench.upload(`${name}.csv`, Buffer.from([headings, ...rows].join('\n')));
  const { list } = await importFile(bench.ask, {
    ...{ fileId, name, connectionId: 0, read: { ecConsent: true }, ...order },
  });
  return list;
}

/** The practice provider behind an account, so that its answers are of a provider and cost money. */
async function accountBench() {
  const clock = realClock();
  let ahead = 0;
  const bench = await coreBench({ ports: { random: () => 0.5, clock: { ...clock, now: () => clock.now() + ahead } } });
  await bench.ask('connections.test', { id: (await bench.practice()).id });
  const { baseUrl } = await bench.practice();
  const settings = { ...pace, pricePerCall: 1500 };
  const { id: connectionId } = await bench.ask('connections.create', { ...account, baseUrl, settings });
  const later = (ms: number) => {
    ahead += ms;
  };
  return { bench, connectionId, later };
}

describe('the words of', { timeout: 120_000 }, () => {
  it('reports, problems files, ledgers and invoice lines of an account', async () => {
    const { bench, connectionId, later } = await accountBench();
    const answers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
    // Lost answers in a row would pause the queue.
    const others = [27, 0, 29, 31, 60, 0, 61, 0, 32, 0, 62, 0, 66, 0, 76, 0, 69, 0];
    const rows = [...asked([...answers, ...others]), ...troubled, ...contactTroubles];
    const purpose = { purpose: 'collection', legalBasis: 'contract' };
    const list = await importList(bench, 'Nasabah Bogor', rows, { connectionId, startNow: true, ...purpose });
    await bench.finished(list.id);
    const listId = list.id;
    await expectWritten(bench, 'report.xlsx', 'reports.create', { listId });
    await expectWritten(bench, 'report.csv', 'reports.create', { listId, format: 'csv' });
    await expectWritten(bench, 'problems.xlsx', 'lists.saveProblems', { listId });
    await expectWritten(bench, 'ledger.xlsx', 'charges.export', {});
    const ledger = await expectWritten(bench, 'ledger.csv', 'charges.export', { format: 'csv' });

    const attempts = utils.sheet_to_json<Record<string, string>>(
      read(ledger.en, { type: 'buffer', raw: true }).Sheets.Sheet1 ?? {},
    );
    const ids = attempts
      .flatMap(({ sequence_id: id, Started: at }) => (id ? [{ id, day: at?.slice(0, 10) }] : []))
      .slice(-6);
    const bill = [...ids.map(({ id, day }) => `${id},${day},1500`), `${'9'.repeat(32)},2020-01-01,1500`];
    bill.push(bill[0] ?? '');
    // The bill is of whole days, and comes when they are over: what it covers hangs on no second.
    later(2 * 86_400_000);
    const csv = ['sequence_id,Waktu,Jumlah', ...bill].join('\n');
    const fileId = await bench.upload('tagihan.csv', Buffer.from(csv));
    const { invoiceId } = await bench.ask('charges.importInvoice', { fileId, connectionId });
    const marks = ['agrees', 'billed-though-free', 'settled-charged', 'not-ours', 'repeated'] as const;
    await expectWritten(bench, 'invoice.xlsx', 'charges.exportInvoiceLines', { invoiceId, marks: [...marks] });
    await expectWritten(bench, 'invoice.csv', 'charges.exportInvoiceLines', { invoiceId, format: 'csv' });
    await expectWritten(bench, 'ledger-after-invoice.xlsx', 'charges.export', {});
  });

  it('reports of practice, of rows that wait and of rows that are cancelled, without the contacts', async () => {
    const bench = await coreBench();
    const { id: connectionId } = await bench.practice();
    await bench.ask('connections.update', { id: connectionId, settings: pace });
    const read = { ecConsent: false };
    const { id: listId } = await importList(bench, 'Latihan Bogor', asked([0, 3]), { connectionId, read });
    await expectWritten(bench, 'report-waiting.xlsx', 'reports.create', { listId });
    await bench.ask('queue.cancel', { scope: { listId } });
    await expectWritten(bench, 'report-cancelled.xlsx', 'reports.create', { listId });
    const practised = await importList(bench, 'Latihan', asked([1, 31, 4]), { connectionId, read, startNow: true });
    await bench.finished(practised.id);
    await expectWritten(bench, 'report-practice.xlsx', 'reports.create', { listId: practised.id });
    await expectWritten(bench, 'ledger-practice.csv', 'charges.export', { format: 'csv' });
  });

  it('the problems of a draft, and the template', async () => {
    const bench = await coreBench({ drain: false });
    const rows = [...troubled, ...contactTroubles];
    const fileId = await bench.upload('nasabah.csv', Buffer.from([headings, ...rows].join('\n')));
    const { draftId } = await bench.ask('drafts.open', { fileId });
    const severities = ['error' as const, 'warning' as const, 'note' as const];
    await expectWritten(bench, 'draft-problems.xlsx', 'drafts.saveProblems', { draftId, severities });
    await expectWritten(bench, 'template.xlsx', 'lists.saveTemplate', {});
  });
});
