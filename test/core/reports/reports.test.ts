import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CFB, read, utils, type WorkSheet } from 'xlsx';
import { createReportParts, removeAbandonedParts } from '../../../src-main/core/files/report-parts.ts';
import { createReportRows } from '../../../src-main/core/reports/report-rows.ts';
import { runWriter } from '../../../src-main/core/spreadsheet/write/writer.ts';
import { openStore } from '../../../src-main/core/store/store.ts';
import { realClock } from '../../fakes/clock.ts';
import { type CoreBench, coreBench } from '../../fakes/core-bench.ts';
import { importFile } from '../../fakes/import-file.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';
import { queueBench } from '../../fakes/queue-bench.ts';

const csv = [
  'No KTP;Nama;No HP;Kontak Darurat;HP Kontak Darurat;NIK Kontak Darurat;Cabang',
  '3201010101900011;Budi Contoh;081234560001;Ani Contoh;081234560901;3201014101910013;Melati',
  '3201010101910012;Siti Contoh;081234560002;;;;=1+1',
  'tidak ada;Salah Contoh;0812;;;;Mawar',
  '3201010101910012;Siti Contoh;081234560002;;;;Melati',
  '3201010101920014;Dewi Contoh;081200779931;;;;Mawar',
].join('\n');

async function imported(bench: CoreBench, ecConsent: boolean): Promise<number> {
  const fileId = await bench.upload('nasabah.csv', Buffer.from(csv));
  const { list } = await importFile(bench.ask, {
    fileId,
    connectionId: (await bench.practice()).id,
    startNow: true,
    read: { ecConsent },
  });
  await bench.finished(list.id);
  return list.id;
}

async function report(bench: CoreBench, listId: number, format: 'xlsx' | 'csv', language: 'id' | 'en' = 'id') {
  const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: `laporan.${format}` });
  const fileId = file?.fileId ?? '';
  const made = await bench.ask('reports.create', { listId, fileId, format, language });
  return { made, bytes: await bench.download(fileId) };
}

function column(sheet: WorkSheet, heading: string) {
  const table = utils.sheet_to_json<(string | number | null)[]>(sheet, { header: 1, defval: null });
  const index = (table[0] ?? []).indexOf(heading);
  expect(index, `a column "${heading}"`).toBeGreaterThanOrEqual(0);
  return table.slice(1).map((line) => line[index]);
}

describe('the report of a list', () => {
  it('has every source row in order, with verdict, reason and next step, and the rejected one with its reason', async () => {
    const bench = await coreBench();
    const listId = await imported(bench, true);
    const { made, bytes } = await report(bench, listId, 'xlsx');
    expect(made).toMatchObject({ listId, rows: 5, madeBy: 'petugas uji', fileName: 'laporan.xlsx' });
    const book = read(bytes, { dense: true });
    expect(book.SheetNames).toEqual(['Orang', 'Ringkasan']);
    const people = book.Sheets.Orang as WorkSheet;
    expect(column(people, 'Baris')).toEqual([2, 3, 4, 5, 6]);
    const states = column(people, 'Status');
    expect(states[2]).toBe('Tidak diterima');
    expect(states[3]).toBe('Pakai ulang');
    expect(states[4]).toBe('Tidak ada di data penyedia');
    expect(column(people, 'Alasan').every((reason) => typeof reason === 'string' && reason.length > 5)).toBe(true);
    expect(column(people, 'Langkah berikutnya').every((step) => typeof step === 'string')).toBe(true);
    expect(column(people, 'Catatan data')[2]).toMatch(/NIK berisi .+ Bukan nomor HP/);
    expect(column(people, 'Cabang')).toEqual(['Melati', '=1+1', 'Mawar', 'Melati', 'Mawar']);
  });

  it('says of every verdict what it rests on, why the step, and how is_other is read', async () => {
    const bench = await coreBench();
    const rows = ['081200779900', '081200779904', '081200779903', '081200779915', '081200779905'];
    const csvOf = rows.map((phone, index) => `32010101019${index}0001;Orang ${index};${phone}`).join('\n');
    const fileId = await bench.upload('putusan.csv', Buffer.from(`NIK;Nama;No HP\n${csvOf}`));
    const { list } = await importFile(bench.ask, {
      fileId,
      connectionId: (await bench.practice()).id,
      startNow: true,
    });
    await bench.finished(list.id);
    const { bytes } = await report(bench, list.id, 'xlsx', 'en');
    const book = read(bytes, { dense: true });
    const people = book.Sheets.People as WorkSheet;
    expect(column(people, 'Reason')).toEqual([
      'The person’s most recent and most used number.',
      'The provider calls it another number of the person.',
      'The provider found no link between this number and this person.',
      'The provider found no link between this number and this person.',
      'The provider does not know whether this number and this person are linked.',
    ]);
    expect(column(people, 'Next step')).toEqual([
      'PRACTICE: Call this number',
      'PRACTICE: Call, but first make sure who answers',
      'PRACTICE: Find another number',
      'PRACTICE: Check the NIK and the name',
      'PRACTICE: Call first, visit if nobody answers',
    ]);
    const why = column(people, 'Why this step');
    expect(why[2]).toMatch(/^Numbers the provider has of this person: [1-4]\. This one is not among them\.$/);
    expect(why[3]).toBe('The provider has no number at all for this NIK.');
    const summary = JSON.stringify(utils.sheet_to_json(book.Sheets.Summary as WorkSheet, { header: 1 }));
    expect(summary).toContain('does not define is_other further');
    expect(column(people, 'Another number (is_other)')).toEqual(['No', 'Yes', 'No', 'No', 'Unknown']);
  });

  it('shows of a rejected row who it is about, as it stood, in the columns of everybody else', async () => {
    const bench = await coreBench();
    const { bytes } = await report(bench, await imported(bench, false), 'xlsx');
    const people = read(bytes, { dense: true }).Sheets.Orang as WorkSheet;
    expect(column(people, 'NIK')[2]).toBe('tidak ada');
    expect(column(people, 'Nomor HP')[2]).toBe('0812');
    expect(column(people, 'Nama')[2]).toBe('Salah Contoh');
    const headings = (utils.sheet_to_json<string[]>(people, { header: 1 })[0] ?? []).slice(-2);
    expect(headings).toEqual(['Catatan data', 'Cabang']);
  });

  it('writes strings as strings, not as results of formulas', async () => {
    const bench = await coreBench();
    const { bytes } = await report(bench, await imported(bench, false), 'xlsx');
    const parts = CFB.read(bytes, { type: 'buffer' });
    const sheet = Buffer.from(CFB.find(parts, '/xl/worksheets/sheet1.xml')?.content as Uint8Array).toString('utf8');
    expect(sheet).toMatch(/<c r="B2"[^>]* t="inlineStr">/);
    expect(sheet).not.toContain('t="str"');
    expect(sheet).toContain('<autoFilter');
  });

  it('keeps NIK and phone as text, digit for digit', async () => {
    const bench = await coreBench();
    const { bytes } = await report(bench, await imported(bench, false), 'xlsx');
    const people = read(bytes, { dense: true, cellNF: true }).Sheets.Orang as WorkSheet;
    const rows = people['!data'] ?? [];
    const headings = (rows[0] ?? []).map((cell) => cell?.v);
    const nik = rows[1]?.[headings.indexOf('NIK')];
    const phone = rows[1]?.[headings.indexOf('Nomor HP')];
    expect(nik).toMatchObject({ t: 's', v: '3201010101900011', z: '@' });
    expect(phone).toMatchObject({ t: 's', v: '081234560001', z: '@' });
    // A text that looks like a formula stays a text.
    const branch = rows[2]?.[headings.indexOf('Cabang')];
    expect(branch).toMatchObject({ t: 's', v: '=1+1' });
    expect(branch?.f).toBeUndefined();
  });

  it('exports emergency contacts only with their consent', async () => {
    const bench = await coreBench();
    const without = await report(bench, await imported(bench, false), 'xlsx');
    const bare = read(without.bytes, { dense: true }).Sheets.Orang as WorkSheet;
    const text = JSON.stringify(utils.sheet_to_json(bare, { header: 1 }));
    for (const detail of ['Ani Contoh', '081234560901', '3201014101910013']) expect(text).not.toContain(detail);

    const other = await coreBench();
    const given = await report(other, await imported(other, true), 'xlsx');
    const full = read(given.bytes, { dense: true }).Sheets.Orang as WorkSheet;
    expect(column(full, 'Nama kontak darurat')[0]).toBe('Ani Contoh');
    expect(column(full, 'Nomor HP kontak darurat')[0]).toBe('081234560901');
  });

  it('sums up in English too', async () => {
    const bench = await coreBench();
    const { bytes } = await report(bench, await imported(bench, false), 'xlsx', 'en');
    const summary = read(bytes, { dense: true }).Sheets.Summary as WorkSheet;
    const lines = new Map(
      utils.sheet_to_json<[string, unknown]>(summary, { header: 1 }).map(([key, value]) => [key, value]),
    );
    expect(lines.get('Rows')).toBe(5);
    expect(lines.get('Not accepted')).toBe(1);
    expect(lines.get('Made by')).toBe('petugas uji');
    expect(lines.get('When to contact')).toMatch(/08:00–20:00/);
  });

  it('counts rows that the operator took out by themselves, and lists them as nobody’s to mend', async () => {
    const bench = await coreBench();
    const draft = await bench.ask('drafts.open', { fileId: await bench.upload('nasabah.csv', Buffer.from(csv)) });
    const { draftId } = draft;
    await bench.ask('drafts.apply', { draftId, order: { kind: 'skip', selection: { rows: [4] }, skip: true } });
    const { list } = await bench.ask('drafts.import', {
      draftId,
      name: 'Nasabah',
      connectionId: (await bench.practice()).id,
    });
    const { bytes } = await report(bench, list.id, 'xlsx', 'en');
    const { Summary, People } = read(bytes, { dense: true }).Sheets as Record<string, WorkSheet>;
    const lines = utils.sheet_to_json<[string, unknown]>(Summary as WorkSheet, { header: 1 });
    expect(lines).toContainEqual(['Left out by the operator', 1]);
    expect(lines).toContainEqual(['Not accepted', 0]);
    expect(column(People as WorkSheet, 'Row')).toEqual([2, 3, 5, 6]);
  });

  it('says what the list is for and on which legal basis, as its operator did, or that nobody said', async () => {
    const bench = await coreBench();
    const listId = await imported(bench, false);
    const said = async (language: 'id' | 'en', sheet: string) => {
      const { bytes } = await report(bench, listId, 'xlsx', language);
      const summary = read(bytes, { dense: true }).Sheets[sheet] as WorkSheet;
      return new Map(
        utils.sheet_to_json<[string, unknown]>(summary, { header: 1 }).map(([key, value]) => [key, value]),
      );
    };
    const before = await said('en', 'Summary');
    expect([before.get('Purpose'), before.get('Legal basis')]).toEqual(['Not recorded', 'Not recorded']);
    await bench.ask('lists.setPurpose', { listId, purpose: 'collection', legalBasis: 'contract' });
    const id = await said('id', 'Ringkasan');
    expect([id.get('Tujuan'), id.get('Dasar hukum')]).toEqual(['Penagihan', 'Perjanjian']);
    const en = await said('en', 'Summary');
    expect([en.get('Purpose'), en.get('Legal basis')]).toEqual(['Collection', 'Contract']);
  });

  it('as CSV neutralises what a spreadsheet would run', async () => {
    const bench = await coreBench();
    const { bytes } = await report(bench, await imported(bench, false), 'csv');
    const text = bytes.toString('utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain(`'=1+1`);
    expect(text.trim().split('\r\n')).toHaveLength(6);
  });
});

describe('where it is written', () => {
  async function saved(path: string) {
    const bench = await coreBench({
      ports: { dialogs: { open: async () => null, save: async () => path } },
    });
    return { bench, listId: await imported(bench, false) };
  }

  it('replaces an older file whole, and is on record', async () => {
    const path = join(tempDir(), 'laporan.xlsx');
    writeFileSync(path, 'yang lama');
    const { bench, listId } = await saved(path);
    const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: 'laporan.xlsx' });
    await bench.ask('reports.create', { listId, fileId: file?.fileId ?? '', format: 'xlsx', language: 'id' });
    expect(read(readFileSync(path)).SheetNames).toContain('Orang');
    const { reports } = await bench.ask('reports.page', {});
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({ listId, fileName: 'laporan.xlsx', madeBy: 'petugas uji', rows: 5 });
  });

  it('says so when it cannot write there, leaves nothing behind and records nothing', async () => {
    const dir = tempDir();
    const { bench, listId } = await saved(join(dir, 'tidak-ada', 'laporan.xlsx'));
    const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: 'laporan.xlsx' });
    const result = await bench.core.call('reports.create', {
      listId,
      fileId: file?.fileId ?? '',
      format: 'xlsx',
      language: 'id',
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'file-not-writable' } });
    expect(readdirSync(dir)).toEqual([]);
    expect(existsSync(join(dir, 'tidak-ada'))).toBe(false);
    expect((await bench.ask('reports.page', {})).reports).toEqual([]);
  });
});

describe('rows of a report', () => {
  it('come in the order of the file, in slices that are never long, however many were left out', async () => {
    const { store, list } = await queueBench('https://td.example/');
    // Accepted rows 2 to 501; rejected ones before, after and (by number) between them.
    const { listId } = list(500);
    const reject = store.prepare<{ list_id: number; row: number }>(
      `INSERT INTO rejected_rows (list_id, source_row, cells, problems) VALUES (:list_id, :row, '[]', '[]')`,
    );
    store.prepare<{ list_id: number }>('UPDATE lookups SET source_row = source_row * 2 WHERE list_id = :list_id').run({
      list_id: listId,
    });
    const odd = Array.from({ length: 300 }, (_, index) => index * 2 + 3);
    const behind = Array.from({ length: 2_500 }, (_, index) => 2_000 + index);
    store.transaction(() => {
      for (const row of [...odd, ...behind]) reject.run({ list_id: listId, row });
    });
    const slices = [...createReportRows(store).lines(listId)];
    expect(Math.max(...slices.map((slice) => slice.length))).toBeLessThanOrEqual(200);
    const rows = slices.flat().map((line) => ('rejected' in line ? line.rejected : line.accepted).source_row);
    expect(rows).toHaveLength(3_300);
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
  });
});

describe('the file a program that died left unfinished', () => {
  it('is taken away at the next start; one that cannot be reached is tried again', async () => {
    const store = await openStore(testPorts());
    onTestFinished(() => store.close());
    const parts = createReportParts(store);
    const dir = tempDir();
    const left = join(dir, '.ab12.part');
    writeFileSync(left, 'Siti');
    const elsewhere = join(dir, 'tongkat', '.cd34.part');
    for (const path of [left, elsewhere, join(dir, '.gone.part')]) parts.remember(path);
    await removeAbandonedParts(store);
    expect(readdirSync(dir)).toEqual([]);
    expect(parts.all()).toEqual([elsewhere]);
  });

  it('is on record while it is written, and no longer when it has its name or has failed', async () => {
    const dir = tempDir();
    const dataDir = tempDir();
    let seen: string[] = [];
    const real = testPorts();
    const bench = await coreBench({
      ports: {
        dir: dataDir,
        dialogs: { open: async () => null, save: async () => join(dir, 'laporan.xlsx') },
        startWorker(program, limits) {
          if (program === 'writing-process') seen = createReportParts(reader).all();
          return real.startWorker(program, limits);
        },
      },
    });
    const reader = await openStore(testPorts({ dir: dataDir }));
    onTestFinished(() => reader.close());
    const listId = await imported(bench, false);
    const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: 'laporan.xlsx' });
    await bench.ask('reports.create', { listId, fileId: file?.fileId ?? '', format: 'xlsx', language: 'id' });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatch(/\.part$/);
    expect(createReportParts(reader).all()).toEqual([]);
  });
});

describe('a report of a list that is running', () => {
  it('sums up the rows as they stand on its sheet', async () => {
    const real = testPorts();
    let change = () => {};
    const bench = await coreBench({
      drain: false,
      ports: {
        startWorker(program, limits) {
          if (program === 'writing-process') change();
          return real.startWorker(program, limits);
        },
      },
    });
    const fileId = await bench.upload('nasabah.csv', Buffer.from(csv));
    const { list } = await importFile(bench.ask, {
      fileId,
      connectionId: (await bench.practice()).id,
      startNow: true,
      read: { ecConsent: false },
    });
    // After the report was asked for, before its rows are read.
    change = () => void bench.ask('queue.cancel', { scope: { listId: list.id } });
    const { bytes } = await report(bench, list.id, 'xlsx', 'en');
    const book = read(bytes, { dense: true });
    const lines = new Map(
      utils
        .sheet_to_json<[string, unknown]>(book.Sheets.Summary as WorkSheet, { header: 1 })
        .map(([key, n]) => [key, n]),
    );
    const states = column(book.Sheets.People as WorkSheet, 'State');
    expect(states.filter((state) => state === 'Cancelled')).toHaveLength(4);
    expect([lines.get('Waiting'), lines.get('Cancelled')]).toEqual([0, 4]);
  });
});

describe('the writing process', () => {
  it.each([
    [134, 'file-too-large'],
    [null, 'file-too-large'],
    [1, 'reader-stopped'],
  ])('that ends by itself with code %s is told as %s', async (code, told) => {
    const ports = {
      clock: realClock(),
      startWorker: () => ({
        post: () => {},
        onMessage: () => {},
        onExit: (listener: (code: number | null) => void) => void setTimeout(listener, 1, code),
        kill: () => {},
      }),
    };
    const job = { path: '', format: 'csv' as const, language: 'id' as const, sheets: [] };
    await expect(
      runWriter(
        ports,
        job,
        [],
        () => [],
        () => {},
      ),
    ).rejects.toMatchObject({ code: told });
  });
});
