/** Lists of a version that did not look whose columns they are: what may be about somebody else is handed out no more. */
import { describe, expect, test } from 'vitest';
import { read, utils } from 'xlsx';
import { createWithheldColumns } from '../../../src-main/core/imports/columns/withheld-columns.ts';
import { coreBench } from '../../fakes/core-bench.ts';
import { tempDir } from '../../fakes/ports.ts';
import { nik, phone } from '../imports/draft/drafts-bench.ts';
import { insertAccount, openAsOf } from '../store/older-store.ts';

type Cells = Record<string, string>;
const mothers = ['Sri Rahayu', 'Dewi Lestari', 'Endang Wahyuni', 'Joko Susilo', 'Bambang Irawan'];
const own = (n: number): Cells => ({ NIK: nik(n), 'No HP': phone(n), Nama: `Siti Aminah ${n}` });
const others = (n: number): Cells => ({
  'HP Istri': phone(500 + n),
  'Nama Ibu Kandung': `${mothers[n % 5]} Ibunda`,
  Info: `0857 1234 ${1000 + n}`,
});
const plain = (n: number): Cells => ({ Alamat: `Jl. Mawar No. ${n}`, Angsuran: String(500_000 + n) });
const named = (cells: Cells) => JSON.stringify(Object.entries(cells).map(([heading, text]) => ({ heading, text })));
const theirs = /0812000005|0857|Ibunda/;

type Kept = { accepted?: number; rejected?: number; ecConsent?: boolean; late?: Cells };

/** A data directory as schema 9 left it, with one list. */
async function stored({ accepted = 5, rejected = 2, ecConsent = false, late = {} }: Kept = {}): Promise<string> {
  const dir = tempDir();
  const store = await openAsOf(9, dir);
  insertAccount(store);
  store
    .prepare<[number, number, number, number]>(`
      INSERT INTO lists (id, kind, name, connection_id, header_row, columns, ec_consent, rows, accepted, rejected, complete, created_at)
      VALUES (1, 'file', 'Lama', 7, 1, '{"nik":1,"phone":2,"name":3}', ?, ?, ?, ?, 1, 1)`)
    .run([ecConsent ? 1 : 0, accepted + rejected, accepted, rejected]);
  const lookup = store.prepare<[number, string, string, string, string]>(`
    INSERT INTO lookups (list_id, source_row, nik, phone, name, extra, fingerprint, state, run_at, created_at, updated_at)
    VALUES (1, ?, ?, ?, ?, ?, 'f', 'cancelled', 0, 0, 0)`);
  const row = store.prepare<[number, string, string]>(
    'INSERT INTO rejected_rows (list_id, source_row, cells, problems) VALUES (1, ?, ?, ?)',
  );
  for (let n = 0; n < accepted; n++) {
    const further = { ...others(n), ...plain(n), ...(n === accepted - 1 && late) };
    lookup.run([n + 2, nik(n), phone(n), `Siti Aminah ${n}`, named(further)]);
  }
  for (let n = accepted; n < accepted + rejected; n++) {
    const wrong = [{ row: n + 2, field: 'nik', code: 'nik-length', severity: 'error' }];
    row.run([n + 2, named({ ...own(n), NIK: '12', ...others(n), ...plain(n) }), JSON.stringify(wrong)]);
  }
  store.close();
  return dir;
}

async function bookOf(bench: Awaited<ReturnType<typeof coreBench>>, fileId: string) {
  const book = read(await bench.download(fileId));
  return book.SheetNames.map((name) => utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1 }));
}

describe('of a list of an older version', { timeout: 60_000 }, () => {
  test('what may be about somebody else is not in a report, and the report says so', async () => {
    const bench = await coreBench({ ports: { dir: await stored() } });
    const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: 'laporan.xlsx' });
    const fileId = file?.fileId ?? '';
    await bench.ask('reports.create', { listId: 1, fileId, language: 'id' });
    const [people = [], summary] = await bookOf(bench, fileId);
    expect(people[0]).toEqual(expect.arrayContaining(['Alamat', 'Angsuran']));
    for (const heading of ['HP Istri', 'Nama Ibu Kandung', 'Info']) expect(people[0]).not.toContain(heading);
    expect(JSON.stringify(people)).not.toMatch(theirs);
    expect(JSON.stringify(people)).toContain('Jl. Mawar No. 6');
    expect(JSON.stringify(summary)).toMatch(/HP Istri, Nama Ibu Kandung, Info: mungkin tentang orang lain/);
  });

  test('it is not shown among rejected rows, in a lookup, or in the problems file, and is named', async () => {
    const bench = await coreBench({ ports: { dir: await stored() } });
    const { rows } = await bench.ask('lists.rejected', { listId: 1 });
    expect(rows[0]?.cells).toContainEqual({ heading: 'Alamat', text: 'Jl. Mawar No. 5' });
    expect(JSON.stringify(rows)).not.toMatch(theirs);
    const { rows: taken } = await bench.ask('lists.rows', { listId: 1 });
    const detail = await bench.ask('history.get', { lookupId: taken[0]?.lookupId ?? 0 });
    expect(detail.extra.map(({ heading }) => heading)).toEqual(['Alamat', 'Angsuran']);
    const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: 'masalah.xlsx' });
    const fileId = file?.fileId ?? '';
    await bench.ask('lists.saveProblems', { listId: 1, fileId, language: 'id' });
    const sheets = await bookOf(bench, fileId);
    expect(JSON.stringify(sheets)).not.toMatch(theirs);
    expect(JSON.stringify(sheets)).toContain('Jl. Mawar No. 5');
    expect(await bench.ask('lists.withheld', { listId: 1 })).toEqual({
      columns: [
        { heading: 'HP Istri', reason: 'heading' },
        { heading: 'Nama Ibu Kandung', reason: 'heading' },
        { heading: 'Info', reason: 'cells' },
      ],
    });
  });

  test('its problems file comes home: the row is taken, and nothing of the others with it', async () => {
    const bench = await coreBench({ ports: { dir: await stored() } });
    const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: 'masalah.xlsx' });
    const fileId = file?.fileId ?? '';
    await bench.ask('lists.saveProblems', { listId: 1, fileId, language: 'id' });
    const text = (await bookOf(bench, fileId))[0] ?? [];
    const typed = text.map((cells, index) => (index === 1 ? [nik(5), ...cells.slice(1)] : cells));
    const csv = typed.map((cells) => Array.from(cells, (cell) => cell ?? '').join(';')).join('\n');
    const draft = await bench.ask('drafts.open', { fileId: await bench.upload('masalah.csv', Buffer.from(csv)) });
    expect(await bench.ask('drafts.mend', { draftId: draft.draftId })).toMatchObject({ mended: 1, stillRejected: 1 });
    const { rows } = await bench.ask('lists.rows', { listId: 1 });
    const home = rows.find((item) => item.row === 7);
    const detail = await bench.ask('history.get', { lookupId: home?.lookupId ?? 0 });
    expect(detail.extra.map(({ text: said }) => said)).toEqual(['Jl. Mawar No. 5', '500005']);
  });

  test('the same is decided where no row of it was left out', async () => {
    const bench = await coreBench({ ports: { dir: await stored({ rejected: 0 }) } });
    const { columns } = await bench.ask('lists.withheld', { listId: 1 });
    expect(columns.map(({ heading }) => heading)).toEqual(['HP Istri', 'Nama Ibu Kandung', 'Info']);
  });

  test('a number further down in a column where nothing was seen is not shown either', async () => {
    const dir = await stored({ accepted: 230, late: { Lain: phone(599) } });
    const bench = await coreBench({ ports: { dir } });
    const { items } = await bench.ask('history.page', { listId: 1, limit: 100 });
    const last = items.find((item) => item.row === 231);
    const { extra } = await bench.ask('history.get', { lookupId: last?.lookupId ?? 0 });
    expect(extra).toContainEqual({ heading: 'Lain', text: '' });
    expect(JSON.stringify(extra)).not.toMatch(theirs);
  });

  test('with the consent of those people everything stays', async () => {
    const bench = await coreBench({ ports: { dir: await stored({ ecConsent: true }) } });
    const { rows } = await bench.ask('lists.rejected', { listId: 1 });
    expect(JSON.stringify(rows)).toMatch(theirs);
    expect(await bench.ask('lists.withheld', { listId: 1 })).toEqual({ columns: [] });
  });

  test('it is decided once', async () => {
    const store = await openAsOf(10, await stored({ accepted: 230 }));
    const shown = createWithheldColumns(store);
    const first = shown.of(1);
    expect(first.withheld).toHaveLength(3);
    expect(shown.of(1)).toBe(first);
    store.close();
  });
});
