/** A row that the operator took out is neither accepted nor rejected: in the list's counts, its pages, and when it comes back. */
import { expect, it } from 'vitest';
import { read, write } from 'xlsx';
import { type DraftsBench, draftsBench, nik, person, phone } from '../draft/drafts-bench.ts';

const lines = [
  'NIK,No HP,Nama',
  person(0),
  person(1),
  `${nik(2)},021-5551234,Budi`,
  `,${phone(3)},Ani`,
  `${nik(4)},,Made`,
];

function skipping(bench: DraftsBench, draftId: string, rows: number[]) {
  return bench.ask('drafts.apply', { draftId, order: { kind: 'skip', selection: { rows }, skip: true } });
}

/** Rows 3 (good) and 4 (with an error) are taken out. */
async function listWithSkipped(bench: DraftsBench) {
  const draft = await bench.open('daftar.csv', lines);
  await skipping(bench, draft.draftId, [3, 4]);
  return bench.importDraft(draft);
}

async function problemsOf(bench: DraftsBench, listId: number) {
  const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: 'masalah.xlsx' });
  if (!file) throw new Error('There is no place for it.');
  const { rows } = await bench.ask('lists.saveProblems', { listId, fileId: file.fileId, language: 'id' });
  return { rows, bytes: await bench.download(file.fileId) };
}

it('is counted by itself, and is not among the rows that were not accepted', { timeout: 60_000 }, async () => {
  const bench = await draftsBench();
  const list = await listWithSkipped(bench);
  expect(list).toMatchObject({ rows: 5, accepted: 1, rejected: 2, skipped: 2 });
  expect((await bench.rejected(list.id)).map(({ row }) => row)).toEqual([5, 6]);
  const pages = [
    await bench.ask('lists.rejected', { listId: list.id, limit: 1 }),
    await bench.ask('lists.rejected', { listId: list.id, limit: 2 }),
  ];
  expect(pages.map(({ rows, next }) => [rows.length, next === null])).toEqual([
    [1, false],
    [2, true],
  ]);
  expect((await problemsOf(bench, list.id)).rows).toBe(2);
});

it('a list of which nothing else was left out has nothing to mend', { timeout: 60_000 }, async () => {
  const bench = await draftsBench();
  const draft = await bench.open('daftar.csv', lines);
  await skipping(bench, draft.draftId, [3, 4, 5, 6]);
  const list = await bench.importDraft(draft);
  expect(list).toMatchObject({ rows: 5, accepted: 1, rejected: 0, skipped: 4 });
  expect(await bench.rejected(list.id)).toEqual([]);
});

it('that is taken out of a problems file moves from the one count to the other, for good', {
  timeout: 60_000,
}, async () => {
  const bench = await draftsBench();
  const list = await listWithSkipped(bench);
  const { bytes } = await problemsOf(bench, list.id);
  const fileId = await bench.upload('masalah.xlsx', bytes);
  const draft = await bench.ask('drafts.open', { fileId });
  await skipping(bench, draft.draftId, [2]);
  const done = await bench.ask('drafts.mend', { draftId: draft.draftId });
  expect(done).toMatchObject({ mended: 0, stillRejected: 1, ignored: 1, list: { rejected: 1, skipped: 3 } });
  expect((await bench.rejected(list.id)).map(({ row }) => row)).toEqual([6]);

  // A colleague's copy of that time, with both rows put right: only the one that still waits goes home.
  const book = read(bytes);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  sheet.A2 = { t: 's', v: nik(3) };
  sheet.B3 = { t: 's', v: phone(4) };
  const copy = await bench.upload('salinan.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }));
  const late = await bench.ask('drafts.open', { fileId: copy });
  const second = await bench.ask('drafts.mend', { draftId: late.draftId });
  expect(second).toMatchObject({ mended: 1, ignored: 1, list: { rows: 5, accepted: 2, rejected: 0, skipped: 3 } });
});
