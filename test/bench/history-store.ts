/**
 * The store of the history's bench, made by the program's own import and queue: two lists, encrypted as in life, every row answered, with
 * flags, relations and charges of every kind. Prints what it took as JSON. `node history-store.ts DIR ROWS`
 */
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CallName, InputOf, OutputOf } from '../../src-main/contract/index.ts';
import { createCore } from '../../src-main/core/core.ts';
import { openStore } from '../../src-main/core/store/store.ts';
import type { TdClient } from '../../src-main/core/td/client.ts';
import { judge } from '../../src-main/core/td/judge.ts';
import { createNodePorts } from '../../src-main/hosts/common/node-ports.ts';
import { startProcess } from '../../src-main/hosts/common/worker.ts';
import { account } from './account.ts';
import { durableQueue } from './durable-queue.ts';
import { writePeople } from './history-lists.ts';
import { immediateTd } from './immediate-td.ts';
import { buildWorkers } from './import-worker.ts';

const [dir = '', all = '1000000'] = process.argv.slice(2);
const rows = Number(all);
const dataDir = join(dir, 'data');
rmSync(dir, { recursive: true, force: true });
mkdirSync(dir, { recursive: true });
const path = join(dir, 'list.csv');
const baseUrl = 'https://td.example/phone-association';

function ports(startWorker?: Parameters<typeof createNodePorts>[0]['startWorker']) {
  return createNodePorts({
    host: 'cli',
    env: { SAMBUNG_KEYRING: 'key-file', SAMBUNG_STATE_DIR: join(dir, 'state') },
    dataDir,
    namedFile: () => ({ path, use: 'read' }),
    ...(startWorker && { startWorker }),
  });
}

function flag(yes: boolean): string {
  return yes ? 'True' : 'False';
}

function bodyOf(kind: number): string {
  if (kind === 7) return JSON.stringify({ code: 12701, message: 'No record', sequence_id: 'x' });
  const relations = ['Spouse', 'Parents', 'Children', 'Brothers&sisters', 'Others'];
  const usage = {
    is_recently_used: flag(kind % 2 === 0),
    is_frequently_used: flag(kind % 3 === 0),
    is_other: flag(kind === 5),
  };
  const emergency = {
    relation: relations[kind % 5],
    is_recently_used: 'True',
    is_frequently_used: 'False',
    is_other: 'False',
  };
  return JSON.stringify({
    ...{ code: 200, message: '', sequence_id: 'x' },
    result: { phone_number_count: kind % 4, applicator_result: usage, emergency_result: emergency },
  });
}

/** Every kind of answer, in turn by the NIK. */
function manyAnswers(): TdClient {
  const outcomes = Array.from({ length: 8 }, (_, kind) =>
    judge(
      { left: true, failure: null, status: 200, headers: {}, body: Buffer.from(bodyOf(kind)), whole: true },
      { now: 0, scrub: (text) => text, asked: null },
    ),
  );
  let answers = 0;
  return {
    ...immediateTd(),
    ask(_account, question, { onLeft }) {
      queueMicrotask(() => onLeft?.());
      answers += 1;
      const outcome = outcomes[Number(question.nik.slice(-3)) % outcomes.length];
      if (!outcome) throw new Error('no outcome');
      return Promise.resolve({ ...outcome, sequenceId: `1764000000000${String(answers).padStart(10, '0')}` });
    },
  };
}

const workers = await buildWorkers();
const node = ports((program, limits) => startProcess(join(workers, `${program}.js`), limits));
const core = await createCore(node.ports, { drain: false });
async function ask<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const result = await core.call(name, input);
  if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
  return result.value;
}
const { id: connectionId } = await ask('connections.create', { name: 'Uji', baseUrl, ...account });
for (const half of [0, 1]) {
  writePeople(path, half * (rows / 2), rows / 2);
  const { draftId, choices } = await ask('drafts.open', { fileId: 'list' });
  await ask('drafts.choose', { draftId, read: { ...choices, ecConsent: true } });
  await ask('drafts.import', { draftId, name: `Daftar ${half + 1}`, connectionId, problemLimit: 10 });
}
const { lists } = await ask('lists.page', { limit: 10 });
await core.close();
node.close();
rmSync(path);

const queuePorts = ports();
const queue = await durableQueue({
  baseUrl,
  concurrency: 64,
  td: manyAnswers(),
  on: { ports: queuePorts.ports, connectionId },
});
const settled = queue.settled(lists.reduce((sum, { states }) => sum + states.queued, 0));
for (const { id } of lists) queue.start(id);
await settled;
await queue.close();
queuePorts.close();

// What changed meanwhile comes into the index as it would while the program runs on.
const last = ports();
const store = await openStore(last.ports);
const indexing = store.prepare<readonly [], { changed: number; spans: number }>(
  'SELECT (SELECT count(*) FROM history_changes) AS changed, (SELECT count(*) FROM history_spans) AS spans',
);
console.log(
  JSON.stringify({ ...indexing.get([]), megabytes: Math.round(statSync(join(dataDir, 'sambung.db')).size / 1e6) }),
);
store.close();
last.close();
