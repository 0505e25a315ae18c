/** A rounded column on its way through the window: seen, accepted or repaired, and refused wherever it would become a list. */
import { expect, test } from 'vitest';
import { read as readBook } from 'xlsx';
import { draftsBench, phone } from './drafts-bench.ts';

const headings = 'NIK,No HP,Nama';
const nikOf = (index: number, last: number): string => `310000150590${String(index + 1).padStart(3, '0')}${last}`;
const lines = (last: (index: number) => number): string[] => [
  headings,
  ...Array.from({ length: 10 }, (_, index) => `${nikOf(index, last(index))},${phone(index)},Orang ${index}`),
];
const read = { guessColumns: true };

test('a draft says it, is refused as a list, and taken once that is accepted', { timeout: 60_000 }, async () => {
  const bench = await draftsBench();
  const draft = await bench.open(
    'nol.csv',
    lines(() => 0),
  );
  expect(draft.roundedColumns).toEqual([
    { field: 'nik', code: 'nik-column-rounded', numbers: 10, endInZero: 10, accepted: false },
  ]);
  const order = { draftId: draft.draftId, name: 'Daftar', connectionId: bench.connectionId };
  expect(await bench.refusal('drafts.import', order)).toBe('nik-column-rounded');
  const { draftId } = draft;
  const accepted = await bench.ask('drafts.choose', { draftId, read: { ...read, acceptNikRounded: true } });
  expect(accepted.roundedColumns).toMatchObject([{ accepted: true }]);
  expect((await bench.importDraft(draft)).accepted).toBe(10);
});

test('what was accepted once is to be seen again when the file is opened again', { timeout: 60_000 }, async () => {
  const bench = await draftsBench();
  const { draftId } = await bench.open(
    'nol.csv',
    lines(() => 0),
  );
  await bench.ask('drafts.choose', { draftId, read: { ...read, acceptNikRounded: true, acceptNikLength: true } });
  const again = await bench.open(
    'nol.csv',
    lines(() => 0),
  );
  expect(again.choices).toMatchObject({ acceptNikRounded: false, acceptNikLength: true });
  expect(again.roundedColumns).toMatchObject([{ accepted: false }]);
});

test('repairs count: rows that are typed anew or left out make it good, and undo makes it bad again', {
  timeout: 60_000,
}, async () => {
  const bench = await draftsBench();
  const draft = await bench.open(
    'nol.csv',
    lines((index) => (index < 8 ? 0 : 1)),
  );
  expect(draft.roundedColumns).toMatchObject([{ numbers: 10, endInZero: 8 }]);
  const mended = await bench.edit(draft, 2, 1, nikOf(0, 3));
  expect(mended.draft.roundedColumns).toEqual([]);
  const { draftId } = draft;
  expect((await bench.ask('drafts.undo', { draftId })).draft.roundedColumns).toMatchObject([{ endInZero: 8 }]);
  const skip = { kind: 'skip' as const, selection: { rows: [4, 5, 6] }, skip: true };
  expect((await bench.ask('drafts.apply', { draftId, order: skip })).draft.roundedColumns).toEqual([]);
  expect((await bench.importDraft(draft)).accepted).toBe(7);
});

test('mended rows that were rounded on the way go home only once that is accepted', { timeout: 60_000 }, async () => {
  const bench = await draftsBench();
  const { ask } = bench;
  const broken = lines((index) => index % 10).map((text, index) => (index === 0 ? text : text.replace('3100', '31OO')));
  const list = await bench.importDraft(await bench.open('rusak.csv', broken));
  expect(list.rejected).toBe(10);
  const { file } = await ask('files.chooseSave', { kind: 'report', suggestedName: 'masalah.xlsx' });
  if (!file) throw new Error('There is no place for it.');
  await ask('lists.saveProblems', { listId: list.id, fileId: file.fileId, language: 'id' });
  const book = readBook(await bench.download(file.fileId));
  const cells = Object.values(book.Sheets[book.SheetNames[0] ?? ''] ?? {}).map((cell) => String(cell?.v ?? ''));
  const marks = cells.filter((text) => /^[2-9A-Z]{8,12}-\d+-[2-9A-Z]{3}$/.test(text));
  const back = lines(() => 0).map((text, index) => `${text},${index === 0 ? 'Baris Sambung' : marks[index - 1]}`);
  const draft = await bench.open('perbaikan.csv', back);
  expect(draft.mends?.rows).toBe(10);
  expect(await bench.refusal('drafts.mend', { draftId: draft.draftId })).toBe('nik-column-rounded');
  expect(await bench.rejected(list.id)).toHaveLength(10);
  const { draftId } = draft;
  await ask('drafts.choose', { draftId, read: { ...draft.choices, acceptNikRounded: true } });
  expect(await ask('drafts.mend', { draftId })).toMatchObject({ mended: 10, stillRejected: 0 });
});
