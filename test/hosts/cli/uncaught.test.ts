/** An error that nobody caught in a command that runs: what came is stored, it is told as what it is, and it ends with 3. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { logPath } from '../../../src-main/hosts/common/log-file.ts';
import { expectCli } from '../../fakes/command-line.ts';
import { tempDir } from '../../fakes/ports.ts';
import { startCliProcess } from './cli-process.ts';
import { writeList } from './people.ts';
import { connect, startProvider } from './provider.ts';

const hook = fileURLToPath(new URL('../../fixtures/throws-on-signal.cjs', import.meta.url));

it('leaves no doubt behind: what is under way is waited for', async () => {
  const dataDir = tempDir();
  const provider = await startProvider();
  await provider.steer({ latencyMs: { min: 60, max: 140 } });
  await connect(dataDir, provider.baseUrl, ['--concurrency', '4']);
  await expectCli(0, ['import', writeList(tempDir(), 40), '--connection', 'Uji'], { dataDir });

  const running = startCliProcess(['run', '--json'], { dataDir, env: { NODE_OPTIONS: `--require ${hook}` } });
  await expect
    .poll(async () => (await provider.state()).ledger.requests, { interval: 10, timeout: 15_000 })
    .toBeGreaterThan(8);
  running.process.kill('SIGUSR2');
  const ended = await running.ended;
  expect(ended.code).toBe(3);
  expect(ended.stderr).toContain('Sambung stopped because of an error inside the program.');
  expect(ended.stderr).toContain('Nothing is lost');
  expect(ended.stderr).not.toMatch(/\n\s+at /);
  expect(ended.json()).toMatchObject({ error: { code: 'internal' } });
  expect(ended.stdout.trim().split('\n'), 'it is answered once').toHaveLength(1);
  expect(readFileSync(logPath(dataDir), 'utf8')).toContain('"event":"uncaught"');
  expect(existsSync(join(dataDir, 'sambung.db-wal')), 'the store was closed in order').toBe(false);
  expect((await expectCli(0, ['status', '--json'], { dataDir })).json()).toMatchObject({ states: { in_doubt: 0 } });
}, 60_000);
