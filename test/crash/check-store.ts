/** The store by itself, after its last close: sound, complete, and with nothing in it that no call would show. */

import { openStore, type Store } from '../../src-main/core/store/store.ts';
import { createNodePorts } from '../../src-main/hosts/common/node-ports.ts';
import { childEnvironment } from './child-environment.ts';

/** Each must find no row. */
const faults: readonly (readonly [what: string, sql: string])[] = [
  [
    'a lookup is left of an import that did not end',
    'SELECT k.id FROM lookups k JOIN lists l ON l.id = k.list_id WHERE l.complete = 0',
  ],
  ['a lookup has no list', 'SELECT id FROM lookups WHERE list_id NOT IN (SELECT id FROM lists)'],
  ['an attempt has no lookup', 'SELECT id FROM attempts WHERE lookup_id NOT IN (SELECT id FROM lookups)'],
  ['a lookup is sending after a close', `SELECT id FROM lookups WHERE state = 'sending'`],
  ['an attempt is open after a close', 'SELECT id FROM attempts WHERE finished_at IS NULL'],
  [
    'two attempts of a lookup have one number',
    'SELECT lookup_id FROM attempts GROUP BY lookup_id, number HAVING count(*) > 1',
  ],
  [
    'a sequence id was stored for two attempts',
    `SELECT sequence_id FROM attempts WHERE charge = 'charged' GROUP BY connection_id, sequence_id HAVING count(*) > 1`,
  ],
  [
    'the counts of states are not those of the rows',
    `SELECT * FROM (SELECT list_id, state, n FROM list_states WHERE n <> 0
       EXCEPT SELECT list_id, state, count(*) FROM lookups GROUP BY list_id, state)
     UNION ALL SELECT * FROM (SELECT list_id, state, count(*) FROM lookups GROUP BY list_id, state
       EXCEPT SELECT list_id, state, n FROM list_states)`,
  ],
  [
    'the sums of charges are not those of the attempts',
    `SELECT * FROM (SELECT list_id, connection_id, charge, price, sum(n) FROM charge_days
         GROUP BY list_id, connection_id, charge, price HAVING sum(n) <> 0
       EXCEPT SELECT list_id, connection_id, charge, price, count(*) FROM attempts GROUP BY list_id, connection_id, charge, price)
     UNION ALL SELECT * FROM (SELECT list_id, connection_id, charge, price, count(*) FROM attempts
         GROUP BY list_id, connection_id, charge, price
       EXCEPT SELECT list_id, connection_id, charge, price, sum(n) FROM charge_days GROUP BY list_id, connection_id, charge, price)`,
  ],
];

export async function checkStore(dataDir: string): Promise<string[]> {
  const { ports, close } = createNodePorts({ host: 'cli', env: childEnvironment(), dataDir });
  let store: Store | null = null;
  try {
    store = await openStore(ports);
    if (store.role() !== 'owner') return ['somebody still owns the data directory'];
    return lookInside(store);
  } finally {
    store?.close();
    close();
  }
}

function lookInside(store: Store): string[] {
  const rows = (sql: string) => store.prepare<Record<string, never>, Record<string, unknown>>(sql).all({});
  const wrong: string[] = [];
  const integrity = rows('PRAGMA integrity_check').map((row) => String(Object.values(row)[0]));
  if (integrity.join() !== 'ok') wrong.push(`integrity_check: ${integrity.slice(0, 3).join('; ')}`);
  const foreign = rows('PRAGMA foreign_key_check');
  if (foreign.length > 0) wrong.push(`foreign_key_check: ${foreign.length} rows`);
  for (const [what, sql] of faults) {
    const found = rows(sql).length;
    if (found > 0) wrong.push(`${what} (${found})`);
  }
  return wrong;
}
