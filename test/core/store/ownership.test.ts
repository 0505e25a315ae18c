/** Who owns a data directory: one process at a time, and nobody once it is dead. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { tryOwn } from '../../../src-main/core/store/ownership.ts';
import { tempDir } from '../../fakes/ports.ts';

const program = fileURLToPath(new URL('./owner-process.ts', import.meta.url));

async function startOwner(dir: string): Promise<{ said: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [program, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = await once(child.stdout, 'data');
  return { said: String(said).trim(), child };
}

test('is one, also within one process, until it lets go', () => {
  const dir = tempDir();
  const first = tryOwn(dir);
  expect(first).not.toBeNull();
  expect(tryOwn(dir)).toBeNull();
  first?.release();
  const second = tryOwn(dir);
  expect(second).not.toBeNull();
  first?.release();
  expect(tryOwn(dir), 'a second release takes nothing from the next owner').toBeNull();
  second?.release();
});

test('is one across processes', async () => {
  const dir = tempDir();
  const { said } = await startOwner(dir);
  expect(said).toBe('owned');
  expect(tryOwn(dir)).toBeNull();
  expect((await startOwner(dir)).said).toBe('refused');
});

test('is nobody after the owner was killed: there is no stale lock', async () => {
  const dir = tempDir();
  const { child } = await startOwner(dir);
  expect(tryOwn(dir)).toBeNull();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const taken = tryOwn(dir);
  expect(taken).not.toBeNull();
  taken?.release();
});

test.each([['rubbish'], ['SQLite format 3\0 and then nothing that makes sense'], ['x'.repeat(5_000)]])(
  'does not depend on what stands in the lock: %j damages no data',
  async (text) => {
    const dir = tempDir();
    writeFileSync(join(dir, 'owner.lock'), text);
    const first = tryOwn(dir);
    expect(first).not.toBeNull();
    expect((await startOwner(dir)).said).toBe('refused');
    first?.release();
  },
);

test('rubbish written into the lock of an owner takes it from nobody', async () => {
  const dir = tempDir();
  await startOwner(dir);
  writeFileSync(join(dir, 'owner.lock'), 'rubbish'.repeat(1_000));
  expect(tryOwn(dir)).toBeNull();
  expect(readFileSync(join(dir, 'owner.lock'), 'utf8')).toContain('rubbish');
});
