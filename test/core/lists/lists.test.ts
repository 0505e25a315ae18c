/** Lists from file to stored rows: previewing, importing all or nothing, starting, reading pages. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createSlicePacker } from '../../../src-main/core/imports/reading/row-slice.ts';
import { createImportRows } from '../../../src-main/core/imports/storing/import-rows.ts';
import { removeIncompleteLists } from '../../../src-main/core/imports/storing/incomplete-lists.ts';
import { CoreError } from '../../../src-main/core/kernel/errors.ts';
import type { Worker } from '../../../src-main/core/kernel/ports.ts';
import { readLimits } from '../../../src-main/core/spreadsheet/read/start-reading.ts';
import type { Store } from '../../../src-main/core/store/store.ts';
import { everyList, everyRow, listsBench, nothingStored, peopleCsv, personLine } from './lists-bench.ts';

const mixed = [
  'NIK;Nama;No HP;Cabang',
  '3174052509950001;Siti;081234567890;Bogor',
  '317405250995;Budi;081234567891;Bogor',
  '3174052509950001;Siti;081234567890;Depok',
  '3174050101700001;;021-5551234;Bogor',
  '3174 0501 0170 0001;Ani;0857-1234-5678;Bogor',
].join('\n');

describe('a preview', () => {
  test('says what importing would do, with the cleaned rows asked for, and stores nothing', async () => {
    const bench = await listsBench();
    const fileId = bench.file('a.csv', mixed);
    const preview = await bench.preview({ fileId, sampleRows: [6, 3, 99], problemLimit: 2 });
    expect(preview).toMatchObject({
      sheets: [],
      file: { sheet: null, headerRow: 1, columns: { nik: 1, name: 2, phone: 3 }, encoding: 'utf-8', delimiter: ';' },
      rows: 5,
      accepted: 3,
      rejected: 2,
      duplicates: 1,
      samples: [
        { row: 6, person: { nik: '3174050101700001', phone: '085712345678', name: 'Ani', ecNik: null } },
        { row: 3, person: null },
        { row: 99, person: null },
      ],
    });
    expect(preview.columns).toHaveLength(4);
    expect(preview.columns[2]).toEqual({
      column: 3,
      heading: 'No HP',
      samples: ['081234567890', '081234567891', '021-5551234'],
      hidden: false,
      field: 'phone',
      guessedBy: 'heading',
      // One of the five is a landline.
      fits: 0.8,
    });
    expect(preview.problems).toEqual([
      { row: 3, field: 'nik', code: 'nik-length', severity: 'error' },
      { row: 4, field: null, code: 'twin', severity: 'note' },
    ]);
    expect(preview.problemCounts).toContainEqual({ code: 'phone-landline', severity: 'error', count: 1 });
    expect(bench.told).toContainEqual({
      name: 'imports.progress',
      payload: { fileId, phase: 'reading', done: 0, total: null },
    });
    expect(bench.stored()).toEqual(nothingStored);
  });

  test('takes rows with another length of NIK when told so', async () => {
    const bench = await listsBench();
    const fileId = bench.file('a.csv', mixed);
    expect(await bench.preview({ fileId, read: { acceptNikLength: true } })).toMatchObject({ accepted: 4 });
  });
});

describe('a preview of columns nobody has pointed out yet', () => {
  const unknown = 'Kode;Nama\nA1;Siti\n\nA2;Budi\n';

  test('is refused, unless it is asked for: then it shows them, and counts rows without checking them', async () => {
    const bench = await listsBench();
    const fileId = bench.file('a.csv', unknown);
    await expect(bench.preview({ fileId })).rejects.toMatchObject({ code: 'no-usable-column' });
    expect(await bench.preview({ fileId, allowMissing: true, sampleRows: [2] })).toEqual({
      sheets: [],
      file: { sheet: null, headerRow: 1, columns: { name: 2 }, encoding: 'utf-8', delimiter: ';' },
      columns: [
        { column: 1, heading: 'Kode', samples: ['A1', 'A2'], hidden: false, field: null, guessedBy: null, fits: null },
        {
          ...{ column: 2, heading: 'Nama', samples: ['Siti', 'Budi'], hidden: false },
          ...{ field: 'name', guessedBy: 'heading', fits: 1 },
        },
      ],
      layout: {
        ...{ titleRows: 0, headerRows: 1, mergedHeadings: false, blankRows: 1, hiddenRows: 0, hiddenColumns: [] },
        ...{ totalsRows: [], repeatedHeadings: [], otherLists: [] },
      },
      doubts: [],
      missing: ['nik', 'phone'],
      rows: 2,
      accepted: 0,
      rejected: 0,
      skipped: 0,
      duplicates: 0,
      roundedColumns: [],
      problemCounts: [],
      problems: [],
      samples: [{ row: 2, person: null }],
    });
    await expect(bench.import({ fileId })).rejects.toMatchObject({ code: 'no-usable-column' });
    expect(bench.stored()).toEqual(nothingStored);
  });

  test('says which of the two is missing, also after it was taken away by hand', async () => {
    const bench = await listsBench();
    const fileId = bench.file('a.csv', mixed);
    expect(await bench.preview({ fileId, allowMissing: true })).toMatchObject({ missing: [], accepted: 3 });
    const read = { columns: { nik: 1, name: 2 }, guessColumns: false };
    expect(await bench.preview({ fileId, read, allowMissing: true })).toMatchObject({
      file: { columns: { nik: 1, name: 2 } },
      missing: ['phone'],
      rows: 5,
      accepted: 0,
    });
  });

  test('is refused all the same where there are no rows, or not the chosen column', async () => {
    const bench = await listsBench();
    const allowMissing = true;
    const fileId = bench.file('a.csv', 'Kode;Nama\n');
    await expect(bench.preview({ fileId, allowMissing })).rejects.toMatchObject({ code: 'no-data-rows' });
    const other = bench.file('b.csv', unknown);
    const read = { columns: { nik: 9 } };
    await expect(bench.preview({ fileId: other, read, allowMissing })).rejects.toMatchObject({
      code: 'column-unknown',
    });
  });
});

describe('an import', () => {
  test('stores accepted rows as lookups and the others with their reasons, in the order of the file', async () => {
    const bench = await listsBench();
    const fileId = bench.file('Nasabah Maret.csv', mixed);
    const { list, problems } = await bench.import({ fileId });
    expect(list).toMatchObject({
      kind: 'file',
      name: 'Nasabah Maret',
      sourceName: 'Nasabah Maret.csv',
      startedAt: null,
      rows: 5,
      accepted: 3,
      rejected: 2,
      duplicates: 1,
      states: { queued: 3 },
    });
    expect(problems).toContainEqual({ row: 5, field: 'phone', code: 'phone-landline', severity: 'error' });
    expect(bench.started).toEqual([]);

    const { rows } = await bench.handlers['lists.rows']({ ...everyRow, listId: list.id });
    expect(rows.map((row) => [row.row, row.person.nik, row.state, row.verdict.reason])).toEqual([
      [2, '3174052509950001', 'queued', 'waiting'],
      [4, '3174052509950001', 'queued', 'waiting'],
      [6, '3174050101700001', 'queued', 'waiting'],
    ]);
    // A twin waits for the row that asked first; another question waits for nobody.
    expect(rows.map((row) => row.twinOf)).toEqual([null, rows[0]?.lookupId, null]);

    const rejected = await bench.handlers['lists.rejected']({ listId: list.id, after: null, limit: 100 });
    expect(rejected.rows).toMatchObject([
      { row: 3, problems: [{ code: 'nik-length' }] },
      {
        row: 5,
        cells: [
          { heading: 'NIK', text: '3174050101700001' },
          { heading: 'Nama', text: '' },
          { heading: 'No HP', text: '021-5551234' },
          { heading: 'Cabang', text: 'Bogor' },
        ],
        problems: [{ code: 'phone-landline' }, { code: 'name-missing' }],
      },
    ]);
  });

  test('starts at once when told so, else with lists.start, and once only', async () => {
    const bench = await listsBench();
    const fileId = bench.file('a.csv', mixed);
    const first = await bench.import({ fileId, startNow: true });
    expect(first.list.startedAt).not.toBeNull();
    const second = await bench.import({ fileId, name: 'Lagi' });
    await bench.handlers['lists.start']({ listId: second.list.id });
    await bench.handlers['lists.start']({ listId: second.list.id });
    expect(bench.started).toEqual([first.list.id, second.list.id]);
  });

  test('of thousands of rows keeps every one, and twins far apart find each other', async () => {
    const bench = await listsBench();
    const fileId = bench.file('b.csv', `${peopleCsv(3_000)}\n${personLine(0)}`);
    const { list } = await bench.import({ fileId });
    expect(list).toMatchObject({ rows: 3_001, accepted: 3_001, duplicates: 1, states: { queued: 3_001 } });
    const seen: number[] = [];
    let after: string | null = null;
    let last: number | null = null;
    do {
      const page = await bench.handlers['lists.rows']({
        ...{ ...everyRow, listId: list.id, states: ['queued'], after, limit: 500 },
      });
      seen.push(...page.rows.map((row) => row.row));
      last = page.rows.at(-1)?.twinOf ?? null;
      after = page.next;
    } while (after);
    expect(seen).toEqual(Array.from({ length: 3_001 }, (_, index) => index + 2));
    expect(last).not.toBeNull();
  });

  test('keeps nothing when its connection is deleted while the file is read', async () => {
    const bench = await listsBench();
    const remove = bench.store.prepare<{ id: number }>('UPDATE connections SET deleted_at = 1 WHERE id = :id');
    let begun = 0;
    bench.events.subscribe(({ name }) => {
      // Once as it is opened, once as it is imported: by then the connection was looked at.
      if (name === 'imports.progress') begun += 1;
      if (begun === 2) remove.run({ id: bench.connectionId });
    });
    await expect(bench.import({ fileId: bench.file('a.csv', mixed), startNow: true })).rejects.toMatchObject({
      code: 'connection-unknown',
    });
    expect(bench.stored()).toEqual(nothingStored);
    expect(bench.started).toEqual([]);
  });

  test('needs a connection that is there', async () => {
    const bench = await listsBench();
    const fileId = bench.file('a.csv', mixed);
    await expect(bench.import({ fileId, connectionId: 77 })).rejects.toMatchObject({ code: 'connection-unknown' });
  });
});

describe('lists', () => {
  test('are paged newest first, renamed, and unknown when they are not there', async () => {
    const bench = await listsBench();
    const fileId = bench.file('a.csv', mixed);
    const ids: number[] = [];
    for (const name of ['satu', 'dua', 'tiga']) ids.push((await bench.import({ fileId, name })).list.id);
    const first = await bench.handlers['lists.page']({ ...everyList, after: null, limit: 2 });
    const second = await bench.handlers['lists.page']({ ...everyList, after: first.next, limit: 2 });
    expect([...first.lists, ...second.lists].map((list) => list.id)).toEqual([...ids].reverse());
    expect(second.next).toBeNull();
    expect(await bench.handlers['lists.rename']({ listId: ids[0] ?? 0, name: 'Baru' })).toMatchObject({ name: 'Baru' });
    expect(() => bench.handlers['lists.get']({ listId: 99 })).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(() => bench.handlers['lists.rename']({ listId: 99, name: 'x' })).toThrow(CoreError);
  });
});

describe('an import that ends early leaves nothing', () => {
  test('when it is cancelled', async () => {
    const bench = await listsBench();
    const fileId = bench.file('c.csv', peopleCsv(20_000));
    bench.events.subscribe((event) => {
      if (event.name === 'imports.progress' && event.payload.phase === 'storing') {
        void bench.handlers['lists.cancelReading']({ fileId });
      }
    });
    await expect(bench.import({ fileId })).rejects.toMatchObject({ code: 'import-cancelled' });
    expect(bench.told.some((event) => event.name === 'imports.progress' && event.payload.phase === 'storing')).toBe(
      true,
    );
    expect(bench.stored()).toEqual(nothingStored);
    // The file can be read again.
    expect((await bench.preview({ fileId })).rows).toBe(20_000);
  });

  test('when the store refuses a slice', async () => {
    let turns = 0;
    const wrapStore = (store: Store): Store => ({
      ...store,
      transaction(run) {
        turns += 1;
        if (turns === 4) throw new CoreError('disk-full', 'full');
        return store.transaction(run);
      },
    });
    const bench = await listsBench({ wrapStore });
    const fileId = bench.file('c.csv', peopleCsv(3_000));
    await expect(bench.import({ fileId })).rejects.toMatchObject({ code: 'disk-full' });
    expect(turns).toBeGreaterThan(4);
    expect(bench.stored()).toEqual(nothingStored);
  });

  test('when the program died in the middle: the next start takes it away, twins before the rows they share', async () => {
    const bench = await listsBench();
    const kept = await bench.import({ fileId: bench.file('a.csv', mixed) });
    const before = bench.stored();
    const rows = createImportRows(bench.store);
    const file = { sheet: null, headerRow: 1, columns: {}, encoding: null, delimiter: null };
    const listId = rows.create({
      ...{
        name: 'setengah',
        connectionId: bench.connectionId,
        sourceName: 'x',
        ecConsent: false,
        ...{ purpose: null, legalBasis: null, sourceKey: 'ABCD2345' },
        sourceDigest: null,
        askAgain: false,
        samePerson: 'ask',
        file,
        createdAt: 1,
      },
    });
    const person = { nik: '1', phone: '2', name: null, ecNik: null, ecPhone: null, ecName: null };
    const packer = createSlicePacker();
    for (let row = 2; row < 700; row++) {
      const twinOfRow = row > 2 ? 2 : null;
      packer.add({ row, person, extra: [], problems: [], fingerprint: 'f', twinOfRow });
    }
    packer.add({ row: 701, person: null, cells: [], problems: [] });
    const list = rows.beginStoring(listId);
    const [niks] = packer.numbers();
    for (const slice of [packer.rest(), niks]) {
      if (slice) list.turn(list.storing(slice, 1), () => true);
    }
    expect(bench.stored()).toMatchObject({ lookup_niks: 701, lookup_phones: 3 });
    expect(bench.handlers['lists.page']({ ...everyList, after: null, limit: 50 })).toMatchObject({
      lists: [{ id: kept.list.id }],
    });

    await removeIncompleteLists(bench.store, bench.ports.clock);
    expect(bench.stored()).toEqual(before);
  });
});

describe('the reading process', () => {
  test('that runs out of memory is survived, with a clear error', async () => {
    const bench = await listsBench({ limits: { ...readLimits, memoryMb: 24 } });
    const fileId = bench.file('d.csv', peopleCsv(150_000));
    await expect(bench.import({ fileId })).rejects.toMatchObject({
      code: 'file-too-large',
      details: { reason: 'memory' },
    });
    expect(bench.stored()).toEqual(nothingStored);
    expect((await bench.preview({ fileId: bench.file('e.csv', mixed) })).rows).toBe(5);
  });

  test('that is killed in the middle of an import is survived, and nothing of the file is kept', async () => {
    const real = (await listsBench()).ports.startWorker;
    const bench = await listsBench({
      ports: {
        startWorker(program, limits) {
          const worker = real(program, limits);
          let slices = 0;
          return {
            ...worker,
            onMessage: (listener) =>
              worker.onMessage((message) => {
                listener(message);
                if ((message as { listener?: string }).listener === 'slice' && ++slices === 3) worker.kill();
              }),
          };
        },
      },
    });
    const fileId = bench.file('d.csv', peopleCsv(5_000));
    await expect(bench.import({ fileId })).rejects.toMatchObject({ code: 'file-too-large' });
    expect(bench.stored()).toEqual(nothingStored);
  });

  const mute: Worker = { post() {}, onMessage() {}, onExit() {}, kill() {} };

  test('that ends for another reason is told as stopped', async () => {
    const startWorker = (): Worker => ({ ...mute, onExit: (listener) => void setImmediate(() => listener(1)) });
    const bench = await listsBench({ ports: { startWorker } });
    const fileId = bench.file('a.csv', mixed);
    await expect(bench.preview({ fileId })).rejects.toMatchObject({ code: 'reader-stopped', details: { exitCode: 1 } });
  });

  test('that falls silent is ended', async () => {
    const killed: true[] = [];
    const startWorker = (): Worker => ({ ...mute, kill: () => void killed.push(true) });
    const bench = await listsBench({ ports: { startWorker }, limits: { ...readLimits, startMs: 30 } });
    const fileId = bench.file('a.csv', mixed);
    await expect(bench.preview({ fileId })).rejects.toMatchObject({ code: 'import-timeout' });
    expect(killed).toHaveLength(1);
  });

  test('meets a damaged file that once sent the library round in circles with a clear error', async () => {
    const bench = await listsBench();
    const hanging = readFileSync(fileURLToPath(new URL('../../fixtures/hanging.xls', import.meta.url)));
    const fileId = bench.file('berputar.xls', hanging);
    await expect(bench.preview({ fileId })).rejects.toMatchObject({ code: 'file-corrupt' });
  });

  test('is not even started for a file that is too large or gone', async () => {
    const startWorker = () => {
      throw new Error('It was started.');
    };
    const bench = await listsBench({ ports: { startWorker }, limits: { ...readLimits, fileBytes: 10 } });
    const fileId = bench.file('a.csv', mixed);
    await expect(bench.preview({ fileId })).rejects.toMatchObject({ code: 'file-too-large' });
    await expect(bench.preview({ fileId: 'tidak-ada.csv' })).rejects.toMatchObject({ code: 'file-not-readable' });
  });

  test('tells what is wrong with a file by its code', async () => {
    const bench = await listsBench();
    const fileId = bench.file('a.xls', '<html>Login</html>');
    await expect(bench.preview({ fileId })).rejects.toMatchObject({
      code: 'file-not-spreadsheet',
      details: { found: 'html' },
    });
  });
});
