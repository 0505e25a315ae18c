/** The problems file: what was left out, for a colleague to mend, and what becomes of it when it comes back. */
import { readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { type CellObject, read, utils, write } from 'xlsx';
import type { Language } from '../../../../src-main/contract/settings.ts';
import { headingMeaning } from '../../../../src-main/core/imports/columns/heading-words.ts';
import { createMappings } from '../../../../src-main/core/imports/columns/mappings.ts';
import { isHeadingOf, isMarkHeading } from '../../../../src-main/core/imports/columns/problems-file-headings.ts';
import { readRowMark } from '../../../../src-main/core/imports/problems/source-key.ts';
import { problemsFileWords } from '../../../../src-main/words/problems-file.ts';
import { workbookOf } from '../../../fixtures/workbooks.ts';
import { listsBench } from '../../lists/lists-bench.ts';
import { readBytes } from '../../spreadsheet/read/read-bytes.ts';
import { cellOf, sheetOf, textsOf } from './problems-sheet.ts';

type Bench = Awaited<ReturnType<typeof listsBench>>;

const languages: Language[] = ['id', 'en'];
const good = ['3174052509950001', '081234567890', 'Siti'];

async function savedOf(
  bench: Bench,
  listId: number,
  language: Language = 'id',
): Promise<{ bytes: Buffer; rows: number }> {
  const fileId = `masalah-${listId}-${language}.xlsx`;
  const { rows, fileName } = await bench.handlers['lists.saveProblems']({ listId, fileId, language });
  expect(fileName).toBe(fileId);
  return { bytes: bench.written(fileId), rows };
}

/** By the row of the list that the mark names: the errors found when the file is read as it is. */
async function errorsByMark(bytes: Buffer, ecConsent = false): Promise<Map<number, string[]>> {
  const { rows } = await readBytes(bytes, { ecConsent });
  return new Map(
    rows.map(({ mark, problems }) => [
      readRowMark(mark ?? '')?.row ?? 0,
      problems
        .filter(({ severity }) => severity !== 'note')
        .map(({ field, code }) => `${field} ${code}`)
        .sort(),
    ]),
  );
}

function errorsOf(
  problems: readonly { row: number; field: string | null; code: string; severity: string }[],
  row: number,
) {
  return problems
    .filter((problem) => problem.row === row && problem.severity !== 'note')
    .map(({ field, code }) => `${field} ${code}`)
    .sort();
}

const nasty = [
  'No,No. KTP,No HP,Nama,No HP,,Cabang',
  `1,${good.join(',')},,,Bogor`,
  '2,3174052509950OO1,081234567891,Budi,,,Bogor',
  '3,,021-5551234,Ani,,,"Bogor, Utara"',
  '4,"3,17405E+15",0812,"Ani\nWati",,,',
  '5,317405250995,8.12E+10,=cmd,0213,x,Depok',
  '6,3174052509950010.0,0812OOOO4321,,,,Depok',
  '7,3174053112950001,,Made,,,Depok',
  `8,'3174052509950002,+62 812-3456-7892,Wayan,,,Depok`,
];

describe('the problems file of a list', () => {
  it('has the columns of the file as they stood, then the reasons, then the mark', async () => {
    const bench = await listsBench();
    const fileId = bench.file('daftar.csv', nasty.join('\n'));
    const { list } = await bench.import({ fileId });
    expect(list).toMatchObject({ accepted: 2, rejected: 6 });
    const { bytes, rows } = await savedOf(bench, list.id);
    expect(rows).toBe(6);
    const [headings, ...lines] = textsOf(bytes);
    const own = ['No', 'No. KTP', 'No HP', 'Nama', 'No HP (2)', 'F', 'Cabang'];
    expect(headings).toEqual([...own, problemsFileWords.id.headings.reason, problemsFileWords.id.headings.mark]);
    expect(lines.map((line) => line.slice(0, 7))).toEqual([
      ['2', '3174052509950OO1', '081234567891', 'Budi', '', '', 'Bogor'],
      ['3', '', '021-5551234', 'Ani', '', '', 'Bogor, Utara'],
      ['4', '3,17405E+15', '0812', 'Ani\nWati', '', '', ''],
      ['5', '317405250995', '8.12E+10', '=cmd', '0213', 'x', 'Depok'],
      ['6', '3174052509950010.0', '0812OOOO4321', '', '', '', 'Depok'],
      ['7', '3174053112950001', '', 'Made', '', '', 'Depok'],
    ]);
    const marks = lines.map((line) => readRowMark(line.at(-1) ?? ''));
    expect(marks.map((mark) => mark?.row)).toEqual([3, 4, 5, 6, 7, 8]);
    const key = bench.store.prepare<{ id: number }, { source_key: string }>(
      'SELECT source_key FROM lists WHERE id = :id',
    );
    expect(new Set(marks.map((mark) => mark?.sourceKey))).toEqual(new Set([key.get({ id: list.id })?.source_key]));
  });

  it('keeps every cell text, so that digits typed over it stay digits', async () => {
    const bench = await listsBench();
    const { list } = await bench.import({ fileId: bench.file('daftar.csv', nasty.join('\n')) });
    const { bytes } = await savedOf(bench, list.id);
    for (const [row, texts] of textsOf(bytes).entries()) {
      for (const [column, text] of texts.entries()) {
        const cell: CellObject | undefined = sheetOf(bytes)[utils.encode_cell({ r: row, c: column })];
        if (text !== '') expect(cell).toMatchObject({ t: 's', z: '@' });
      }
    }
  });

  it('says in the language asked for what is wrong with which column, errors first and each once', async () => {
    const bench = await listsBench();
    const { list } = await bench.import({ fileId: bench.file('daftar.csv', nasty.join('\n')) });
    const reasons = async (language: Language) => {
      const [headings, ...lines] = textsOf((await savedOf(bench, list.id, language)).bytes);
      const place = headings?.findIndex((heading) => isHeadingOf('reason', heading)) ?? -1;
      return lines.map((line) => line[place] ?? '');
    };
    const [id, en] = [await reasons('id'), await reasons('en')];
    expect(id[1]).toMatch(/^No\. KTP: .+ \[nik-missing\]; No HP: .+ \[phone-landline\]$/);
    expect(en[1]).toMatch(/^No\. KTP: The NIK is empty\. .+ \[nik-missing\]; No HP: .*landline.* \[phone-landline\]$/);
    expect(en[4]).toMatch(/^No\. KTP: .+; No HP: .+; Nama: The name is empty\. .+ \[name-missing\]$/);
    expect(new Set([...id, ...en]).size).toBe(12);
  });

  it('tells in a few lines what to do, on a sheet that is not taken for a list', async () => {
    const bench = await listsBench();
    const { list } = await bench.import({ fileId: bench.file('daftar.csv', nasty.join('\n')) });
    for (const language of languages) {
      const { bytes } = await savedOf(bench, list.id, language);
      const book = read(bytes);
      const howTo = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[1] ?? ''] ?? {}, { header: 1 });
      expect(howTo.length).toBeGreaterThanOrEqual(2);
      expect(howTo.length).toBeLessThanOrEqual(5);
      expect(howTo.every((line) => line.length === 1)).toBe(true);
      expect(howTo.flat().join(' ')).toContain(problemsFileWords[language].headings.mark);
      const preview = await bench.preview({ fileId: bench.file('kembali.xlsx', bytes) });
      expect(preview.file.sheet).toBe(book.SheetNames[0]);
      expect(preview.problemCounts.map(({ code }) => code)).not.toContain('other-sheet-not-read');
    }
  });

  it('read again as it is has the same problems in the same rows', async () => {
    const bench = await listsBench();
    const { list, problems } = await bench.import({ fileId: bench.file('daftar.csv', nasty.join('\n')) });
    for (const language of languages) {
      const again = await errorsByMark((await savedOf(bench, list.id, language)).bytes);
      expect([...again.keys()]).toEqual([3, 4, 5, 6, 7, 8]);
      for (const [row, errors] of again) expect(errors, `row ${row}`).toEqual(errorsOf(problems, row));
    }
  });

  it('mended is accepted, with the columns of the list and nothing of ours among them', async () => {
    const bench = await listsBench();
    const { list } = await bench.import({ fileId: bench.file('daftar.csv', nasty.join('\n')) });
    const mended = read((await savedOf(bench, list.id)).bytes, { cellNF: true });
    const sheet = mended.Sheets[mended.SheetNames[0] ?? ''] ?? {};
    for (let row = 2; row <= 7; row++) {
      sheet[`B${row}`] = { t: 's', v: `317405250995010${row}`, z: '@' };
      sheet[`C${row}`] = { t: 's', v: `08123456780${row}`, z: '@' };
      sheet[`D${row}`] = { t: 's', v: 'Orang', z: '@' };
    }
    const { rows, summary, columns } = await readBytes(write(mended, { type: 'buffer', bookType: 'xlsx' }));
    expect(columns.map).toEqual({ nik: 2, phone: 3, name: 4 });
    expect(summary).toMatchObject({ accepted: 6, rejected: 0, problemCounts: [] });
    for (const row of rows) {
      const names = row.person ? row.extra.map(({ heading }) => heading) : [];
      expect(names).toEqual(['No', 'No HP (2)', 'F', 'Cabang']);
    }
  });

  it('imported as a list of its own passes neither its reasons nor its marks on', async () => {
    const bench = await listsBench();
    const { list } = await bench.import({ fileId: bench.file('daftar.csv', nasty.join('\n')) });
    bench.file('kembali.xlsx', (await savedOf(bench, list.id, 'en')).bytes);
    const second = await bench.import({ fileId: 'kembali.xlsx' });
    const [headings, ...lines] = textsOf((await savedOf(bench, second.list.id)).bytes);
    expect(headings).toEqual([
      ...['No', 'No. KTP', 'No HP', 'Nama', 'No HP (2)', 'F', 'Cabang'],
      ...[problemsFileWords.id.headings.reason, problemsFileWords.id.headings.mark],
    ]);
    expect(lines[0]?.slice(0, 2)).toEqual(['2', '3174052509950OO1']);
    const page = await bench.handlers['lists.rejected']({ listId: second.list.id, after: null, limit: 1 });
    expect(page.rows[0]?.cells.slice(-2).map(({ text }) => text)).toEqual(['', '']);
  });

  test('of a workbook: digits a number has lost do not come back as a whole NIK', async () => {
    const bench = await listsBench();
    const lost: CellObject = { t: 'n', v: 3_174_052_509_950_010 };
    const broken: CellObject = { t: 'e', v: 42 };
    const book = workbookOf({
      Data: [
        ['NIK', 'No HP', 'Nama', 'NIK Kontak Darurat'],
        [lost, '081234567890', 'Siti', null],
        ['3174052509950001', broken, 'Budi', null],
        ['3174052509950002', '0812', broken, lost],
        ['3174052509950003', 215_551_234, 'Ani', null],
      ],
    });
    const read = { ecConsent: true };
    const { list, problems } = await bench.import({ fileId: bench.file('angka.xlsx', book), read });
    expect(list.rejected).toBe(4);
    const { bytes } = await savedOf(bench, list.id);
    // What is typed over it stays text.
    expect(cellOf(bytes, 2, 'NIK')).toMatchObject({ t: 'n', v: 3_174_052_509_950_010, z: '@' });
    const again = await errorsByMark(bytes, true);
    expect([...again.keys()]).toEqual([2, 3, 4, 5]);
    for (const [row, errors] of again) expect(errors, `row ${row}`).toEqual(errorsOf(problems, row));
  });

  test('of a workbook: digits a number has lost stay unsure in every column, whatever else keeps the row out', async () => {
    const bench = await listsBench();
    const lost: CellObject = { t: 'n', v: 3_174_052_509_950_010 };
    const book = workbookOf({
      Data: [
        ['NIK', 'No HP', 'Nama', 'NIK Kontak Darurat', 'Rekening', 'Teks'],
        ['31', '081234567890', 'Siti', lost, { t: 'n', v: 1_234_567_890_123_450 }, '12345678901234567'],
      ],
    });
    const fileId = bench.file('angka.xlsx', book);
    const { list } = await bench.import({ fileId, read: { ecConsent: true } });
    const { bytes } = await savedOf(bench, list.id);
    expect(cellOf(bytes, 2, 'NIK Kontak Darurat')).toMatchObject({ t: 'n', v: 3_174_052_509_950_010, z: '@' });
    expect(cellOf(bytes, 2, 'Rekening')).toMatchObject({ t: 'n', v: 1_234_567_890_123_450, z: '@' });
    expect(cellOf(bytes, 2, 'Teks')).toMatchObject({ t: 's', v: '12345678901234567' });
    expect(cellOf(bytes, 2, 'NIK')).toMatchObject({ t: 's', v: '31' });
  });

  test('of a damaged line keeps the row out until somebody looked', async () => {
    const bench = await listsBench();
    const csv = `NIK,No HP,Nama,Kota\n3174052509950002,081234567891,Budi,Bogor\n3174052509950001,081234567890,"Si"ti,Depok\n`;
    const { list, problems } = await bench.import({ fileId: bench.file('rusak.csv', csv) });
    expect(problems).toMatchObject([{ row: 3, code: 'row-malformed' }]);
    const { bytes } = await savedOf(bench, list.id);
    expect(textsOf(bytes)[1]?.[0]).toBe('? 3174052509950001');
    expect(textsOf(bytes)[1]?.at(-2)).toContain('?');
    expect(await errorsByMark(bytes)).toEqual(new Map([[3, ['nik nik-chars']]]));
  });

  test('without the consent of emergency contacts holds nothing of them', async () => {
    const bench = await listsBench();
    const csv =
      'NIK,No HP,Nama,NIK Kontak Darurat,HP Kontak Darurat,Hubungan Kontak Darurat\n,081234567890,Siti,3174052509950009,081299998888,Ibu\n';
    const { list } = await bench.import({ fileId: bench.file('kontak.csv', csv) });
    const { bytes } = await savedOf(bench, list.id);
    expect(textsOf(bytes)[1]?.slice(0, 6)).toEqual(['', '081234567890', 'Siti', '', '', '']);
    for (const part of ['3174052509950009', '081299998888', 'Ibu'])
      expect(JSON.stringify(textsOf(bytes))).not.toContain(part);
  });

  test('of a file without headings names the columns by their letters; its shape is not remembered', async () => {
    const bench = await listsBench();
    const csv = '081234567890,Siti,3174052509950001\n0812,Budi,3174052509950002\n081234567892,Ani,317405\n';
    const read = { headerRow: null, columns: { phone: 1, name: 2, nik: 3 } };
    const { list } = await bench.import({ fileId: bench.file('tanpa.csv', csv), read });
    const { bytes } = await savedOf(bench, list.id);
    const headings = textsOf(bytes)[0] ?? [];
    expect(headings).toEqual(['A', 'B', 'C', problemsFileWords.id.headings.reason, problemsFileWords.id.headings.mark]);
    const again = await readBytes(bytes, { columnHeadings: { phone: 'A', name: 'B', nik: 'C' } });
    expect(again.columns.map).toEqual({ phone: 1, name: 2, nik: 3 });
    expect(again.rows.map(({ row }) => row)).toEqual([2, 3]);
    expect(createMappings(bench.store, bench.ports.clock).forShape(headings)).toBeNull();
  });

  test('leaves out rows the operator did not want asked about', async () => {
    const bench = await listsBench();
    const { list } = await bench.import({ fileId: bench.file('daftar.csv', nasty.join('\n')) });
    bench.store
      .prepare<{ list_id: number; problems: string }>(
        'UPDATE rejected_rows SET problems = :problems WHERE list_id = :list_id AND source_row = 4',
      )
      .run({
        list_id: list.id,
        problems: JSON.stringify([{ row: 4, field: null, code: 'row-skipped', severity: 'error' }]),
      });
    const { bytes, rows } = await savedOf(bench, list.id);
    expect(rows).toBe(5);
    expect(textsOf(bytes).map((line) => line[0])).toEqual(['No', '2', '4', '5', '6', '7']);
  });

  test('of a list of a time before marks gives it a key once', async () => {
    const bench = await listsBench();
    const { list } = await bench.import({ fileId: bench.file('daftar.csv', nasty.join('\n')) });
    bench.store.prepare<Record<string, never>>('UPDATE lists SET source_key = NULL').run({});
    const keys = async () =>
      textsOf((await savedOf(bench, list.id)).bytes)
        .slice(1)
        .map((line) => line.at(-1)?.split('-')[0]);
    const [first, second] = [await keys(), await keys()];
    expect(new Set([...first, ...second]).size).toBe(1);
    expect(first[0]).toMatch(/^[2-9A-Z]{8}$/);
  });

  test('of a list that left nothing out has no rows; of no list it is none', async () => {
    const bench = await listsBench();
    const { list } = await bench.import({ fileId: bench.file('baik.csv', `NIK,No HP,Nama\n${good.join(',')}\n`) });
    const { bytes, rows } = await savedOf(bench, list.id);
    expect([rows, textsOf(bytes).length]).toEqual([0, 1]);
    await expect(
      (async () => bench.handlers['lists.saveProblems']({ listId: 99, fileId: 'x.xlsx', language: 'id' }))(),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  test('is written whole or not at all', async () => {
    const bench = await listsBench();
    const { list } = await bench.import({ fileId: bench.file('daftar.csv', nasty.join('\n')) });
    await expect(
      (async () =>
        bench.handlers['lists.saveProblems']({ listId: list.id, fileId: 'tidak/ada.xlsx', language: 'id' }))(),
    ).rejects.toMatchObject({ code: 'file-not-writable' });
    expect(readdirSync(bench.folder)).toEqual(['daftar.csv']);
    const parts = bench.store.prepare<Record<string, never>, { n: number }>('SELECT count(*) AS n FROM report_parts');
    expect(parts.get({})).toEqual({ n: 0 });
    await savedOf(bench, list.id);
    expect(readdirSync(bench.folder).sort()).toEqual(['daftar.csv', `masalah-${list.id}-id.xlsx`]);
    expect(parts.get({})).toEqual({ n: 0 });
  });
});

describe('the columns of a problems file', () => {
  test.each(languages)('are nobody’s particulars (%s)', (language) => {
    for (const heading of [problemsFileWords[language].headings.mark, problemsFileWords[language].headings.reason]) {
      expect(headingMeaning(heading)).toEqual({ field: 'other' });
      expect(headingMeaning(heading.toUpperCase())).toEqual({ field: 'other' });
    }
    expect(isMarkHeading(` ${problemsFileWords[language].headings.mark.toLowerCase()} `)).toBe(true);
    expect(isHeadingOf('reason', problemsFileWords[language].headings.reason.replace(/[()]/g, ''))).toBe(true);
    expect(isMarkHeading(problemsFileWords[language].headings.reason)).toBe(false);
  });

  test('tell its heading row, whatever else stands in it and under it', async () => {
    const rows = [
      ['Sembarang', 'Kode', problemsFileWords.id.headings.reason, problemsFileWords.id.headings.mark],
      ['abc', 'xyz', 'Kode: bukan nomor', 'ABCDEFGH-3'],
    ];
    const { headings, rows: people } = await readBytes(workbookOf({ Data: rows }), { columns: { nik: 1, phone: 2 } });
    expect([headings.row, people.map(({ row }) => row)]).toEqual([1, [2]]);
  });
});
