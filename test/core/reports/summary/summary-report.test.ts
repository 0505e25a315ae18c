/**
 * The summary as a file: read again by another library, its charts against the cells they draw, and on record. Its words are in
 * goldens: `npm run --silent test:unit -- test/core/reports/summary/summary-report.test.ts -u` writes a wanted change down.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { read, utils } from 'xlsx';
import type { InputOf } from '../../../../src-main/contract/index.ts';
import { createCore } from '../../../../src-main/core/core.ts';
import { goldenJson } from '../../../fakes/golden.ts';
import { png } from '../../../fakes/pictures.ts';
import { tempDir, testPorts } from '../../../fakes/ports.ts';
import { readPrinted } from '../../../fakes/printed-file.ts';
import { shownTables } from '../../../fakes/shown-tables.ts';
import { unzip } from '../../../fixtures/unzip.ts';
import { type SummaryStore, summaryStore } from './summary-store.ts';

const november = { from: '2026-11-01', to: '2026-11-30' };
const october = { from: '2026-10-01', to: '2026-10-31' };
const nik = '3201010101900001';

/** Two lists; what a branch has of two months. */
async function filled(): Promise<SummaryStore> {
  const bench = await summaryStore();
  const [first, second] = [bench.list('Bogor'), bench.list('=1+1')];
  const contact = { relation: 'Spouse', contact: '3201010101800001' };
  const paid = { paid: ['charged', 1_250] } as const;
  const good = bench.row({ list: first, on: '2026-11-02', flags: 'yyn', nik, ...contact, paid: [...paid.paid] });
  const bad = bench.row({ list: second, on: '2026-11-09', flags: 'nnn', phone: '085600000002', paid: ['charged', 0] });
  bench.row({ list: second, on: '2026-11-09', state: 'in_doubt', paid: ['unknown', 1_250] });
  bench.row({ list: first, on: '2026-11-10', state: 'reused', twinOf: good });
  bench.row({ list: first, on: '2026-11-11', state: 'queued' });
  bench.row({ list: first, on: '2026-10-05', flags: 'nny', paid: [...paid.paid] });
  bench.outcome(good, 'promised', '2026-11-12', 'Agen A');
  bench.outcome(bad, 'wrong-number', '2026-11-12', null);
  return bench;
}

type Order = Partial<Omit<Extract<InputOf<'reports.create'>, { kind: 'summary' }>, 'kind'>>;

async function opened(bench: SummaryStore) {
  bench.store.close();
  const namedFile = (path: string) => ({ path, use: 'write' }) as const;
  const core = await createCore(testPorts({ dir: bench.dir, namedFile }), { drain: false });
  onTestFinished(() => core.close());
  async function create(order: Order = {}) {
    const path = join(tempDir(), `ringkasan.${order.format ?? 'xlsx'}`);
    const choices = { period: november, step: 'week', language: 'id', ...order, fileId: path } as const;
    const made = await core.call('reports.create', { kind: 'summary', ...choices });
    return { made, path };
  }
  async function written(order: Order = {}) {
    const { made, path } = await create(order);
    if (!made.ok) throw new Error(made.error.code);
    return { report: made.value, bytes: readFileSync(path) };
  }
  return { core, create, written };
}

function partsOf(bytes: Buffer): Map<string, string> {
  return new Map((unzip(bytes) ?? []).map(({ name, data }) => [name, data.toString('utf8')]));
}

const plain = (value: unknown) =>
  typeof value === 'string' ? value.replace(/^\d{4}-\d\d-\d\d \d\d:\d\d$/, '<time>') : value;

// Each file is written by a process of its own.
vi.setConfig({ testTimeout: 60_000 });

test('says in both languages what the goldens say, of one period and of two', async () => {
  const { written } = await opened(await filled());
  const told: Record<string, unknown> = {};
  for (const language of ['id', 'en'] as const) {
    for (const compare of [null, october]) {
      const { bytes } = await written({ language, compare });
      told[compare === null ? language : `${language}, beside another`] = Object.fromEntries(
        shownTables(bytes).map(({ name, rows }) => [
          name,
          rows.map((row) => row.map(({ value }) => plain(value))).filter((row) => row.some((cell) => cell !== null)),
        ]),
      );
    }
  }
  const golden = join(import.meta.dirname, '../goldens/summary.xlsx.json');
  await expect(goldenJson(told, { levels: 3 })).toMatchFileSnapshot(golden);
});

test('draws native charts of the cells of its own sheets, with the figures that stand there', async () => {
  const { written } = await opened(await filled());
  const { bytes } = await written({ compare: october });
  const parts = partsOf(bytes);
  const charts = [...parts].filter(([name]) => /^xl\/charts\/chart\d+\.xml$/.test(name));
  expect(charts.length).toBeGreaterThanOrEqual(8);
  const book = read(bytes);
  let series = 0;
  for (const [, xml] of charts) {
    for (const [, ref = '', cache = ''] of xml.matchAll(
      /<c:numRef><c:f>(.*?)<\/c:f><c:numCache>(.*?)<\/c:numCache>/g,
    )) {
      const [, sheet = '', range = ''] = /^'(.*)'!(.*)$/.exec(ref.replaceAll('&apos;', "'")) ?? [];
      const { s: from, e: to } = utils.decode_range(range.replaceAll('$', ''));
      const cells = Array.from(
        { length: to.r - from.r + 1 },
        (_, row) => book.Sheets[sheet]?.[utils.encode_cell({ r: from.r + row, c: from.c })]?.v,
      );
      const drawn = [...cache.matchAll(/<c:v>(.*?)<\/c:v>/g)].map(([, value]) => Number(value));
      expect(drawn, ref).toEqual(cells);
      series += 1;
    }
  }
  expect(series).toBeGreaterThan(charts.length);
});

test('names no person in any of its parts, and a list that is called like a formula is text', async () => {
  const { written } = await opened(await filled());
  const { bytes } = await written();
  for (const [name, text] of partsOf(bytes)) {
    for (const secret of [nik, '081200000001', '085600000002', '3201010101800001']) {
      expect(text, name).not.toContain(secret);
    }
    expect(text, name).not.toMatch(/<f>|<f /);
  }
  const lists = shownTables(bytes).at(-1)?.rows.flat() ?? [];
  expect(lists.map(({ value }) => value)).toContain('=1+1 (2)');
});

test('is printed on A4, as wide as the page', async () => {
  const { written } = await opened(await filled());
  const parts = partsOf((await written()).bytes);
  const sheets = [...parts].filter(([name]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
  expect(sheets).toHaveLength(5);
  for (const [name, xml] of sheets) {
    expect(xml, name).toMatch(/<pageSetup[^>]*paperSize="9"[^>]*/);
    expect(xml, name).toContain('fitToHeight="0"');
    expect(xml, name).toContain('&amp;P');
  }
});

test('as CSV has a line for each figure of each period, for a program to read', async () => {
  const { written } = await opened(await filled());
  const text = (await written({ format: 'csv', compare: october })).bytes.toString('utf8');
  expect(text).toContain('2026-11-01,2026-11-30,Angka utama,Orang dicek,Nilai,4');
  expect(text).toContain('2026-10-01,2026-10-31,Angka utama,Orang dicek,Nilai,1');
  expect(text).toContain("2026-11-01,2026-11-30,Per daftar,'=1+1 (2),Orang dicek,2");
});

test('as a PDF has the figures of the workbook on A4, says on every page what it is, and names nobody', async () => {
  const { written } = await opened(await filled());
  const { report, bytes } = await written({ format: 'pdf', compare: october });
  expect(report).toMatchObject({ kind: 'summary', format: 'pdf', people: 4 });
  const { pages, text, title } = await readPrinted(bytes);
  expect(title).toBe('Ringkasan cabang: 2026-11-01 s.d. 2026-11-30');
  expect(pages.length).toBeGreaterThan(1);
  for (const [index, page] of pages.entries()) {
    expect(page.size.map(Math.round)).toEqual([595, 842]);
    expect(page.text).toContain(title);
    expect(page.text).toContain(`Halaman ${index + 1} dari ${pages.length}`);
    const right = page.places.filter(({ text: said }) => said.trim() !== '').map(({ x, width }) => x + width);
    expect(Math.max(...right)).toBeLessThan(595);
  }
  expect(text).toContain('Orang dicek 4 1');
  expect(text).toContain('Dapat dihubungi 2 50% 0 0%');
  expect(text).toContain('=1+1 (2)');
  for (const secret of [nik, '081200000001', '085600000002', '3201010101800001']) expect(text).not.toContain(secret);
});

test('of practice says so on every printed page, and is locked where it is to be', async () => {
  const bench = await summaryStore();
  const list = bench.list('Latihan', { practice: true });
  bench.row({ list, on: '2026-11-02', flags: 'yyn' });
  const { written } = await opened(bench);
  const { bytes } = await written({ listIds: [list], format: 'pdf', password: 'rahasia' });
  await expect(readPrinted(bytes)).rejects.toThrow();
  const { pages } = await readPrinted(bytes, 'rahasia');
  for (const page of pages) expect(page.text).toContain('Latihan: semua jawaban rekaan');
});

test('is on record with its period, and made again of the same choices as rows are by then', async () => {
  const bench = await filled();
  const { core, written } = await opened(bench);
  const { report } = await written({ compare: october, language: 'en' });
  expect(report).toMatchObject({
    ...{ kind: 'summary', period: november, allLists: true, people: 4, rows: 4, language: 'en', practice: false },
    lists: [{ listName: '=1+1' }, { listName: 'Bogor' }],
    files: [{ people: 4, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
  });
  const path = join(tempDir(), 'lagi.xlsx');
  const again = await core.call('reports.again', { reportId: report.reportId, fileId: path });
  expect(again).toMatchObject({
    ok: true,
    value: { kind: 'summary', period: november, allLists: true, language: 'en' },
  });
  expect(shownTables(readFileSync(path))[0]?.name).toBe('Summary');
  const page = await core.call('reports.page', {});
  expect(page).toMatchObject({
    ok: true,
    value: { reports: [{ fileName: 'lagi.xlsx' }, { fileName: 'ringkasan.xlsx' }] },
  });
});

test('bears the name of the branch where one is set', async () => {
  const { core, written } = await opened(await filled());
  await core.call('branch.set', { name: 'Cabang Bogor' });
  const first = shownTables((await written()).bytes)[0]?.rows[0]?.[0]?.value;
  expect(first).toBe('Ringkasan cabang: Cabang Bogor');
  const { title } = await readPrinted((await written({ format: 'pdf' })).bytes);
  expect(title).toBe('Ringkasan cabang: Cabang Bogor: 2026-11-01 s.d. 2026-11-30');
});

test('as PDF has the branch’s logo on it, once; without one there is no picture', async () => {
  const { core, written } = await opened(await filled());
  const pictures = async () =>
    (await written({ format: 'pdf' })).bytes.toString('latin1').match(/\/Subtype \/Image/g)?.length ?? 0;
  expect(await pictures()).toBe(0);
  const logo = png(360, 90);
  const begun = await core.call('files.begin', { name: 'logo.png', bytes: logo.length });
  if (!begun.ok) throw new Error(begun.error.code);
  const { fileId } = begun.value;
  await core.call('files.append', { fileId, base64: logo.toString('base64') });
  expect(await core.call('branch.set', { logo: { fileId } })).toMatchObject({ ok: true });
  expect(await pictures()).toBe(1);
});

test('of chosen lists names them, and takes a password', async () => {
  const { written } = await opened(await filled());
  const { report, bytes } = await written({ listIds: [2], password: 'rahasia' });
  expect(report).toMatchObject({ allLists: false, listName: '=1+1', people: 2, locked: true });
  expect(bytes.subarray(0, 4).toString('hex')).toBe('d0cf11e0');
});

test('leaves neither file nor record where it cannot be made', async () => {
  const bench = await summaryStore();
  bench.list('Latihan', { practice: true });
  const { core, create } = await opened(bench);
  expect((await create()).made).toMatchObject({ ok: false, error: { code: 'no-lists' } });
  expect((await create({ listIds: [7] })).made).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect((await create({ listIds: [1], format: 'csv', password: 'x' })).made).toMatchObject({
    ok: false,
    error: { code: 'invalid-input' },
  });
  expect(await core.call('reports.page', {})).toMatchObject({ ok: true, value: { reports: [] } });
  const practice = await create({ listIds: [1] });
  expect(practice.made).toMatchObject({ ok: true, value: { practice: true, people: 0 } });
  expect(JSON.stringify(shownTables(readFileSync(practice.path)))).toContain('Latihan: semua jawaban rekaan');
});
