/** A file opened for import, as the process that read it holds it: looked at, repaired, and taken back. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Change } from '../../../../src-main/core/imports/draft/engine/changes.ts';
import { workbookOf } from '../../../fixtures/workbooks.ts';
import { choicesOf, csv, filterOf, sessionBench } from './session-bench.ts';

/** Rows 2–8; NIK, phone, name, branch. */
const nasty = csv(
  'NIK,No HP,Nama,Cabang',
  '3174052509950001,081234567890,Siti,Bogor',
  '317405250995000l,081234567891,Budi,Bogor',
  '31740525,081234567892,Ani,Depok',
  '3174054509950004,O8123456789O,Joko,Depok',
  '3174052509950001,081234567890,Siti,Bogor',
  '3174052509950001,081234567899,Siti,Depok',
  '3174054313950007,081234567897,Rini,Depok',
);

test('says what the rules say of every row', async () => {
  const { first, shown, row } = await sessionBench(nasty);
  expect(first.counts).toEqual({ rows: 7, accepted: 3, rejected: 4, skipped: 0, duplicates: 1, edited: 0 });
  expect(await shown({ show: 'errors' })).toEqual([3, 4, 5, 8]);
  expect(await shown({ codes: ['twin'] })).toEqual([6]);
  expect(await shown({ codes: ['nik-length', 'same-nik-other-phone'] })).toEqual([4, 7]);
  expect(await row(6)).toMatchObject({
    status: 'accepted',
    twinOfRow: 2,
    cells: ['3174052509950001', '081234567890', 'Siti', 'Bogor'],
  });
});

test('pages through what a filter shows, and searches in every cell without regard to case', async () => {
  const { session } = await sessionBench(nasty);
  const page = await session.rows(filterOf({ search: 'DEPOK' }), { offset: 1, limit: 2, fresh: true });
  expect(page.total).toBe(4);
  expect(page.rows.map(({ row }) => row)).toEqual([5, 7]);
  expect(await session.rows(filterOf(), { offset: 99, limit: 2, fresh: true })).toEqual({ total: 7, rows: [] });
});

test('runs the rules again where a cell was edited, and tells what the file says', async () => {
  const { edit, row, codes } = await sessionBench(nasty);
  const { state, changed } = await edit(4, 1, '3174052509950009');
  expect(changed).toBe(1);
  expect(state.counts).toMatchObject({ accepted: 4, rejected: 3, edited: 1 });
  expect(await row(4)).toMatchObject({ status: 'accepted', edited: [{ column: 1, was: '31740525' }] });
  expect(await codes(4)).toEqual(['edited note']);
});

test('knows twins anew when an edit makes or ends one', async () => {
  const { edit, row, shown } = await sessionBench(nasty);
  await edit(2, 2, '081234567811');
  expect((await row(6)).twinOfRow).toBeNull();
  expect(await shown({ codes: ['same-nik-other-phone'] })).toEqual([6, 7]);
  const { state } = await edit(7, 2, '0812 3456 7890');
  expect(await row(7)).toMatchObject({ twinOfRow: 6 });
  expect(state.counts.duplicates).toBe(1);
  await edit(7, 2, '081234567811');
  expect((await row(7)).twinOfRow).toBe(2);
});

test('typing what the file says is no step', async () => {
  const { edit, session } = await sessionBench(nasty);
  expect(await edit(4, 3, 'Ani')).toMatchObject({ changed: 0, changes: [] });
  expect((await session.state()).canUndo).toBe(false);
  await edit(4, 3, 'Anita');
  const { state } = await edit(4, 3, 'Ani');
  expect(state.counts.edited).toBe(0);
});

test('typing the digits a numeric cell shows makes them text, which is another thing', async () => {
  const book = workbookOf({
    Data: [
      ['NIK', 'No HP', 'Nama'],
      [3174052509950010, '081234567890', 'Siti'],
    ],
  });
  const { first, edit } = await sessionBench(book, { name: 'a.xlsx' });
  expect(first.counts.rejected).toBe(1);
  const { state } = await edit(2, 1, '3174052509950010', true);
  expect(state.counts).toMatchObject({ accepted: 1, edited: 1 });
});

test('digits a number may have lost become no NIK by being pasted in place, or by a replacement among them', async () => {
  const book = workbookOf({
    Data: [
      ['NIK', 'No HP', 'Nama'],
      [3174052509950010, '081234567890', 'Siti'],
    ],
  });
  const { edit, apply, codes } = await sessionBench(book, { name: 'a.xlsx' });
  expect(await edit(2, 1, '3174052509950010')).toMatchObject({ changed: 0 });
  const all = { selection: { filter: filterOf() }, column: null } as const;
  expect(await apply({ kind: 'replace', ...all, find: '3174', replacement: '3175', wholeCell: false })).toMatchObject({
    changed: 0,
  });
  expect(await codes(2)).toEqual(['nik-precision-lost error']);
});

test('a replacement lets no cell grow beyond what a cell holds', async () => {
  const { apply, rowsOf } = await sessionBench(
    csv('NIK,No HP,Nama', `3174052509950001,081234567890,${'a'.repeat(300)}`),
  );
  const all = { selection: { filter: filterOf() }, column: 3, wholeCell: false } as const;
  expect(await apply({ kind: 'replace', ...all, find: 'a', replacement: 'a'.repeat(200) })).toMatchObject({
    changed: 0,
  });
  expect((await rowsOf()).rows[0]?.cells[2]).toHaveLength(300);
});

test('a row does not vanish under the hand that mends it, until the filter looks anew', async () => {
  const { edit, shown, row, apply } = await sessionBench(nasty);
  expect(await shown({ show: 'errors' })).toEqual([3, 4, 5, 8]);
  await edit(4, 1, '3174052509950009');
  expect(await shown({ show: 'errors' }, false)).toEqual([3, 4, 5, 8]);
  await apply({ kind: 'fill', column: 4, text: 'Bekasi', selection: { filter: filterOf({ show: 'all' }) } });
  expect(await shown({ show: 'errors' }, false)).toEqual([3, 4, 5, 8]);
  expect((await row(4)).status).toBe('accepted');
  expect(await shown({ show: 'errors' })).toEqual([3, 5, 8]);
});

test('offers a repair for letters that look like digits, and does it for all at once', async () => {
  const { first, row, apply, shown } = await sessionBench(nasty);
  expect(first.problemCounts).toContainEqual({ code: 'nik-chars', severity: 'error', count: 1, repairs: 1 });
  expect((await row(5)).problems).toContainEqual(
    expect.objectContaining({ code: 'phone-chars', column: 2, offer: '081234567890' }),
  );
  const selection = { filter: filterOf({ codes: ['phone-chars'] }) };
  const { state, changed } = await apply({ kind: 'repair', code: 'phone-chars', selection });
  expect(changed).toBe(1);
  expect(await row(5)).toMatchObject({
    status: 'accepted',
    cells: ['3174054509950004', '081234567890', 'Joko', 'Depok'],
  });
  expect(state.problemCounts.some(({ code }) => code === 'phone-chars')).toBe(false);
  expect(await shown({ codes: ['phone-chars'] })).toEqual([]);
});

test('fills a column, over rows or over all a filter shows', async () => {
  const { apply, rowsOf } = await sessionBench(nasty);
  await apply({ kind: 'fill', column: 4, text: 'Bekasi', selection: { rows: [2, 3, 77] } });
  expect((await rowsOf()).rows.map(({ cells }) => cells[3])).toEqual([
    'Bekasi',
    'Bekasi',
    'Depok',
    'Depok',
    'Bogor',
    'Depok',
    'Depok',
  ]);
  const { changed } = await apply({
    kind: 'fill',
    column: 4,
    text: 'Depok',
    selection: { filter: filterOf({ show: 'errors' }) },
  });
  // Rows 4, 5 and 8 say so already.
  expect(changed).toBe(1);
});

test('replaces text without regard to case, as it stands and not as a pattern', async () => {
  const { apply, rowsOf } = await sessionBench(csv('NIK,No HP,Nama', '3174052509950001,081234567890,a.b a.B axb'));
  const all = { selection: { filter: filterOf() }, column: 3 } as const;
  await apply({ kind: 'replace', ...all, find: 'A.b', replacement: '$&', wholeCell: false });
  expect((await rowsOf()).rows[0]?.cells[2]).toBe('$& $& axb');
  expect(await apply({ kind: 'replace', ...all, find: 'axb', replacement: '', wholeCell: true })).toMatchObject({
    changed: 0,
  });
  await apply({ kind: 'replace', ...all, column: null, find: '$& $& AXB', replacement: 'Siti', wholeCell: true });
  expect((await rowsOf()).rows[0]?.cells[2]).toBe('Siti');
});

test('leaves out a row the operator skips, and takes it again', async () => {
  const { apply, shown, row } = await sessionBench(nasty);
  const { state } = await apply({ kind: 'skip', skip: true, selection: { rows: [2] } });
  expect(state.counts).toEqual({ rows: 7, accepted: 2, rejected: 4, skipped: 1, duplicates: 0, edited: 0 });
  // The row that shared its answer asks for itself now.
  expect((await row(6)).twinOfRow).toBeNull();
  expect(await shown({ show: 'skipped' })).toEqual([2]);
  const again = await apply({ kind: 'skip', skip: false, selection: { rows: [2] } });
  expect(again.state.counts).toMatchObject({ accepted: 3, skipped: 0, duplicates: 1 });
});

test('accepts a NIK of another length, and one of an impossible date, for the rows the operator says', async () => {
  const { apply, codes } = await sessionBench(nasty);
  await apply({ kind: 'accept', code: 'nik-length', accept: true, selection: { rows: [4] } });
  expect(await codes(4)).toEqual(['nik-length-accepted warning']);
  expect(await codes(8)).toEqual(['nik-date-impossible error']);
  const { state } = await apply({
    kind: 'accept',
    code: 'nik-date-impossible',
    accept: true,
    selection: { rows: [8] },
  });
  expect(await codes(8)).toEqual(['nik-date-impossible warning']);
  expect(state.counts).toMatchObject({ accepted: 5, rejected: 2 });
});

test('takes every step back and makes it again, whatever it was', async () => {
  const { apply, edit, session, rowsOf } = await sessionBench(nasty);
  const seen = [await rowsOf()];
  await edit(4, 1, '3174052509950009');
  seen.push(await rowsOf());
  await apply({ kind: 'skip', skip: true, selection: { filter: filterOf({ search: 'bogor' }) } });
  seen.push(await rowsOf());
  await apply({ kind: 'fill', column: 3, text: 'Siapa', selection: { filter: filterOf() } });
  seen.push(await rowsOf());
  await apply({ kind: 'restore', selection: { filter: filterOf() } });
  expect((await rowsOf()).rows).toEqual(seen[0]?.rows);
  for (const before of [seen[3], seen[2], seen[1], seen[0]]) {
    await session.undo();
    expect((await rowsOf()).rows).toEqual(before?.rows);
  }
  expect(await session.undo()).toMatchObject({ changed: 0, state: { canUndo: false, canRedo: true } });
  for (const after of seen.slice(1)) {
    await session.redo(async () => {});
    expect((await rowsOf()).rows).toEqual(after.rows);
  }
  await edit(4, 3, 'Anita');
  expect(await session.redo(async () => {})).toMatchObject({ changed: 0, state: { canRedo: false } });
});

test('reads all rows for the import as they stand now, the skipped ones among those left out', async () => {
  const { apply, edit, imported } = await sessionBench(nasty);
  await edit(4, 1, '3174052509950009');
  await apply({ kind: 'skip', skip: true, selection: { rows: [2] } });
  const rows = await imported();
  expect(rows.map(({ row, person }) => [row, person?.nik ?? null])).toEqual([
    [2, null],
    [3, null],
    [4, '3174052509950009'],
    [5, null],
    [6, '3174052509950001'],
    [7, '3174052509950001'],
    [8, null],
  ]);
  expect(rows[0]?.problems).toContainEqual({ row: 2, field: null, code: 'row-skipped', severity: 'error' });
  expect(rows[2]?.problems).toContainEqual({ row: 4, field: null, code: 'edited', severity: 'note' });
});

test('brings back the steps of an earlier time, each one step of undo', async () => {
  const earlier = await sessionBench(nasty);
  const steps: Change[][] = [];
  steps.push((await earlier.edit(4, 1, '3174052509950009')).changes);
  steps.push(
    (await earlier.apply({ kind: 'fill', column: 4, text: 'Bekasi', selection: { filter: filterOf() } })).changes,
  );
  const { session } = await sessionBench(nasty);
  await session.replay(steps);
  const state = await session.choose(choicesOf());
  expect(state).toEqual(await earlier.session.state());
  const page = { offset: 0, limit: 100, fresh: true };
  expect(await session.rows(filterOf(), page)).toEqual(await earlier.session.rows(filterOf(), page));
  await session.undo();
  await earlier.session.undo();
  expect(await session.rows(filterOf(), page)).toEqual(await earlier.session.rows(filterOf(), page));
});

test('keeps the repairs of a sheet while another one is looked at', async () => {
  const people = (name: string) => [
    ['NIK', 'No HP', 'Nama'],
    ['3174052509950001', '081234567890', name],
  ];
  const book = workbookOf({ Bogor: people('Siti'), Depok: people('Budi') });
  const { session, edit, row } = await sessionBench(book, { name: 'a.xlsx', choices: { sheet: 'Bogor' } });
  await edit(2, 3, 'Sinta');
  const other = await session.choose(choicesOf({ sheet: 'Depok' }));
  expect(other).toMatchObject({ file: { sheet: 'Depok' }, sheets: ['Bogor', 'Depok'], counts: { edited: 0 } });
  expect((await row(2)).cells[2]).toBe('Budi');
  // What is taken back is the step on the other sheet: nothing changes here.
  expect(await session.undo()).toMatchObject({ changed: 0 });
  await session.redo(async () => {});
  await session.choose(choicesOf({ sheet: 'Bogor' }));
  expect((await row(2)).cells[2]).toBe('Sinta');
});

test('shows nothing about contacts who have not consented, lets nobody change it, and finds nothing in it', async () => {
  const { session, row, edit, shown, apply } = await sessionBench(
    csv('NIK,No HP,Nama,Kontak Darurat', '3174052509950001,081234567890,Siti,081234567899'),
  );
  expect((await row(2)).cells[3]).toBe('');
  expect(await shown({ search: '567899' })).toEqual([]);
  expect(await edit(2, 4, '081234567898')).toMatchObject({ changed: 0 });
  expect(await apply({ kind: 'fill', column: 4, text: '081234567898', selection: { rows: [2] } })).toMatchObject({
    changed: 0,
  });
  await session.choose(choicesOf({ ecConsent: true }));
  expect((await row(2)).cells[3]).toBe('081234567899');
});

test('a column the file does not have is refused, and a row it does not have is passed over', async () => {
  const { edit, session } = await sessionBench(nasty);
  await expect(edit(2, 9, 'x')).rejects.toMatchObject({ code: 'column-unknown' });
  expect(await edit(99, 1, 'x')).toMatchObject({ changed: 0 });
  expect((await session.state()).counts.rows).toBe(7);
});

test('choosing what cannot be leaves the draft as it was', async () => {
  const { session, first } = await sessionBench(nasty);
  await expect(session.choose(choicesOf({ sheet: 'Lain' }))).rejects.toMatchObject({ code: 'sheet-unknown' });
  await expect(session.choose(choicesOf({ columns: { nik: 1, phone: 44 } }))).rejects.toMatchObject({
    code: 'column-unknown',
  });
  expect(await session.state()).toEqual(first);
});

test('a reading for the import that is called off, or fails in the middle, leaves the draft usable', async () => {
  const lines = Array.from(
    { length: 1_500 },
    (_, index) => `31740525099${String(10_000 + index)},0812${10_000_000 + index},Orang`,
  );
  const { session, edit } = await sessionBench(csv('NIK,No HP,Nama', ...lines));
  const controller = new AbortController();
  const calledOff = session.readAll(
    { sampleRows: [], problemLimit: 0 },
    { onSlice: async () => controller.abort() },
    controller.signal,
  );
  await expect(calledOff).rejects.toMatchObject({ code: 'import-cancelled' });
  const failing = session.readAll(
    { sampleRows: [], problemLimit: 0 },
    {
      onSlice: async () => {
        throw new Error('The disk is full.');
      },
    },
    new AbortController().signal,
  );
  await expect(failing).rejects.toThrow('The disk is full.');
  expect(await edit(2, 3, 'Siti')).toMatchObject({ changed: 1 });
});

test('answers questions in the order they were asked, however many wait', async () => {
  const { session, edit } = await sessionBench(nasty);
  const answers = await Promise.all([
    edit(4, 3, 'A'),
    edit(4, 3, 'B'),
    session.undo(),
    session.rows(filterOf({ search: 'A' }), { offset: 0, limit: 10, fresh: true }),
  ]);
  expect(answers[3].rows.find(({ row }) => row === 4)?.cells[2]).toBe('A');
});

test('knows the file by its bytes', async () => {
  const { session } = await sessionBench(nasty);
  expect(session.digest).toBe(createHash('sha256').update(nasty).digest('hex'));
});

test('ends with its process, and says so to whoever asks after', async () => {
  const { session } = await sessionBench(nasty);
  session.close();
  await session.ended;
  await expect(session.state()).rejects.toMatchObject({ code: 'draft-unknown' });
});
