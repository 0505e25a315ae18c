/** Whatever its options, a command reads the file it is given once. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { WorkerProgram } from '../../../src-main/core/kernel/ports.ts';
import { expectCli } from '../../fakes/command-line.ts';
import { tempDir } from '../../fakes/ports.ts';
import { startWarmWorker } from '../../fakes/warm-workers.ts';
import { nikOf, ordinaryPhone } from './people.ts';

/** How often a file was read meanwhile; a reading process opens one file in its life. */
async function readsOf(dataDir: string, args: readonly string[]): Promise<number> {
  const started: WorkerProgram[] = [];
  await expectCli(0, [...args, '--json'], {
    dataDir,
    startWorker(program, limits) {
      started.push(program);
      return startWarmWorker(program, limits);
    },
  });
  return started.filter((program) => program === 'reading-process').length;
}

function list(): string {
  const path = join(tempDir(), 'daftar.csv');
  const rows = [0, 1, 2].map((index) => `${nikOf(index)},${ordinaryPhone(index)},Orang ${index},${nikOf(9 + index)}`);
  writeFileSync(path, ['KTP,HP,Nama,Catatan', ...rows, '123,0812,Salah,'].join('\n'));
  return path;
}

const choices = ['--map', 'nik=A', '--map', 'phone=HP', '--keep-column', 'Catatan', '--sample', '2,3'];

it('to say what an import would do', { timeout: 60_000 }, async () => {
  expect(await readsOf(tempDir(), ['import', list(), ...choices, '--dry-run'])).toBe(1);
});

it('to import, name its columns and save what was left out', { timeout: 60_000 }, async () => {
  const beside = ['--save-mapping', 'Bogor', '--problems', join(tempDir(), 'sisa.xlsx')];
  const dataDir = tempDir();
  expect(await readsOf(dataDir, ['import', list(), ...choices, ...beside])).toBe(1);
  expect(await readsOf(dataDir, ['import', list(), '--mapping', 'Bogor'])).toBe(1);
});

it('to import, send and report', { timeout: 60_000 }, async () => {
  const out = join(tempDir(), 'laporan.csv');
  const beside = ['--save-mapping', 'Bogor', '--out', out, '--yes'];
  expect(await readsOf(tempDir(), ['process', list(), ...choices, ...beside])).toBe(1);
});
