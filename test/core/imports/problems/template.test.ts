/** The import template: empty, it holds nobody; filled in, it is read without a question. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type CellObject, read, utils, type WorkSheet, write } from 'xlsx';
import type { Language } from '../../../../src-main/contract/settings.ts';
import { templateRows } from '../../../../src-main/core/spreadsheet/write/workbook/template.ts';
import { templateColumns, templateWords } from '../../../../src-main/words/template.ts';
import { listsBench } from '../../lists/lists-bench.ts';
import { codeOf, readBytes } from '../../spreadsheet/read/read-bytes.ts';

const languages: Language[] = ['id', 'en'];

async function saved(language: Language): Promise<Buffer> {
  const bench = await listsBench();
  const made = await bench.handlers['lists.saveTemplate']({ fileId: 'templat.xlsx', language });
  expect(made).toEqual({ fileName: 'templat.xlsx' });
  return bench.written('templat.xlsx');
}

function sheetsOf(bytes: Buffer): [name: string, sheet: WorkSheet][] {
  const book = read(bytes, { sheetStubs: true, cellNF: true, cellStyles: true });
  return book.SheetNames.map((name) => [name, book.Sheets[name] ?? {}]);
}

function cellAt(sheet: WorkSheet, row: number, column: number): CellObject | undefined {
  return sheet[utils.encode_cell({ r: row - 1, c: column })];
}

describe.each(languages)('the template (%s)', (language) => {
  const texts = templateWords[language];

  it('has a heading with a hidden note for every column, over rows of text cells', async () => {
    const [[name, data] = ['', {}]] = sheetsOf(await saved(language));
    expect(name).toBe(texts.sheets.data);
    for (const [column, field] of templateColumns.entries()) {
      const heading = cellAt(data, 1, column);
      expect(heading?.v).toBe(texts.headings[field]);
      expect(heading?.c?.map(({ t }) => t)).toEqual([texts.notes[field]]);
      expect(heading?.c?.hidden).toBe(true);
      for (const row of [2, templateRows + 1]) expect(cellAt(data, row, column)).toMatchObject({ t: 'z', z: '@' });
    }
    expect(data['!cols']?.every(({ wch }) => (wch ?? 0) > 10)).toBe(true);
  });

  it('shows three invented people, and holds no row to be asked about', async () => {
    const bytes = await saved(language);
    const [, [, examples] = ['', {}]] = sheetsOf(bytes);
    expect([3, 4, 5].map((column) => cellAt(examples, 3, column - 1)?.v)).toEqual(
      [1, 2, 3].map((number) => `${texts.examples.example} ${number}`),
    );
    for (const column of [2, 3, 4]) expect(cellAt(examples, 4, column)?.v).toMatch(/^\d\d0000\d{6}000[1-9]$/);
    expect(await codeOf(bytes)).toBe('no-data-rows');
    expect(await codeOf(bytes, { sheet: texts.sheets.examples })).toBe('no-usable-column');
  });

  it('filled in with what its own examples say is taken without a single problem', async () => {
    const book = read(await saved(language), { sheetStubs: true, cellNF: true });
    const [data, examples] = book.SheetNames.map((name) => book.Sheets[name] ?? {});
    if (!data || !examples) throw new Error('The template has two sheets.');
    for (const [column] of templateColumns.entries()) {
      for (const person of [0, 1, 2]) {
        const text = cellAt(examples, 4 + column, 2 + person)?.v;
        if (text) data[utils.encode_cell({ r: 1 + person, c: column })] = { t: 's', v: String(text), z: '@' };
      }
    }
    const filled: Buffer = write(book, { type: 'buffer', bookType: 'xlsx' });
    const { columns, summary, rows, ranked } = await readBytes(filled, { ecConsent: true });
    expect(ranked[0]).toBe(texts.sheets.data);
    expect(columns.map).toEqual({ nik: 1, phone: 2, name: 3, ecNik: 4, ecPhone: 5, ecName: 6, birthDate: 7 });
    expect(summary).toMatchObject({ rows: 3, accepted: 3, rejected: 0, problemCounts: [] });
    const [first] = rows;
    if (!first?.person) throw new Error('The first example was left out.');
    expect(first.person).toMatchObject({ name: 'Budi Contoh', ecName: 'Ani Contoh' });
    const extra = new Map(first.extra.map(({ heading, text }) => [heading, text]));
    expect(extra.get(texts.headings.overdue)).toBe('12');
    expect(extra.get(texts.headings.area)).toBe(texts.examples.areas.first);
  });

  it('filled in does not warn of its examples as of another list', async () => {
    const bench = await listsBench();
    const book = read(await saved(language), { sheetStubs: true, cellNF: true });
    const data = book.Sheets[book.SheetNames[0] ?? ''];
    if (!data) throw new Error('The template has a sheet.');
    utils.sheet_add_aoa(data, [['3174052509950001', '081234567890', 'Siti']], { origin: 'A2' });
    const fileId = bench.file('isi.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }));
    const preview = await bench.preview({ fileId });
    expect(preview).toMatchObject({ accepted: 1, problems: [], file: { sheet: texts.sheets.data } });
  });
});

describe('saving the template', () => {
  it('leaves nothing behind where it cannot be written, and an older file as it was', async () => {
    const bench = await listsBench();
    bench.file('penuh', 'isi lama');
    await expect(
      (async () => bench.handlers['lists.saveTemplate']({ fileId: 'tidak/ada.xlsx', language: 'id' }))(),
    ).rejects.toMatchObject({ code: 'file-not-writable' });
    expect(existsSync(join(bench.folder, 'tidak'))).toBe(false);
    expect(bench.written('penuh').toString()).toBe('isi lama');
    writeFileSync(join(bench.folder, 'templat.xlsx'), 'isi lama');
    await bench.handlers['lists.saveTemplate']({ fileId: 'templat.xlsx', language: 'en' });
    expect(bench.written('templat.xlsx').subarray(0, 2).toString()).toBe('PK');
  });
});

describe('resources/template', () => {
  it('is what the program writes', async () => {
    const kept = readFileSync(
      fileURLToPath(new URL('../../../../resources/template/sambung-template.xlsx', import.meta.url)),
    );
    const plain = (bytes: Buffer) =>
      sheetsOf(bytes).map(([name, sheet]) => [name, utils.sheet_to_json(sheet, { header: 1 })]);
    expect(plain(kept)).toEqual(plain(await saved('id')));
  });
});
