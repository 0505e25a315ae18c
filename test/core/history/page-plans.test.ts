/** Every page is read along an index: what SQLite says it would do with the statements behind the screens. */

import { expect, it, onTestFinished } from 'vitest';
import { createCharges } from '../../../src-main/core/charges/ledger/charges.ts';
import { createHistory } from '../../../src-main/core/history/history.ts';
import { createImportRows } from '../../../src-main/core/imports/storing/import-rows.ts';
import type { Ports } from '../../../src-main/core/kernel/ports.ts';
import { createListRows } from '../../../src-main/core/lists/list-rows.ts';
import { createListView } from '../../../src-main/core/lists/list-view.ts';
import { createPersonPage } from '../../../src-main/core/people/person-page.ts';
import { createQueueRows } from '../../../src-main/core/queue/drain/queue-rows.ts';
import { createFieldRows } from '../../../src-main/core/reports/field/field-rows.ts';
import { createReportRecords } from '../../../src-main/core/reports/report-records.ts';
import { createReportRows } from '../../../src-main/core/reports/report-rows.ts';
import { openStore, type Store } from '../../../src-main/core/store/store.ts';
import { noAccessLog } from '../../fakes/no-access-log.ts';
import { testPorts } from '../../fakes/ports.ts';

const features: Record<string, (store: Store, ports: Ports) => unknown> = {
  history: (store, ports) => createHistory(store, ports.clock),
  charges: (store) => createCharges(store),
  'import rows': (store) => createImportRows(store),
  'person page': (store, ports) => createPersonPage(store, ports.clock),
  'list rows': (store) => createListRows(store),
  'list view': (store) => createListView(store, { of: () => ({ ratePerSecond: null, secondsLeft: null }) }),
  'queue rows': (store) => createQueueRows(store),
  'report rows': (store) => createReportRows(store),
  'field report rows': (store) => createFieldRows(store),
  'report records': (store, ports) => createReportRecords({ store, clock: ports.clock, accessLog: noAccessLog }),
};

it.each(Object.keys(features))('no statement of %s goes through all lookups or all attempts', async (feature) => {
  const ports = testPorts();
  const store = await openStore(ports);
  onTestFinished(() => store.close());
  const seen: string[] = [];
  features[feature]?.(
    {
      ...store,
      prepare(sql) {
        seen.push(sql);
        return store.prepare(sql);
      },
    },
    ports,
  );
  expect(seen.length).toBeGreaterThan(0);
  for (const sql of seen) {
    const plan = planOf(store, sql);
    // What the two large tables are called in this statement.
    const called = [...sql.matchAll(/\b(?:FROM|JOIN) (lookups|attempts)(?: (?!WHERE|NOT|INDEXED|ON|SET)(\w+))?/g)];
    const large = new Set(called.map(([, table, alias]) => alias ?? table));
    const scanned = plan.filter((step) => step.startsWith('SCAN ') && large.has(step.split(' ')[1]));
    expect(scanned, sql).toEqual([]);
    // A walk along an index that sorted all the same would read all of it first.
    if (/INDEXED/.test(sql)) expect(plan.join(), sql).not.toContain('TEMP B-TREE');
  }
});

function planOf(store: Store, sql: string): string[] {
  const named = [...sql.matchAll(/:(\w+)/g)].map((match) => [match[1] ?? '', 1] as const);
  const inOrder = [...sql.matchAll(/\?/g)].map(() => 1);
  return store
    .prepare<Record<string, number> | number[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(named.length > 0 ? Object.fromEntries(named) : inOrder)
    .map(({ detail }) => detail);
}
