/** What practice makes up is marked wherever it is read, and is kept out of a person's real answers. */
import { describe, expect, it } from 'vitest';
import { read, utils, type WorkSheet } from 'xlsx';
import { type CoreBench, coreBench } from '../../fakes/core-bench.ts';
import { importFile } from '../../fakes/import-file.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';

const nik = '3201010101900001';
/** Practice calls the first reachable and finds no link for the second (practice/script.ts). */
const reachable = '081200779900';
const notLinked = '081200779903';

async function imported(bench: CoreBench, connectionId: number, phones: readonly string[]) {
  const rows = phones.map((phone) => `${nik};Siti Contoh;${phone}`);
  const fileId = await bench.upload('orang.csv', Buffer.from(['NIK;Nama;No HP', ...rows].join('\n')));
  const { list } = await importFile(bench.ask, { fileId, connectionId, startNow: true });
  return bench.finished(list.id);
}

async function withAccount() {
  const provider = await scriptedProvider(() => ({ body: success('False', 'False', 'False') }));
  const bench = await coreBench();
  const account = await bench.ask('connections.create', {
    ...{ name: 'Bogor', baseUrl: provider.baseUrl, partnerCode: 'mitra', partnerKey: 'kunci' },
    settings: { ratePerSecond: 100, pricePerCall: 500 },
  });
  return { bench, account, practice: await bench.practice() };
}

async function reportOf(bench: CoreBench, listId: number, format: 'xlsx' | 'csv', language: 'id' | 'en') {
  const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: `laporan.${format}` });
  const fileId = file?.fileId ?? '';
  const made = await bench.ask('reports.create', { listId, fileId, format, language });
  return { made, bytes: await bench.download(fileId) };
}

describe('a report of practice', () => {
  it('says so in every row, where it is read and where it is acted on, and on its summary', async () => {
    const { bench, account, practice } = await withAccount();
    const made = await imported(bench, practice.id, [reachable, notLinked, '021']);
    const real = await imported(bench, account.id, ['081234560001']);
    for (const [language, mark, sheets] of [
      ['id', 'LATIHAN', ['Kesimpulan', 'Langkah berikutnya']],
      ['en', 'PRACTICE', ['Verdict', 'Next step']],
    ] as const) {
      const { made: record, bytes } = await reportOf(bench, made.id, 'xlsx', language);
      expect(record.practice).toBe(true);
      const book = read(bytes, { dense: true });
      const [people, summary] = book.SheetNames.map((name) => book.Sheets[name] as WorkSheet);
      const rows = utils.sheet_to_json<Record<string, string>>(people as WorkSheet);
      expect(rows).toHaveLength(3);
      for (const row of rows) {
        for (const heading of sheets) expect(row[heading]).toMatch(new RegExp(`^${mark}: .`));
      }
      expect(JSON.stringify(utils.sheet_to_json(summary as WorkSheet, { header: 1 }))).toContain(`"${mark}"`);
      const csv = (await reportOf(bench, made.id, 'csv', language)).bytes.toString('utf8').trim().split('\r\n');
      for (const line of csv.slice(1)) expect(line).toContain(`${mark}: `);

      const ofReal = await reportOf(bench, real.id, 'csv', language);
      expect(ofReal.made.practice).toBe(false);
      expect(ofReal.bytes.toString('utf8')).not.toContain(mark);
    }
    const { reports } = await bench.ask('reports.page', {});
    expect(new Set(reports.map(({ listId, practice: marked }) => `${listId} ${marked}`))).toEqual(
      new Set([`${made.id} true`, `${real.id} false`]),
    );
  });
});

describe('the history of one person', () => {
  it('keeps made-up answers out of the real ones, and marks them where both are shown', async () => {
    const { bench, account, practice } = await withAccount();
    await imported(bench, practice.id, [reachable, notLinked]);
    const real = await imported(bench, account.id, ['081234560001']);
    const page = async (input: { answers?: 'all' | 'real' | 'practice'; search?: string; states?: ['answered'] }) =>
      (await bench.ask('history.page', input)).items.map((item) => `${item.person.phone} ${item.practice}`);
    const ofReal = ['081234560001 false'];
    const ofPractice = [`${notLinked} true`, `${reachable} true`];
    for (const how of [{}, { search: nik }, { search: 'siti' }, { states: ['answered'] as ['answered'] }]) {
      expect(await page({ ...how, answers: 'real' })).toEqual(ofReal);
      expect(await page({ ...how, answers: 'practice' })).toEqual(ofPractice);
      expect(await page(how)).toEqual([...ofReal, ...ofPractice]);
    }
    // A list that is named is shown, of whatever kind.
    const named = await bench.ask('history.page', { listId: real.id, answers: 'practice' });
    expect(named.items).toHaveLength(1);
  });

  it('advises no made-up number about a real person, nor a real one in practice', async () => {
    const { bench, account, practice } = await withAccount();
    const real = await imported(bench, account.id, ['081234560001']);
    const made = await imported(bench, practice.id, [notLinked]);
    await imported(bench, practice.id, [reachable]);
    const stepOf = async (listId: number) => {
      const [row] = (await bench.ask('lists.rows', { listId })).rows;
      return row?.verdict;
    };
    expect(await stepOf(real.id)).toMatchObject({ kind: 'not_linked', stepReason: 'other-numbers-exist' });
    expect(await stepOf(made.id)).toMatchObject({
      kind: 'not_linked',
      stepReason: 'better-number-known',
      stepFacts: { betterNumber: { phone: reachable } },
    });
  });
});
