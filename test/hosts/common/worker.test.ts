/** A process of its own for spreadsheets: bounded, without secrets, ended at once, and its last words are heard. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startProcess, workerEntry } from '../../../src-main/hosts/common/worker.ts';
import { tempDir } from '../../fakes/ports.ts';

const program = fileURLToPath(new URL('./worker-program.ts', import.meta.url));

function start(order: string, memoryMb = 128) {
  const worker = startProcess(program, { memoryMb });
  onTestFinished(() => worker.kill());
  const heard: unknown[] = [];
  worker.onMessage((message) => void heard.push(message));
  const exited = new Promise<number | null>((resolve) => worker.onExit(resolve));
  worker.post({ do: order });
  return { worker, heard, exited };
}

test('gets none of our secrets in its environment and a bounded heap', async () => {
  vi.stubEnv('SAMBUNG_PASSPHRASE', 'rahasia');
  vi.stubEnv('SAMBUNG_PARTNER_KEY', 'rahasia');
  vi.stubEnv('NPM_TOKEN', 'rahasia');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { heard } = start('environment');
  await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 10_000 });
  const { env, execArgv } = heard[0] as { env: string[]; execArgv: string[] };
  expect(env.filter((name) => /SAMBUNG|TOKEN|PASS|KEY/.test(name))).toEqual([]);
  expect(execArgv).toContain('--max-old-space-size=128');
});

test('is heard to its last word before its end is told', async () => {
  const { worker, heard, exited } = start('environment');
  await vi.waitFor(() => expect(heard).toHaveLength(1), { timeout: 10_000 });
  heard.length = 0;
  worker.post({ do: 'say-and-exit' });
  // This process is busy with a screenful of rows while the other one talks and ends.
  await new Promise((resolve) => setImmediate(resolve));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  expect(await exited).toBe(0);
  expect(heard).toHaveLength(50);
});

test('that eats all its memory dies alone', async () => {
  const { exited } = start('eat-memory', 32);
  expect(await exited).not.toBe(0);
});

test('that is busy is ended at once', async () => {
  const { worker, heard, exited } = start('loop');
  await vi.waitFor(() => expect(heard).toEqual([{ looping: true }]), { timeout: 10_000 });
  const began = performance.now();
  worker.kill();
  expect(await exited).toBeNull();
  expect(performance.now() - began).toBeLessThan(2_000);
  worker.post({ do: 'environment' });
});

test('is the built file when running from out/, else the source', () => {
  for (const name of ['reading-process', 'writing-process'] as const) {
    expect(existsSync(workerEntry(name)), name).toBe(true);
    expect(workerEntry(name)).toMatch(/\.ts$/);
  }
  const out = join(tempDir(), 'out', 'main', 'chunks');
  mkdirSync(out, { recursive: true });
  const built = join(dirname(out), 'reading-process.js');
  writeFileSync(built, '');
  expect(workerEntry('reading-process', out)).toBe(built);
  expect(workerEntry('reading-process', dirname(out))).toBe(built);
});
