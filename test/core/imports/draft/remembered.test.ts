/** What is remembered of a file's columns: chosen for this very file, else by its shape, else guessed. */
import { describe, expect, test } from 'vitest';
import { draftsBench, nik, phone } from './drafts-bench.ts';

/** Nobody can guess which of the two numbers is the person's. */
const headings = 'NIK,Nomor A,Nomor B,Nama';
const line = (index: number) => [nik(index), phone(index), phone(index + 500), `Orang ${index}`].join(',');
const chosen = { columnHeadings: { nik: 'NIK', phone: 'Nomor B' }, guessColumns: false };

describe('the columns of a draft', { timeout: 60_000 }, () => {
  test('are those of the last file of its shape that was imported, and say so', async () => {
    const bench = await draftsBench();
    const first = await bench.open('januari.csv', [headings, line(1)]);
    await bench.ask('drafts.choose', { draftId: first.draftId, read: chosen });
    await bench.importDraft(first);

    const next = await bench.open('februari.csv', [headings, line(2), line(3)]);
    expect(next.file.columns).toEqual({ nik: 1, phone: 3 });
    expect(next.columns.map(({ field, guessedBy }) => [field, guessedBy])).toEqual([
      ['nik', 'remembered'],
      [null, null],
      ['phone', 'remembered'],
      [null, null],
    ]);
    expect(next.counts.accepted).toBe(2);

    const other = await bench.open('lain.csv', ['NIK,Nomor A,Nama', [nik(4), phone(4), 'Orang 4'].join(',')]);
    expect(other.columns.map(({ guessedBy }) => guessedBy)).not.toContain('remembered');
  });

  test('are what the operator chose for this very file, whatever is remembered', async () => {
    const bench = await draftsBench();
    const mine = [headings, line(2)];
    const draft = await bench.open('februari.csv', mine);
    await bench.ask('drafts.choose', { draftId: draft.draftId, read: { columns: { nik: 1, phone: 2 } } });
    const first = await bench.open('januari.csv', [headings, line(1)]);
    await bench.ask('drafts.choose', { draftId: first.draftId, read: chosen });
    await bench.importDraft(first);
    const again = await bench.open('februari.csv', mine);
    expect(again.file.columns).toMatchObject({ nik: 1, phone: 2 });
    expect(again.columns[1]).toMatchObject({ field: 'phone', guessedBy: 'chosen' });
  });

  test('are not those that were only chosen for now', async () => {
    const bench = await draftsBench();
    const lines = [headings, line(1)];
    const draft = await bench.open('januari.csv', lines);
    await bench.ask('drafts.choose', { draftId: draft.draftId, read: { columns: { nik: 1, phone: 2 } } });
    await bench.ask('drafts.choose', { draftId: draft.draftId, read: chosen, remember: false });
    expect(await bench.ask('drafts.get', { draftId: draft.draftId })).toMatchObject({
      file: { columns: { phone: 3 } },
    });
    expect((await bench.open('januari.csv', lines)).file.columns).toMatchObject({ nik: 1, phone: 2 });
  });
});
