/** Mended rows go to the row they were, read as their list was read, with nothing in them that nobody allowed or checked. */
import { describe, expect, test } from 'vitest';
import { read, type WorkBook, write } from 'xlsx';
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import { workbookOf } from '../../../fixtures/workbooks.ts';
import { type DraftsBench, draftsBench, nik, person, phone } from '../draft/drafts-bench.ts';

const headings = ['NIK', 'No HP', 'Nama'];

async function saved(
  bench: DraftsBench,
  order: { listId: number } | { draftId: string },
  name = 'masalah.xlsx',
): Promise<WorkBook> {
  const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: name });
  const more = { fileId: file?.fileId ?? '', language: 'id' } as const;
  if ('listId' in order) await bench.ask('lists.saveProblems', { ...order, ...more });
  else await bench.ask('drafts.saveProblems', { ...order, ...more });
  return read(await bench.download(more.fileId), { cellNF: true });
}

/** Rows of text, the headings first. */
function textsOf(book: WorkBook): string[][] {
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const rows: string[][] = [];
  for (const [place, cell] of Object.entries(sheet)) {
    const [, letter, row] = /^([A-Z])(\d+)$/.exec(place) ?? [];
    if (!letter || !row) continue;
    const line = rows[Number(row) - 1] ?? [];
    line[letter.charCodeAt(0) - 65] = String(cell.v ?? '');
    rows[Number(row) - 1] = line;
  }
  return rows.map((line) => Array.from(line, (text) => text ?? ''));
}

async function comesBack(bench: DraftsBench, book: WorkBook, typed: Record<string, string>): Promise<Draft> {
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  for (const [cell, text] of Object.entries(typed)) sheet[cell] = { t: 's', v: text, z: '@' };
  const fileId = await bench.upload('masalah.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }));
  return bench.ask('drafts.open', { fileId });
}

/** As somebody arranged them anew. */
async function rearranged(bench: DraftsBench, rows: string[][]): Promise<Draft> {
  return bench.ask('drafts.open', { fileId: await bench.upload('susunan.xlsx', workbookOf({ Data: rows })) });
}

describe('the mark of a row', { timeout: 60_000 }, () => {
  const sheet = (from: number) => [
    headings,
    [nik(from), phone(from), `Orang ${from}`],
    ['310000', phone(from + 1), `Orang ${from + 1}`],
    [nik(from + 2), phone(from + 2), `Orang ${from + 2}`],
  ];

  test('is of the sheet it stood in: problems of one never go into the list of another', async () => {
    const bench = await draftsBench();
    const fileId = await bench.upload('dua.xlsx', workbookOf({ Jan: sheet(1), Feb: sheet(11) }));
    const { draftId, choices } = await bench.ask('drafts.open', { fileId });
    await bench.ask('drafts.choose', { draftId, read: { ...choices, sheet: 'Jan' } });
    const january = await saved(bench, { draftId });
    await bench.ask('drafts.choose', { draftId, read: { ...choices, sheet: 'Feb' } });
    const february = await saved(bench, { draftId });
    const list = await bench.importDraft({ draftId });
    const before = await bench.rejected(list.id);
    expect((await comesBack(bench, january, { A2: nik(2) })).mends).toBeNull();
    expect(await bench.rejected(list.id)).toEqual(before);
    const draft = await comesBack(bench, february, { A2: nik(12) });
    expect(draft.mends).toMatchObject({ listId: list.id, rows: 1 });
    expect(await bench.ask('drafts.mend', { draftId: draft.draftId })).toMatchObject({ mended: 1, ignored: 0 });
    expect((await bench.rows(list.id)).map(({ person }) => person.nik)).toEqual([nik(11), nik(12), nik(13)]);
  });

  test('does not fit a row that is plainly another one; once mended in part the row still takes the first file', async () => {
    const bench = await draftsBench();
    const list = await bench.importDraft(
      await bench.open('a.csv', [headings.join(), `310000,${phone(1)},A`, `310001,${phone(2)},B`, person(3)]),
    );
    const [top = [], one = [], two = []] = textsOf(await saved(bench, { listId: list.id }));
    const [, , , , mark = ''] = one;
    const another = mark.replace(/-2-/, '-3-');
    expect(two[4]).not.toBe(another);
    const wrong = await rearranged(bench, [top, [nik(1), phone(1), 'A', '', another]]);
    expect(await bench.ask('drafts.mend', { draftId: wrong.draftId })).toMatchObject({ mended: 0, ignored: 1 });
    const half = await rearranged(bench, [top, ['310009', phone(8), 'A', '', mark]]);
    expect(await bench.ask('drafts.mend', { draftId: half.draftId })).toMatchObject({ stillRejected: 1, ignored: 0 });
    const [, again = []] = textsOf(await saved(bench, { listId: list.id }, 'lagi.xlsx'));
    expect(again[4]).not.toBe(mark);
    const whole = await rearranged(bench, [top, [nik(1), phone(8), 'A', '', mark]]);
    expect(await bench.ask('drafts.mend', { draftId: whole.draftId })).toMatchObject({ mended: 1, ignored: 0 });
  });
});

describe('the columns of a mended file', { timeout: 60_000 }, () => {
  test('are those of its own list, whatever another list of the same headings was read by', async () => {
    const bench = await draftsBench();
    const imported = async (name: string, phoneColumn: number, from: number) => {
      const line = (n: number, id: string) => `${id},${phone(n)},${phone(n + 500)},Orang ${n}`;
      const draft = await bench.open(name, ['NIK,HP 1,HP 2,Nama', line(from, nik(from)), line(from + 1, '31')]);
      const columns = { nik: 1, phone: phoneColumn, name: 4 };
      await bench.ask('drafts.choose', { draftId: draft.draftId, read: { ...draft.choices, columns } });
      const list = await bench.importDraft(draft, name);
      return { list, book: await saved(bench, { listId: list.id }, `${name}.xlsx`) };
    };
    const first = await imported('satu.csv', 2, 1);
    const second = await imported('dua.csv', 3, 11);
    for (const [{ list, book }, n, asked] of [
      [first, 2, phone(2)],
      [second, 12, phone(512)],
    ] as const) {
      const draft = await comesBack(bench, book, { A2: nik(n) });
      expect(draft.columns.map(({ field }) => field).slice(0, 4)).toEqual(
        list.id === first.list.id ? ['nik', 'phone', null, 'name'] : ['nik', null, 'phone', 'name'],
      );
      await bench.ask('drafts.mend', { draftId: draft.draftId });
      expect((await bench.rows(list.id)).map(({ person }) => person.phone)).toContain(asked);
    }
  });

  test('are never another of the list’s: where its phone is gone nobody guesses the other number', async () => {
    const bench = await draftsBench();
    const draft = await bench.open('a.csv', [
      'NIK,HP 1,HP 2,Nama',
      `31,${phone(1)},${phone(2)},A`,
      `${nik(3)},${phone(3)},,B`,
    ]);
    const columns = { nik: 1, phone: 2, name: 4 };
    await bench.ask('drafts.choose', { draftId: draft.draftId, read: { ...draft.choices, columns } });
    const list = await bench.importDraft(draft);
    const [, line = []] = textsOf(await saved(bench, { listId: list.id }));
    const mark = line.at(-1) ?? '';
    const without = await rearranged(bench, [
      ['NIK', 'HP 2', 'Baris Sambung'],
      [nik(1), phone(2), mark],
    ]);
    expect(without.missing).toEqual(['phone']);
    expect(await bench.refusal('drafts.mend', { draftId: without.draftId })).toBe('no-usable-column');
    const renamed = await rearranged(bench, [
      ['Telepon', 'NIK', 'Baris Sambung'],
      [phone(1), nik(1), mark],
    ]);
    expect(renamed.file.columns).toMatchObject({ phone: 1, nik: 2 });
  });
});

describe('a mended row', { timeout: 60_000 }, () => {
  test('that the operator skipped stays out', async () => {
    const bench = await draftsBench();
    const draft = await bench.open('a.csv', [
      headings.join(),
      person(1),
      `310000,${phone(2)},B`,
      `310001,${phone(3)},C`,
    ]);
    const book = await saved(bench, draft);
    const selection = { rows: [3] };
    await bench.ask('drafts.apply', { draftId: draft.draftId, order: { kind: 'skip', selection, skip: true } });
    const list = await bench.importDraft(draft);
    const mended = await comesBack(bench, book, { A2: nik(2), A3: nik(3) });
    expect(await bench.ask('drafts.mend', { draftId: mended.draftId })).toMatchObject({ mended: 1, ignored: 1 });
    expect(await bench.rejected(list.id)).toEqual([]);
    expect(await bench.ask('lists.get', { listId: list.id })).toMatchObject({ rejected: 0, skipped: 1 });
  });

  test('keeps nothing of contacts whom nobody asked, under whatever heading the list had them', async () => {
    const bench = await draftsBench();
    const secret = '081299990000';
    const draft = await bench.open('x.csv', [
      'NIK,No HP,Nama,Kode',
      `31,${phone(1)},A,${secret}`,
      `32,${phone(2)},B,${secret}`,
    ]);
    const columns = { nik: 1, phone: 2, name: 3, ecPhone: 4 };
    await bench.ask('drafts.choose', { draftId: draft.draftId, read: { ...draft.choices, columns } });
    const list = await bench.importDraft(draft);
    const [top = [], one = [], two = []] = textsOf(await saved(bench, { listId: list.id }));
    const back = await rearranged(bench, [
      [...top, 'Catatan'],
      [nik(1), phone(1), 'A', secret, '', one[5] ?? '', 'x'],
      ['32', phone(2), 'B', secret, '', two[5] ?? '', 'y'],
    ]);
    const read = { ...back.choices, columns: { nik: 1, phone: 2, name: 3 }, guessColumns: false };
    await bench.ask('drafts.choose', { draftId: back.draftId, read });
    const done = await bench.ask('drafts.mend', { draftId: back.draftId });
    expect(done).toMatchObject({ mended: 1, stillRejected: 1 });
    const kept = JSON.stringify([await bench.rows(list.id), await bench.rejected(list.id)]);
    expect(kept).not.toContain(secret);
  });

  test('keeps the name and the contact of its row where their columns were not sent back, through the rules', async () => {
    const bench = await draftsBench();
    const lost = { t: 'n', v: 3_174_051_505_600_120 } as const;
    const top = ['NIK', 'No HP', 'Nama', 'NIK Kontak Darurat', 'HP Kontak Darurat'];
    const fileId = await bench.upload(
      'a.xlsx',
      workbookOf({
        Data: [top, ['31', phone(1), 'Budi Asli', lost, phone(8)], ['32', phone(2), 'Ani', lost, phone(9)]],
      }),
    );
    const { draftId, choices } = await bench.ask('drafts.open', { fileId });
    await bench.ask('drafts.choose', { draftId, read: { ...choices, ecConsent: true } });
    const list = await bench.importDraft({ draftId });
    const [, one = [], two = []] = textsOf(await saved(bench, { listId: list.id }));
    const back = await rearranged(bench, [
      ['Baris Sambung', 'Telepon', 'NIK'],
      [one[6] ?? '', phone(1), nik(1)],
      [two[6] ?? '', phone(2), '33'],
    ]);
    const done = await bench.ask('drafts.mend', { draftId: back.draftId });
    expect(done).toMatchObject({ mended: 1, stillRejected: 1 });
    const [row] = await bench.rows(list.id);
    expect(row?.person).toMatchObject({ nik: nik(1), name: 'Budi Asli', ecNik: null, ecPhone: phone(8) });
    const [left] = await bench.rejected(list.id);
    const codes = left?.problems.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['nik-length', 'ec-nik-invalid']));
    expect(codes).not.toContain('name-missing');
  });

  test('does not go into a list whose connection was deleted: nothing changes', async () => {
    const bench = await draftsBench();
    const { id: connectionId } = await bench.ask('connections.create', {
      ...{ name: 'Akun', baseUrl: 'https://td.example/', partnerCode: 'mitra', partnerKey: 'kunci' },
    });
    const { draftId } = await bench.open('a.csv', [headings.join(), person(1), `310000,${phone(2)},B`]);
    const { list } = await bench.ask('drafts.import', { draftId, name: 'Daftar', connectionId });
    const book = await saved(bench, { listId: list.id });
    const [row] = await bench.rows(list.id);
    await bench.ask('queue.cancel', { scope: { lookupId: row?.lookupId ?? 0 } });
    await bench.ask('connections.delete', { id: connectionId });
    const mended = await comesBack(bench, book, { A2: nik(2) });
    expect(await bench.refusal('drafts.mend', { draftId: mended.draftId })).toBe('connection-unknown');
    expect((await bench.ask('lists.get', { listId: list.id })).rejected).toBe(1);
    expect(await bench.rows(list.id)).toHaveLength(1);
  });
});

test('rows of two lists in one file go home list by list, by opening the file again', { timeout: 60_000 }, async () => {
  const bench = await draftsBench();
  const imported = async (name: string, from: number, count: number) => {
    const wrong = Array.from({ length: count }, (_, n) => `31,${phone(from + n)},Orang ${from + n}`);
    const list = await bench.importDraft(await bench.open(name, [headings.join(), person(from + 90), ...wrong]), name);
    const [top = [], ...rows] = textsOf(await saved(bench, { listId: list.id }, `${name}.xlsx`));
    return { list, top, rows: rows.map(([, ...rest], n) => [nik(from + n), ...rest]) };
  };
  const first = await imported('satu.csv', 1, 3);
  const second = await imported('dua.csv', 21, 2);
  // One of the first list does not come back at all.
  const file = [first.top, ...first.rows.slice(1), ...second.rows.slice(0, 1)];
  for (const [{ list }, mended] of [
    [first, 2],
    [second, 1],
  ] as const) {
    const draft = await rearranged(bench, file);
    expect(draft.mends).toMatchObject({ listId: list.id });
    expect(await bench.ask('drafts.mend', { draftId: draft.draftId })).toMatchObject({ mended });
  }
  expect((await rearranged(bench, file)).mends).toBeNull();
});
