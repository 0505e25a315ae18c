/** What SQLite would do with the ledger's statements: no page and no import goes through all attempts or all lines. */
import { expect, it } from 'vitest';
import { chargesBench } from '../charges-bench.ts';

it('each statement of the ledger and of invoices goes along an index, and none sorts a walk', async () => {
  const seen: string[] = [];
  const bench = await chargesBench({
    wrapStore: (store) => ({
      ...store,
      prepare(sql) {
        seen.push(sql);
        return store.prepare(sql);
      },
    }),
  });
  expect(seen.length).toBeGreaterThan(40);
  for (const sql of [...seen]) {
    const parameters = [...sql.matchAll(/:(\w+)/g)].map((match) => [match[1] ?? '', 1] as const);
    const plan = bench.store
      .prepare<Record<string, number>, { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(Object.fromEntries(parameters))
      .map(({ detail }) => detail);
    // The short list of disputed lines has an index of its own, of which it is all.
    const scans = plan.filter((step) =>
      /^SCAN (?:attempts|a|lookups|k|invoice_lines|e)\b(?!.*lines_disputed)/.test(step),
    );
    expect(scans, sql).toEqual([]);
    const byPrimaryKeyAlone = plan.filter((step) => /PRIMARY KEY \(invoice_id=\?\)$/.test(step));
    // Taking lines away a slice at a time, and looking whether any are left.
    if (!sql.includes('DELETE')) expect(byPrimaryKeyAlone, sql).toEqual([]);
    if (sql.includes('INDEXED BY') && !sql.includes('GROUP BY')) expect(plan.join(), sql).not.toContain('TEMP B-TREE');
  }
});
