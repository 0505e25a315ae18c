/** What the operator said of a column about somebody else holds for the rows of the list that come home mended. */
import { describe, expect, test } from 'vitest';
import { read, write } from 'xlsx';
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import { openStore, type Store } from '../../../../src-main/core/store/store.ts';
import { testPorts } from '../../../fakes/ports.ts';
import { type DraftsBench, draftsBench, nik, phone } from '../draft/drafts-bench.ts';

const lines = [
  'NIK,No HP,Nama,HP Istri,Info,Cabang',
  `${nik(1)},${phone(1)},Siti,${phone(501)},${phone(601)},Bogor`,
  `31,${phone(2)},Budi,${phone(502)},${phone(602)},Depok`,
  `32,${phone(3)},Made,${phone(503)},${phone(603)},Depok`,
];

async function imported(bench: DraftsBench, keptColumns: number[], rows = lines) {
  const draft = await bench.open('daftar.csv', rows);
  const { draftId, choices } = draft;
  await bench.ask('drafts.choose', { draftId, read: { ...choices, ...(keptColumns.length > 0 && { keptColumns }) } });
  return bench.importDraft(draft);
}

async function comesBack(bench: DraftsBench, listId: number, typed: Record<string, string>): Promise<Draft> {
  const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: 'masalah.xlsx' });
  const fileId = file?.fileId ?? '';
  await bench.ask('lists.saveProblems', { listId, fileId, language: 'id' });
  const book = read(await bench.download(fileId), { cellNF: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  for (const [cell, text] of Object.entries(typed)) sheet[cell] = { t: 's', v: text, z: '@' };
  return bench.ask('drafts.open', {
    fileId: await bench.upload('masalah.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' })),
  });
}

async function inStore<T>(dir: string, look: (store: Store) => T): Promise<T> {
  const store = await openStore(testPorts({ dir }));
  try {
    return look(store);
  } finally {
    await store.close();
  }
}

async function extraOf(bench: DraftsBench, listId: number): Promise<string[][]> {
  const rows = await inStore(bench.ports.dataDir, (store) =>
    store
      .prepare<{ id: number }, { extra: string }>('SELECT extra FROM lookups WHERE list_id = :id ORDER BY source_row')
      .all({ id: listId }),
  );
  const cells = rows.map(({ extra }) => JSON.parse(extra) as { heading: string; text: string }[]);
  return cells.map((row) => row.map(({ heading, text }) => `${heading}=${text}`));
}

const cellsOf = async (bench: DraftsBench, listId: number) =>
  (await bench.rejected(listId)).map(({ cells }) => cells.map(({ text }) => text));

describe('of a list that comes home mended', { timeout: 60_000 }, () => {
  test('what was kept stays, in rows that are taken in and in those still left out', async () => {
    const bench = await draftsBench();
    const list = await imported(bench, [4, 5]);
    const draft = await comesBack(bench, list.id, { A2: nik(2) });
    expect(draft.file.apart?.map(({ column, kept }) => [column, kept])).toEqual([
      [4, true],
      [5, true],
    ]);
    expect(await bench.ask('drafts.mend', { draftId: draft.draftId })).toMatchObject({ mended: 1, stillRejected: 1 });
    expect(await cellsOf(bench, list.id)).toEqual([['32', phone(3), 'Made', phone(503), phone(603), 'Depok']]);
    expect((await extraOf(bench, list.id))[1]).toEqual([
      `HP Istri=${phone(502)}`,
      `Info=${phone(602)}`,
      'Cabang=Depok',
    ]);
  });

  test('what was kept stays whatever is said of the file, and a mended cell of it is taken', async () => {
    const bench = await draftsBench();
    const list = await imported(bench, [4, 5]);
    const { draftId, choices } = await comesBack(bench, list.id, { D2: phone(777) });
    await bench.ask('drafts.choose', { draftId, read: { ...choices, keptColumns: [] } });
    expect(await bench.ask('drafts.mend', { draftId })).toMatchObject({ mended: 0, stillRejected: 2 });
    expect((await cellsOf(bench, list.id)).map((cells) => cells.slice(3, 5))).toEqual([
      [phone(777), phone(602)],
      [phone(503), phone(603)],
    ]);
  });

  test('what was kept is among the columns of a list whose first row comes in now', async () => {
    const bench = await draftsBench();
    const [top = '', , ...bad] = lines;
    const list = await imported(bench, [4, 5], [top, ...bad]);
    const { draftId } = await comesBack(bench, list.id, { A2: nik(2) });
    await bench.ask('drafts.mend', { draftId });
    expect(await extraOf(bench, list.id)).toEqual([[`HP Istri=${phone(502)}`, `Info=${phone(602)}`, 'Cabang=Depok']]);
  });

  test('what was left out stays out, whatever is said of the file and typed into it', async () => {
    const bench = await draftsBench();
    const list = await imported(bench, []);
    const typed = { A2: nik(2), D2: 'Ibu Sri', E2: 'kakaknya', D3: 'Ibu Ani', E3: 'adiknya' };
    const { draftId, choices } = await comesBack(bench, list.id, typed);
    await bench.ask('drafts.choose', { draftId, read: { ...choices, keptColumns: [4, 5] } });
    expect(await bench.ask('drafts.mend', { draftId })).toMatchObject({ mended: 1, stillRejected: 1 });
    expect(await cellsOf(bench, list.id)).toEqual([['32', phone(3), 'Made', '', '', 'Depok']]);
    expect((await extraOf(bench, list.id))[1]).toEqual(['Cabang=Depok']);
  });

  test('a list of no accepted row gets no column of what was left out', async () => {
    const bench = await draftsBench();
    const [top = '', , ...bad] = lines;
    const list = await imported(bench, [], [top, ...bad]);
    const { draftId, choices } = await comesBack(bench, list.id, { A2: nik(2), E2: 'kakaknya' });
    await bench.ask('drafts.choose', { draftId, read: { ...choices, keptColumns: [4, 5] } });
    await bench.ask('drafts.mend', { draftId });
    expect(await extraOf(bench, list.id)).toEqual([['Cabang=Depok']]);
  });

  test('somebody’s number typed where the list had nothing is nobody’s to keep', async () => {
    const bench = await draftsBench();
    const rows = lines.map((line, index) => (index === 0 ? line : line.replace(/,\d+,(\w+)$/, ',,$1')));
    const list = await imported(bench, [], rows);
    const { draftId } = await comesBack(bench, list.id, { E2: phone(602), E3: 'rumah kosong' });
    await bench.ask('drafts.mend', { draftId });
    expect((await cellsOf(bench, list.id)).map((cells) => cells[4])).toEqual(['', 'rumah kosong']);
  });

  test('of a list whose version did not look at the columns, what is withheld of the file stays as it was stored', async () => {
    const older = await draftsBench();
    const list = await imported(older, [4, 5]);
    await older.core.close();
    await inStore(older.ports.dataDir, (store) =>
      store.prepare<{ id: number }>('UPDATE lists SET apart = NULL WHERE id = :id').run({ id: list.id }),
    );
    const bench = await draftsBench({ dir: older.ports.dataDir });
    const { draftId } = await comesBack(bench, list.id, {});
    expect(await bench.ask('drafts.mend', { draftId })).toMatchObject({ mended: 0, stillRejected: 2 });
    // Shown to nobody, and not overwritten.
    expect((await cellsOf(bench, list.id)).map((cells) => cells.slice(3, 5))).toEqual([
      ['', ''],
      ['', ''],
    ]);
    const stored = await inStore(bench.ports.dataDir, (store) =>
      store.prepare<{ id: number }, { cells: string }>('SELECT cells FROM rejected_rows WHERE list_id = :id').all(list),
    );
    expect(stored.map(({ cells }) => (JSON.parse(cells) as { text: string }[]).slice(3, 5))).toMatchObject([
      [{ text: phone(502) }, { text: phone(602) }],
      [{ text: phone(503) }, { text: phone(603) }],
    ]);
  });
});
