/**
 * One import by the whole core, in a process of its own so that its memory is nobody else's: encrypted store, real reading
 * process, built as it is shipped. Prints what it took as JSON. `draft`: the window's way, which opens the file as a draft and imports that. `cancel`:
 * the import is called off near its end, and what is measured is how long taking it away lasts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { CallName, InputOf, OutputOf } from '../../src-main/contract/index.ts';
import { createCore } from '../../src-main/core/core.ts';
import { startProcess } from '../../src-main/hosts/common/worker.ts';
import { benchPorts } from './bench-ports.ts';
import { peakMb } from './peak-memory.ts';

export type CoreResult = {
  milliseconds: number;
  accepted: number;
  rejected: number;
  duplicates: number;
  queued: number;
  peakMb: number;
  /** Seconds of processor this process used meanwhile. */
  cpu: number;
  /** Milliseconds. */
  p99: number;
  max: number;
};

const [path = '', rows = '0', mode, workers = ''] = process.argv.slice(2);
const dataDir = mkdtempSync(join(tmpdir(), 'sambung-bench-'));
const core = await createCore({
  ...benchPorts(dataDir),
  startWorker: (program, limits) => startProcess(join(workers, `${program}.js`), limits),
  namedFile: () => ({ path, use: 'read' }),
});

async function ask<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const result = await core.call(name, input);
  if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
  return result.value;
}

const { id: connectionId } = await ask('connections.create', {
  name: 'Uji',
  baseUrl: 'https://td.example/phone-association',
  partnerCode: 'mitra-uji',
  partnerKey: 'kunci-uji-1234567890',
});
const fileId = 'list';

const delay = monitorEventLoopDelay({ resolution: 1 });
let from = performance.now();
let cancelled = false;
core.subscribe((event) => {
  if (mode !== 'cancel' || cancelled || event.name !== 'imports.progress') return;
  if (event.payload.phase !== 'storing' || event.payload.done < Number(rows) * 0.8) return;
  cancelled = true;
  from = performance.now();
  void ask('lists.cancelReading', { fileId });
});
async function importUnseen() {
  const { draftId } = await ask('drafts.openUnseen', { fileId });
  return core.call('drafts.import', { draftId, connectionId, problemLimit: 200 });
}

async function importDraft() {
  const { draftId } = await ask('drafts.open', { fileId });
  return core.call('drafts.import', { draftId, name: 'Uji', connectionId });
}

delay.enable();
const cpuBefore = process.cpuUsage();
const result = mode === 'draft' ? await importDraft() : await importUnseen();
const milliseconds = performance.now() - from;
const { user, system } = process.cpuUsage(cpuBefore);
delay.disable();
if (result.ok === cancelled) throw new Error(result.ok ? 'The import was not cancelled.' : result.error.message);

const { lists } = await ask('lists.page', { limit: 10 });
const list = lists.find((one) => one.kind === 'file');
const told: CoreResult = {
  milliseconds,
  accepted: list?.accepted ?? 0,
  rejected: list?.rejected ?? 0,
  duplicates: list?.duplicates ?? 0,
  queued: list?.states.queued ?? 0,
  peakMb: peakMb(),
  cpu: (user + system) / 1e6,
  p99: delay.percentile(99) / 1e6,
  max: delay.max / 1e6,
};
console.log(JSON.stringify(told));
await core.close();
rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
