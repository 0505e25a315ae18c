/**
 * Whatever stands in a list, in its name or in its headings, no file the program writes has a formula in it: in a workbook
 * texts stay as they were typed, in CSV an apostrophe stands before them.
 */
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { CFB } from 'xlsx';
import type { FileFormat } from '../../../src-main/contract/files.ts';
import type { CallName, InputOf } from '../../../src-main/contract/index.ts';
import { coreBench } from '../../fakes/core-bench.ts';
import { importFile } from '../../fakes/import-file.ts';
import { shownTables } from '../../fakes/shown-tables.ts';

const signs = ['=', '+', '-', '@', '\t=', '\r=', '＝', '＋', '－', '＠', ' =', '\u200b='];
const evil = signs.map((sign) => `${sign}HYPERLINK("http://x.example","${signs.indexOf(sign)}")`);
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const nik = (index: number) => `32010101019${index % 10}${1001 + index}`;

async function filled() {
  const bench = await coreBench();
  await bench.ask('connections.test', { id: (await bench.practice()).id });
  const { baseUrl } = await bench.practice();
  const { id: connectionId } = await bench.ask('connections.create', {
    ...{ name: '=1+1', partnerCode: 'practice', partnerKey: 'practice-key', baseUrl },
    settings: { ratePerSecond: 500, concurrency: 1, pricePerCall: 1500 },
  });
  const headings = ['NIK', 'No HP', 'Nama', 'Cabang', ...evil.slice(0, 3)].map(quoted);
  const taken = evil.map((text, index) => [nik(index), `08120077990${index % 6}`, text, text, text, '', text]);
  const left = evil.map((text, index) => [text, '0812', `Salah ${index}`, text, '', text]);
  const csv = [headings, ...[...taken, ...left].map((row) => row.map(quoted))].map((row) => row.join(';')).join('\n');
  const fileId = await bench.upload('=1+1.csv', Buffer.from(csv));
  const { list } = await importFile(bench.ask, { fileId, name: '=cmd|calc', connectionId, startNow: true });
  await bench.finished(list.id);
  const { draftId } = await bench.ask('drafts.open', { fileId: await bench.upload('@x.csv', Buffer.from(csv)) });
  const bill = `sequence_id,Waktu,Jumlah\n${'9'.repeat(32)},2020-01-01,1500\n=1+1,2020-01-02,1500`;
  const { invoiceId } = await bench.ask('charges.importInvoice', {
    fileId: await bench.upload('=tagihan.csv', Buffer.from(bill)),
    connectionId,
  });
  const ids = { listId: list.id, draftId, invoiceId };
  const written = async ([call, order]: Written, format: FileFormat): Promise<Buffer> => {
    const suggestedName = `berkas.${format === 'xlsx' ? 'xlsx' : 'csv'}`;
    const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName });
    const fileId = file?.fileId ?? '';
    await bench.ask(call, { ...order, fileId, language: 'id' } as InputOf<CallName>);
    return bench.download(fileId);
  };
  return { ids, written };
}

type Ids = Awaited<ReturnType<typeof filled>>['ids'];
type Written = [CallName, object];

function tables({ listId, invoiceId }: Ids, format: FileFormat): Record<string, Written> {
  return {
    report: ['reports.create', { listId, format }],
    ledger: ['charges.export', { format }],
    'lines of an invoice': ['charges.exportInvoiceLines', { invoiceId, format }],
  };
}

function workbooks(ids: Ids): Record<string, Written> {
  return {
    ...tables(ids, 'xlsx'),
    'problems of a list': ['lists.saveProblems', { listId: ids.listId }],
    'problems of a draft': ['drafts.saveProblems', { draftId: ids.draftId, severities: ['error', 'warning'] }],
    template: ['lists.saveTemplate', {}],
  };
}

/** The sheets of a workbook, as XML. */
function sheetsOf(workbook: Buffer): string[] {
  const container = CFB.read(workbook, { type: 'buffer' });
  const paths: string[] = container.FullPaths;
  return paths.flatMap((path, index) =>
    /worksheets\/[^/]+\.xml$/.test(path)
      ? [Buffer.from((container.FileIndex[index]?.content ?? []) as Uint8Array).toString('utf8')]
      : [],
  );
}

it('in a workbook a text is a text as it was typed, and nothing is a formula', { timeout: 60_000 }, async () => {
  const { ids, written } = await filled();
  for (const [name, order] of Object.entries(workbooks(ids))) {
    const sheets = sheetsOf(await written(order, 'xlsx'));
    expect(sheets.length, name).toBeGreaterThan(0);
    for (const xml of sheets) {
      expect(xml, name).not.toMatch(/<f[ >/]/);
      expect(xml, name).not.toContain('t="str"');
    }
  }
  const [people] = shownTables(await written(['reports.create', { listId: ids.listId, format: 'xlsx' }], 'xlsx'));
  const branch = people?.rows[0]?.findIndex(({ value }) => value === 'Cabang') ?? -1;
  const texts = people?.rows.slice(1).map((row) => String(row[branch]?.value).trim());
  expect(texts).toEqual([...evil, ...evil].map((text) => text.trim()));
});

it.each(['csv', 'csv-excel'] as const)(
  'in a file of the form %s no cell begins one',
  { timeout: 60_000 },
  async (format) => {
    const { ids, written } = await filled();
    for (const [name, order] of Object.entries(tables(ids, format))) {
      const text = (await written(order, format)).toString('utf8').replace(/^\uFEFF(sep=;\r\n)?/, '');
      const cells = Papa.parse<string[]>(text, { delimiter: format === 'csv' ? ',' : ';' }).data.flat();
      const running = cells.filter((cell) => /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell) || /^[\t\r\n]/.test(cell));
      // Digits that Excel must keep are the one formula written on purpose, and it holds nothing else.
      const meant = running.filter((cell) => /^="[\d\s.,:/()+-]*"$/.test(cell));
      expect(running, name).toEqual(format === 'csv' ? [] : meant);
      if (name === 'report') expect(cells.filter((cell) => cell.startsWith("'")).length).toBeGreaterThan(evil.length);
    }
  },
);
