/** The one open draft: what is done to it, in which order, and what ends it. */
import { describe, expect, test } from 'vitest';
import { draftsBench, nik, person, phone } from './drafts-bench.ts';

const headings = 'NIK,No HP,Nama,Cabang';
const lines = [
  headings,
  person(1, ['Depok']),
  `${nik(2)},08O200000002,Orang 2,Depok`,
  person(3, ['Bogor']),
  `310000,${phone(4)},Orang 4,Bogor`,
];

describe('an open draft', () => {
  test('is read whole, shown page by page, repaired and imported', async () => {
    const bench = await draftsBench();
    const draft = await bench.open('nasabah.csv', lines);
    expect(draft).toMatchObject({
      sourceName: 'nasabah.csv',
      counts: { rows: 4, accepted: 2, rejected: 2, edited: 0 },
      missing: [],
      mapping: null,
      restored: 0,
      mends: null,
      canUndo: false,
    });
    const { draftId } = draft;
    const shown = await bench.ask('drafts.rows', { draftId, filter: { show: 'errors' }, limit: 10 });
    expect(shown).toMatchObject({ total: 2, rows: [{ row: 3 }, { row: 5 }] });

    expect(await bench.edit(draft, 3, 2, phone(2))).toMatchObject({ changed: 1, draft: { counts: { accepted: 3 } } });
    expect(await bench.edit(draft, 5, 1, nik(4))).toMatchObject({ changed: 1, draft: { counts: { accepted: 4 } } });
    const undone = await bench.ask('drafts.undo', { draftId });
    expect(undone).toMatchObject({ changed: 1, draft: { counts: { accepted: 3 }, canRedo: true } });
    expect(await bench.ask('drafts.redo', { draftId })).toMatchObject({
      draft: { counts: { accepted: 4 }, canRedo: false },
    });

    const list = await bench.importDraft(draft, 'Depok dan Bogor');
    expect(list).toMatchObject({
      name: 'Depok dan Bogor',
      sourceName: 'nasabah.csv',
      rows: 4,
      accepted: 4,
      rejected: 0,
    });
    expect(list.startedAt).toBeNull();
    const rows = await bench.rows(list.id);
    expect(rows.map(({ row, person: { nik, phone } }) => [row, nik, phone])).toEqual(
      [1, 2, 3, 4].map((index) => [index + 1, nik(index), phone(index)]),
    );
    expect(bench.told.some((event) => event.name === 'lists.changed' && event.payload.id === list.id)).toBe(true);
    expect(await bench.refusal('drafts.get', { draftId })).toBe('draft-unknown');
  });
});
