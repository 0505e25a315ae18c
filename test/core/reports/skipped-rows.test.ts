/** What the operator took out in the grid is nobody's to mend: the report does not list it, and counts it by itself. */
import { expect, test } from 'vitest';
import { createReportRows } from '../../../src-main/core/reports/report-rows.ts';
import { listsBench } from '../lists/lists-bench.ts';

test('a row the operator took out is not in the report, and one with an error is', { timeout: 60_000 }, async () => {
  const { store } = await listsBench();
  const connection = store.prepare<Record<string, never>, { id: number }>('SELECT id FROM connections LIMIT 1').all({});
  const connectionId = connection[0]?.id ?? 0;
  store
    .prepare<{ c: number }>(
      `INSERT INTO lists (id, kind, name, connection_id, ec_consent, created_at) VALUES (9, 'file', 'x', :c, 0, 1)`,
    )
    .run({ c: connectionId });
  const add = store.prepare<{ row: number; problems: string }>(
    `INSERT INTO rejected_rows (list_id, source_row, cells, problems) VALUES (9, :row, '[]', :problems)`,
  );
  add.run({ row: 3, problems: '[{"row":3,"field":null,"code":"row-skipped","severity":"error"}]' });
  add.run({ row: 4, problems: '[{"row":4,"field":"nik","code":"nik-length","severity":"error"}]' });
  const rows = createReportRows(store);
  const found = [...rows.lines(9)].flat().map((one) => ('rejected' in one ? one.rejected : one.accepted).source_row);
  expect(found).toEqual([4]);
});
