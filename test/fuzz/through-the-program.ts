/** Some of the inputs through the real reading process, as the program reads a file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readChoicesSchema } from '../../src-main/contract/reading.ts';
import { openUnseenSession } from '../../src-main/core/imports/draft/open-session.ts';
import { startNodeWorker } from '../../src-main/hosts/common/worker.ts';
import { benchPorts } from '../bench/bench-ports.ts';
import type { Hunted } from './hunt.ts';
import { inputOf } from './mutate.ts';
import { faultOf } from './oracle.ts';
import { fuzzSeeds } from './seeds.ts';

/** `count` inputs of that seed from `from` on, one in each hundred. */
export async function throughTheProgram(seed: number, from: number, count: number): Promise<Hunted> {
  const seeds = fuzzSeeds();
  const folder = mkdtempSync(join(tmpdir(), 'sambung-fuzz-'));
  const path = join(folder, 'list');
  const ports = { ...benchPorts(folder), startWorker: startNodeWorker };
  const hunted: Hunted = { read: 0, outcomes: {}, findings: [] };
  try {
    for (let index = 0; index < count; index++) {
      const number = from + index * 100 + 7;
      const input = inputOf(seed, number, seeds);
      writeFileSync(path, input.bytes);
      const fault = await faultOf(() => previewOf(), false);
      hunted.read += 1;
      if (fault !== null)
        hunted.findings.push({ number, from: input.from, fault: `through the process: ${fault}`, kept: '' });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return hunted;

  async function previewOf() {
    const { signal } = new AbortController();
    const session = await openUnseenSession(ports, { place: { path }, sheet: undefined }, {}, { signal });
    try {
      await session.readAs(readChoicesSchema.parse({}), false);
      const { sheets, file, columns, doubts, summary } = await session.preview(
        { sampleRows: [], problemLimit: 1_000 },
        signal,
      );
      return { sheets, file, columns, doubts, ...summary };
    } finally {
      session.close();
    }
  }
}
