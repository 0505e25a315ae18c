/** A draft that nobody looks at: read once, as it is chosen, without a memory of its own. */
import { expect, test } from 'vitest';
import { createDraftEngine } from '../../../../src-main/core/imports/draft/engine/draft-engine.ts';
import { coreBench } from '../../../fakes/core-bench.ts';
import { importFile } from '../../../fakes/import-file.ts';
import { choicesOf } from './session-bench.ts';

const nothing = (): void => {};
const wanted = { sampleRows: [], problemLimit: 10 };
const csv = 'NIK;No HP;Nama\n3273014507900001;081234567890;Siti\n327301;081234567891;Budi\n';

test('is read without an index of its rows, which is made when rows are asked for', async () => {
  const draft = await createDraftEngine(Buffer.from(csv));
  const first = draft.readAs(choicesOf(), false);
  expect(first).toMatchObject({ file: { columns: { nik: 1, phone: 2, name: 3 } }, roundedColumns: null });
  const summary = await draft.readAll(wanted, nothing, null);
  expect(summary).toMatchObject({ rows: 2, accepted: 1, rejected: 1, problems: [{ row: 3, code: 'nik-length' }] });
  expect(draft.facts().roundedColumns).toBeNull();
  expect(await draft.state()).toMatchObject({ counts: { rows: 2, accepted: 1, rejected: 1 } });
  expect(draft.facts().roundedColumns).toEqual([]);
});

test('is as the file is, whatever was repaired and remembered of it, and leaves that alone', async () => {
  const bench = await coreBench({ drain: false });
  const fileId = await bench.upload('daftar.csv', Buffer.from(csv));
  const { id: connectionId } = await bench.practice();
  const { draftId } = await bench.ask('drafts.open', { fileId });
  const cells = [{ row: 3, column: 1, text: '3273014507900002' }];
  await bench.ask('drafts.apply', { draftId, order: { kind: 'edit', cells } });
  const { list } = await importFile(bench.ask, { fileId, connectionId });
  expect(list).toMatchObject({ name: 'daftar', accepted: 1, rejected: 1 });
  const again = await bench.ask('drafts.open', { fileId });
  expect(again).toMatchObject({ restored: 1, counts: { accepted: 2 } });
});

test('stays open where its columns are to be named, and is closed where not', async () => {
  const bench = await coreBench({ drain: false });
  const fileId = await bench.upload('daftar.csv', Buffer.from(csv));
  const { id: connectionId } = await bench.practice();
  const kept = await bench.ask('drafts.openUnseen', { fileId });
  await bench.ask('drafts.import', { ...kept, connectionId, keepOpen: true });
  const { headings } = await bench.ask('mappings.save', { ...kept, name: 'Bogor' });
  expect(headings).toEqual({ nik: 'NIK', phone: 'No HP', name: 'Nama' });
  const closed = await bench.ask('drafts.openUnseen', { fileId });
  await bench.ask('drafts.import', { ...closed, connectionId });
  expect(await bench.core.call('drafts.get', closed)).toMatchObject({ ok: false, error: { code: 'draft-unknown' } });
});
