/**
 * One report by the whole core, in a process of its own so that its memory is nobody else's: encrypted store, real writing
 * process, built as it is shipped. Prints what it took as JSON.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { CallName, InputOf, OutputOf } from '../../src-main/contract/index.ts';
import { createCore } from '../../src-main/core/core.ts';
import { startProcess } from '../../src-main/hosts/common/worker.ts';
import { benchPorts } from './bench-ports.ts';
import { peakMb } from './peak-memory.ts';

export type ReportResult = {
  milliseconds: number;
  rows: number;
  megabytes: number;
  peakMb: number;
  /** Seconds of processor this process used meanwhile. */
  cpu: number;
  /** Milliseconds. */
  p99: number;
  max: number;
};

const [list = '', out = '', workers = ''] = process.argv.slice(2);
const dataDir = mkdtempSync(join(tmpdir(), 'sambung-bench-'));
const core = await createCore({
  ...benchPorts(dataDir),
  startWorker: (program, limits) => startProcess(join(workers, `${program}.js`), limits),
  namedFile: (fileId) => (fileId === 'list' ? { path: list, use: 'read' } : { path: out, use: 'write' }),
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
const { draftId } = await ask('drafts.openUnseen', { fileId: 'list' });
const imported = await ask('drafts.import', { draftId, connectionId, problemLimit: 200 });

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const from = performance.now();
const cpuBefore = process.cpuUsage();
const { rows } = await ask('reports.create', { listId: imported.list.id, fileId: 'report', language: 'id' });
const milliseconds = performance.now() - from;
const { user, system } = process.cpuUsage(cpuBefore);
delay.disable();

const told: ReportResult = {
  milliseconds,
  rows,
  megabytes: statSync(out).size / 1024 / 1024,
  peakMb: peakMb(),
  cpu: (user + system) / 1e6,
  p99: delay.percentile(99) / 1e6,
  max: delay.max / 1e6,
};
console.log(JSON.stringify(told));
await core.close();
rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
