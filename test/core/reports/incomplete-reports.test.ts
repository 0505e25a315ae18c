/** A report that a program died over: invisible from the beginning, and gone with all it names at the next start. */

import { describe, expect, it } from 'vitest';
import { createReportRecords } from '../../../src-main/core/reports/report-records.ts';
import { openStore } from '../../../src-main/core/store/store.ts';
import { noAccessLog } from '../../fakes/no-access-log.ts';
import { tempDir, testPorts } from '../../fakes/ports.ts';
import { queueBench } from '../../fakes/queue-bench.ts';
import { insertAccount, openAsOf } from '../store/older-store.ts';

const begun = {
  kind: 'field',
  format: 'xlsx',
  container: 'zip',
  language: 'id',
  fileName: 'a.zip',
  masked: true,
  locked: false,
  purpose: null,
  madeBy: 'uji',
  madeAt: 1,
} as const;

describe('a report that is not complete', () => {
  it('is on no page, and is taken away with whom it names; one that is complete stays', async () => {
    const { store, list, ports } = await queueBench('https://td.example/');
    const { listId, ids } = list(1_200);
    const records = createReportRecords({ store, clock: ports.clock, accessLog: noAccessLog });
    const options = { kind: 'rows', listId, format: 'xlsx', language: 'id' } as const;
    const whole = records.begin({ ...begun, listIds: [listId], options });
    await records.addPeople(whole, 0, ids.slice(0, 3));
    store.transaction(() => records.complete(whole, { rows: 3, people: 3, files: [], sha256: 'ab' }));
    const half = records.begin({ ...begun, listIds: [listId], options });
    await records.addPeople(half, 0, ids);
    expect(records.page(null, 10).map(({ reportId }) => reportId)).toEqual([whole]);
    expect(records.optionsOf(half)).toBeNull();
    await records.removeIncomplete();
    const named = store.prepare<[], { report_id: number; n: number }>(
      'SELECT report_id, count(*) AS n FROM report_people GROUP BY report_id',
    );
    expect(named.all([])).toEqual([{ report_id: whole, n: 3 }]);
    expect(store.prepare<[], { id: number }>('SELECT id FROM reports').all([])).toEqual([{ id: whole }]);
    expect(store.prepare<[], { n: number }>('SELECT count(*) AS n FROM report_lists').all([])).toEqual([{ n: 1 }]);
  });
});

it('a report of an older version keeps its list, its file and its count, and can be made again', async () => {
  const dir = tempDir();
  const older = await openAsOf(13, dir);
  insertAccount(older);
  older
    .prepare<[]>(
      `INSERT INTO lists (id, kind, name, connection_id, ec_consent, created_at, complete) VALUES (3, 'file', 'Lama', 7, 0, 0, 1)`,
    )
    .run([]);
  older
    .prepare<[]>(
      `INSERT INTO reports (id, list_id, format, language, file_name, rows, made_by, made_at) VALUES (5, 3, 'csv', 'id', 'lama.csv', 12, 'uji', 9)`,
    )
    .run([]);
  older.close();
  const ports = testPorts({ dir });
  const store = await openStore(ports);
  const records = createReportRecords({ store, clock: ports.clock, accessLog: noAccessLog });
  expect(records.page(null, 5)).toMatchObject([
    {
      ...{
        reportId: 5,
        kind: 'rows',
        listId: 3,
        listName: 'Lama',
        rows: 12,
        people: 12,
        masked: false,
        container: 'file',
      },
      lists: [{ listId: 3, listName: 'Lama' }],
      files: [{ name: 'lama.csv', group: null, people: 12, sha256: null, givenBefore: [] }],
    },
  ]);
  expect(records.optionsOf(5)).toEqual({
    options: { kind: 'rows', listId: 3, format: 'csv', language: 'id' },
    locked: false,
  });
  store.close();
});
