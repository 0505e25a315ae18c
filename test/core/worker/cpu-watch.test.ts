/** The watch over the processor's time: a hang is ended, whoever takes long and gets on is not, nor whoever waits. */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { whyExited } from '../../../src-main/core/worker/conversation.ts';
import { workAllowed } from '../../../src-main/core/worker/cpu-watch.ts';
import { tempDir } from '../../fakes/ports.ts';

const watchFile = fileURLToPath(new URL('../../../src-main/core/worker/cpu-watch.ts', import.meta.url));

/** How a program ended that begins the watch with so many milliseconds and then does `work`. */
function ended(allowed: number, work: string): Promise<{ code: number | null; signal: string | null }> {
  const file = join(tempDir(), 'program.mjs');
  writeFileSync(
    file,
    `import { createCpuWatch } from ${JSON.stringify(watchFile)};
const watch = createCpuWatch(20);
watch.allow(${allowed});
const busy = (ms) => { const { user } = process.cpuUsage(); while (process.cpuUsage().user - user < ms * 1000) for (let i = 0; i < 1e5; i++) Math.sqrt(i); };
// The thread has begun.
await new Promise((resolve) => setTimeout(resolve, 500));
${work}
process.exit(7);`,
  );
  const child = fork(file, [], { stdio: 'ignore' });
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
}

test('ends a process that works for nothing, although nothing else can be done in it', {
  timeout: 60_000,
}, async () => {
  expect(await ended(300, 'busy(20_000);')).toEqual({ code: null, signal: 'SIGTERM' });
});

test('lets one go on that gets on, however long it takes', { timeout: 60_000 }, async () => {
  const work = 'for (let done = 0; done < 12; done++) { busy(100); watch.progress(); }';
  expect(await ended(600, work)).toEqual({ code: 7, signal: null });
});

test('does not count the clock: waiting is no work', { timeout: 60_000 }, async () => {
  const work = 'await new Promise((resolve) => setTimeout(resolve, 2_000));';
  expect(await ended(400, work)).toEqual({ code: 7, signal: null });
});

test('allows more for a larger file', () => {
  expect(workAllowed(10 * 1024 * 1024) - workAllowed(0)).toBe(30_000);
});

test('is told as a file that takes too long, not as one that is too large', () => {
  expect([143, 15, null, 137, 0].map((code) => whyExited(code, 60_000, true))).toEqual([
    'out-of-time',
    'out-of-time',
    'out-of-memory',
    'out-of-memory',
    'crashed',
  ]);
});
