/**
 * A data folder with a million lookups, made once by the program's own import and queue: `node start-store.ts DIR ROWS`. Answers come at
 * once and no pace holds them back, for what is measured is the start afterwards.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CallName, InputOf, OutputOf } from '../../src-main/contract/index.ts';
import { createCore } from '../../src-main/core/core.ts';
import { createNodePorts } from '../../src-main/hosts/common/node-ports.ts';
import { startProcess } from '../../src-main/hosts/common/worker.ts';
import { account } from './account.ts';
import { durableQueue } from './durable-queue.ts';
import { immediateTd } from './immediate-td.ts';
import { writeList } from './import-files.ts';
import { buildWorkers } from './import-worker.ts';

const [dir = '', rows = '1000000'] = process.argv.slice(2);
const dataDir = join(dir, 'data');
const path = join(dir, 'list.csv');
const baseUrl = 'https://td.example/phone-association';
rmSync(dataDir, { recursive: true, force: true });
mkdirSync(dir, { recursive: true });

function ports(startWorker?: Parameters<typeof createNodePorts>[0]['startWorker']) {
  return createNodePorts({
    host: 'cli',
    env: { SAMBUNG_KEYRING: 'key-file', SAMBUNG_STATE_DIR: join(dir, 'state') },
    dataDir,
    namedFile: () => ({ path, use: 'read' }),
    ...(startWorker && { startWorker }),
  });
}

async function importAll(): Promise<{ connectionId: number; lists: { listId: number; queued: number }[] }> {
  const workers = await buildWorkers();
  writeList({ path, rows: Number(rows), format: 'csv' });
  const node = ports((program, limits) => startProcess(join(workers, `${program}.js`), limits));
  const core = await createCore(node.ports, { drain: false });
  async function ask<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const result = await core.call(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
    return result.value;
  }
  const { id: connectionId } = await ask('connections.create', { name: 'Uji', baseUrl, ...account });
  const { draftId } = await ask('drafts.openUnseen', { fileId: 'list' });
  await ask('drafts.import', { draftId, connectionId, problemLimit: 10 });
  const { lists } = await ask('lists.page', { limit: 10 });
  await core.close();
  node.close();
  return { connectionId, lists: lists.map(({ id, states }) => ({ listId: id, queued: states.queued })) };
}

const { connectionId, lists } = await importAll();
console.log(`imported: ${JSON.stringify(lists)}`);
const node = ports();
const td = immediateTd();
td.allow(Number.MAX_SAFE_INTEGER);
const queue = await durableQueue({ baseUrl, concurrency: 64, td, on: { ports: node.ports, connectionId } });
const settled = queue.settled(lists.reduce((sum, { queued }) => sum + queued, 0));
for (const { listId } of lists) queue.start(listId);
await settled;
await queue.close();
node.close();
rmSync(path);
console.log('answered');
