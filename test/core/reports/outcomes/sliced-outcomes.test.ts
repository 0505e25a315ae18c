/** A returned sheet of many rows is stored in slices: cut off between two of them it is stored to its end when it comes again. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createCore } from '../../../../src-main/core/core.ts';
import { createOutcomeImport } from '../../../../src-main/core/reports/outcomes/import-outcomes.ts';
import { createRowCodes } from '../../../../src-main/core/reports/outcomes/row-code.ts';
import { openStore, type Store } from '../../../../src-main/core/store/store.ts';
import { realClock } from '../../../fakes/clock.ts';
import { noAccessLog } from '../../../fakes/no-access-log.ts';
import { tempDir, testPorts } from '../../../fakes/ports.ts';
import { sheetRows, workbook } from './returned-sheets.ts';

const people = 150;

async function filledStore() {
  const ports = testPorts({ dir: tempDir() });
  // The practice connection is the core's to make.
  await (await createCore(ports, { drain: false })).close();
  const store = await openStore(ports);
  onTestFinished(() => store.close());
  const now = Date.UTC(2026, 0, 1);
  store
    .prepare<{ now: number }>(`
      INSERT INTO lists (id, kind, name, connection_id, ec_consent, rows, accepted, created_at, complete)
      VALUES (1, 'file', 'Uji', (SELECT id FROM connections WHERE kind = 'practice'), 0, ${people}, ${people}, :now, 1)`)
    .run({ now });
  const add = store.prepare<Record<string, string | number>>(`
    INSERT INTO lookups (list_id, source_row, nik, phone, name, extra, fingerprint, state, run_at, created_at, updated_at)
    VALUES (1, :row, :nik, :phone, :name, '[]', :nik, 'queued', 0, :now, :now)`);
  const rows = Array.from({ length: people }, (_, index) => {
    const number = String(index).padStart(4, '0');
    const person = { nik: `320101010190${number}`, phone: `08123456${number}`, name: `Orang Rekaan ${index}` };
    const lookupId = add.run({ ...person, row: index + 2, now }).id;
    return { lookupId, person };
  });
  const filled = rows.map((_, index) => ({ outcome: index % 2 ? 'Menolak' : 'Tidak menjawab', note: `ke-${index}` }));
  const path = join(tempDir(), 'petugas.xlsx');
  writeFileSync(path, workbook(sheetRows(rows as never, filled, { codes: createRowCodes(store) })));
  return { store, ports, path };
}

/** Every slice is a turn of its own. */
const hurried = () => {
  let ticks = 0;
  return { ...realClock(), monotonic: () => (ticks += 1_000) };
};

const outcomesIn = (store: Store) =>
  store
    .prepare<[], { all: number; rows: number; standing: number }>(`
      SELECT count(*) AS "all", count(DISTINCT lookup_id) AS rows, count(*) FILTER (WHERE superseded_by IS NULL) AS standing
      FROM outcomes`)
    .get([]);

it('neither loses nor doubles an outcome where the program dies between two slices, and the file comes again', async () => {
  const { store, ports, path } = await filledStore();
  let turns = 0;
  const dying: Store = {
    ...store,
    transaction: (work) =>
      store.transaction(() => {
        const result = work();
        turns += 1;
        if (turns === 4) throw new Error('the power is gone');
        return result;
      }),
  };
  const importing = (on: Store) =>
    createOutcomeImport({
      store: on,
      accessLog: noAccessLog,
      ports: { ...ports, clock: hurried() },
      files: { pathOf: () => ({ path, name: 'petugas.xlsx' }) },
    }).import({ fileIds: ['x'], password: null, agent: 'Joko', apply: true });

  await expect(importing(dying)).rejects.toThrow('the power is gone');
  const before = outcomesIn(store);
  expect(before?.all).toBeGreaterThan(0);
  expect(before?.all).toBeLessThan(people);
  expect(await importing(store)).toMatchObject({
    outcomes: people - (before?.all ?? 0),
    known: before?.all,
    files: [{ imported: false, error: null }],
  });
  expect(outcomesIn(store)).toEqual({ all: people, rows: people, standing: people });
  expect(await importing(store)).toMatchObject({ outcomes: 0, known: people, files: [{ imported: true }] });
  expect(outcomesIn(store)).toEqual({ all: people, rows: people, standing: people });
}, 30_000);
