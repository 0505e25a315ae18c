/** What is remembered of a file's columns: chosen for this very file, else by its shape, else guessed; and a full disk. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createDrafts } from '../../../src-main/core/drafts/drafts.ts';
import { createMappings } from '../../../src-main/core/drafts/mappings.ts';
import { createEventBus } from '../../../src-main/core/event-bus.ts';
import { createReadings } from '../../../src-main/core/lists/readings.ts';
import { openStore } from '../../../src-main/core/store/store.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';
import { draftsBench, nik, phone } from './drafts-bench.ts';

/** Nobody can guess which of the two numbers is the person's. */
const headings = 'NIK,Nomor A,Nomor B,Nama';
const line = (index: number) => [nik(index), phone(index), phone(index + 500), `Orang ${index}`].join(',');
const chosen = { columnHeadings: { nik: 'NIK', phone: 'Nomor B' }, guessColumns: false };

describe('the columns of a draft', () => {
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
});

describe('with a full disk', () => {
  async function onFullDisk() {
    const ports = testPorts();
    const store = await openStore(ports);
    const folder = tempDir();
    writeFileSync(join(folder, 'nasabah.csv'), [headings, line(1), line(2)].join('\n'));
    const drafts = createDrafts({
      store,
      ports,
      events: createEventBus(ports.logger),
      files: { pathOf: (fileId) => ({ path: join(folder, fileId), name: fileId }) },
      mappings: createMappings(store, ports.clock),
      readings: createReadings(),
    });
    onTestFinished(() => {
      drafts.close();
      store.close();
    });
    const { draftId } = await drafts.open('nasabah.csv');
    /** Not a page more than there is now; or as many as it takes. */
    const pages = (most: number) => store.prepare(`PRAGMA max_page_count = ${most}`).get({});
    const edit = (text: string) =>
      drafts.use(draftId, (draft) => draft.apply({ kind: 'edit', cells: [{ row: 2, column: 4, text }] }));
    const cell = () =>
      drafts.use(draftId, async (draft) => {
        const { rows } = await draft.rows({ show: 'all', codes: [], search: '' }, { offset: 0, limit: 1, fresh: true });
        return rows[0]?.cells[3];
      });
    return { drafts, draftId, pages, edit, cell };
  }
  const long = 'Panjang sekali '.repeat(2_000);

  test('a repair that cannot be written down is taken back, and the draft goes on', async () => {
    const { drafts, pages, edit, cell } = await onFullDisk();
    await edit('Siti');
    pages(1);
    await expect(edit(long)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(await cell()).toBe('Siti');
    pages(1_000_000);
    await edit(long);
    expect(await cell()).toBe(long);
    const again = await drafts.open('nasabah.csv');
    expect(again.restored).toBe(2);
  });

  test('what cannot be written down is not redone either, until it can', async () => {
    const { drafts, draftId, pages, edit, cell } = await onFullDisk();
    pages(1);
    await expect(edit(long)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    const redo = () => drafts.use(draftId, (draft) => draft.redo());
    await expect(redo()).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(await cell()).toBe('Orang 1');
    pages(1_000_000);
    await redo();
    expect(await cell()).toBe(long);
  });
});
