/** The whole way of a problems file: out of a list, through a colleague's hands, and back into the list. */
import { describe, expect, it } from 'vitest';
import { read, write } from 'xlsx';
import { type DraftsBench, draftsBench, nik, phone } from '../draft/drafts-bench.ts';

const lines = [
  'NIK,Nomor,Kode,Nama,Cabang',
  `${nik(0)},1,${phone(0)},Siti,Bogor`,
  `${nik(1)},2,021-5551234,Budi,Bogor`,
  `,3,${phone(2)},Ani,Depok`,
  `${nik(3)},4,,Made,Depok`,
];

/** `Kode` is the phone, which nobody could guess from a problems file. */
async function imported(bench: DraftsBench) {
  const draft = await bench.open('daftar.csv', lines);
  const read = { ...draft.choices, columns: { nik: 1, phone: 3, name: 4 } };
  await bench.ask('drafts.choose', { draftId: draft.draftId, read });
  return bench.importDraft(draft);
}

async function problemsOf(bench: DraftsBench, listId: number): Promise<Buffer> {
  const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: 'masalah.xlsx' });
  if (!file) throw new Error('There is no place for it.');
  await bench.ask('lists.saveProblems', { listId, fileId: file.fileId, language: 'id' });
  return bench.download(file.fileId);
}

/** `typed`: cell → text. */
async function comesBack(bench: DraftsBench, bytes: Buffer, typed: Record<string, string>) {
  const book = read(bytes, { cellNF: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  for (const [cell, text] of Object.entries(typed)) sheet[cell] = { t: 's', v: text, z: '@' };
  const fileId = await bench.upload('masalah.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }));
  return bench.ask('drafts.open', { fileId });
}

describe('a problems file that comes back', { timeout: 60_000 }, () => {
  it('finds its list, is read by the columns the list was read by, and its mended rows go there', async () => {
    const bench = await draftsBench();
    const list = await imported(bench);
    expect(list).toMatchObject({ accepted: 1, rejected: 3 });
    const bytes = await problemsOf(bench, list.id);
    const draft = await comesBack(bench, bytes, { C2: phone(1), A3: nik(2) });
    expect(draft.mends).toEqual({ listId: list.id, listName: list.name, rows: 3 });
    expect(draft.file.columns).toEqual({ nik: 1, phone: 3, name: 4 });
    expect(draft.counts).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
    expect(draft.problemCounts.map(({ code }) => code)).not.toContain('other-sheet-not-read');
    const done = await bench.ask('drafts.mend', { draftId: draft.draftId });
    expect(done).toMatchObject({ mended: 2, stillRejected: 1, ignored: 0, list: { accepted: 3, rejected: 1 } });
    const rows = await bench.rows(list.id);
    expect(rows.map(({ row, person }) => [row, person.nik, person.phone])).toEqual([
      [2, nik(0), phone(0)],
      [3, nik(1), phone(1)],
      [4, nik(2), phone(2)],
    ]);
  });

  it('untouched changes nothing, and can be saved once more', async () => {
    const bench = await draftsBench();
    const list = await imported(bench);
    const bytes = await problemsOf(bench, list.id);
    const draft = await comesBack(bench, bytes, {});
    expect(draft.counts).toMatchObject({ accepted: 0, rejected: 3 });
    const before = await bench.rejected(list.id);
    const done = await bench.ask('drafts.mend', { draftId: draft.draftId });
    expect(done).toMatchObject({ mended: 0, stillRejected: 3, ignored: 0 });
    expect(await bench.rejected(list.id)).toEqual(before);
    const again = await comesBack(bench, await problemsOf(bench, list.id), { C4: phone(3) });
    expect(again.counts).toMatchObject({ accepted: 1, rejected: 2 });
  });

  it('and is opened as a draft writes a new one with the marks of the same list', async () => {
    const bench = await draftsBench();
    const list = await imported(bench);
    const draft = await comesBack(bench, await problemsOf(bench, list.id), { C2: phone(1) });
    const { file } = await bench.ask('files.chooseSave', { kind: 'report', suggestedName: 'sisa.xlsx' });
    if (!file) throw new Error('There is no place for it.');
    const saved = await bench.ask('drafts.saveProblems', {
      ...{ draftId: draft.draftId, fileId: file.fileId, language: 'en' },
    });
    expect(saved).toMatchObject({ rows: 2 });
    const rest = await comesBack(bench, await bench.download(file.fileId), { A2: nik(2), C3: phone(3) });
    expect(rest.mends).toMatchObject({ listId: list.id, rows: 2 });
    expect(rest.counts).toMatchObject({ accepted: 2, rejected: 0 });
  });
});
