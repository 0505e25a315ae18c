/** `data`, and what every command says where the database is gone, older than it was, or taken away under it. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Summary } from '../../../../src-main/hosts/cli/session/scope.ts';
import { expectCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { startCliProcess } from '../cli-process.ts';
import { writeList } from '../people.ts';
import { connect, startProvider } from '../provider.ts';

type Failed = { error: { code: string; message: string } };

async function folder(): Promise<string> {
  const dataDir = tempDir();
  await expectCli(0, ['import', writeList(tempDir(), 3), '--json'], { dataDir });
  return dataDir;
}

describe('a database that is gone', () => {
  it('is said with the ways on, is logged where the log is said to be, and nothing is made in its place', async () => {
    const dataDir = await folder();
    writeFileSync(join(dataDir, 'sambung.db'), '');
    const { stdout, stderr, json } = await expectCli(3, ['status', '--json'], { dataDir });
    expect(json<Failed>().error.code).toBe('store-missing');
    expect(stdout + stderr).not.toContain('--restore-backup');
    expect(stderr).toContain('data --start-afresh');
    expect(readFileSync(join(dataDir, 'sambung.db'))).toHaveLength(0);
    expect(readFileSync(join(dataDir, 'logs', 'sambung.log'), 'utf8')).toContain('store-missing');
    expect((await expectCli(1, ['data', '--json'], { dataDir })).json()).toEqual({
      dataDir,
      opens: false,
      code: 'store-missing',
      older: null,
      backup: null,
    });
  }, 60_000);

  it('is begun anew on a clear yes alone, and what is there is kept', async () => {
    const dataDir = await folder();
    renameSync(join(dataDir, 'sambung.db'), join(dataDir, 'quarantine.db'));
    const asked = await expectCli(2, ['data', '--start-afresh', '--json'], { dataDir });
    expect(asked.stderr).toContain('--yes');
    expect(existsSync(join(dataDir, 'vault.json'))).toBe(true);
    const { setAside } = (await expectCli(0, ['data', '--start-afresh', '--yes', '--json'], { dataDir })).json<{
      setAside: string;
    }>();
    expect(readdirSync(setAside)).toEqual(expect.arrayContaining(['vault.json', 'sambung.key', 'sambung.commits']));
    expect((await expectCli(0, ['lists', '--json'], { dataDir })).json()).toEqual({ lists: [] });
    // What was set aside opens again where its database comes back.
    renameSync(join(dataDir, 'quarantine.db'), join(setAside, 'sambung.db'));
    const { lists } = (await expectCli(0, ['lists', '--json'], { dataDir: setAside })).json<{ lists: unknown[] }>();
    expect(lists).toHaveLength(1);
  }, 60_000);

  it('gets its newest backup back, where there is one', async () => {
    const dataDir = await folder();
    mkdirSync(join(dataDir, 'backups'));
    cpSync(join(dataDir, 'sambung.db'), join(dataDir, 'backups', 'sambung-schema-5.db'));
    rmSync(join(dataDir, 'sambung.db'));
    const { stderr } = await expectCli(3, ['run', '--json'], { dataDir });
    expect(stderr).toContain('data --restore-backup');
    await expectCli(0, ['data', '--restore-backup', '--yes'], { dataDir });
    const { lists } = (await expectCli(0, ['lists', '--json'], { dataDir })).json<{ lists: unknown[] }>();
    expect(lists).toHaveLength(1);
  }, 60_000);

  it('is not begun anew while it is there', async () => {
    const dataDir = await folder();
    await expectCli(2, ['data', '--start-afresh', '--yes', '--json'], { dataDir });
    expect((await expectCli(0, ['data', '--json'], { dataDir })).json()).toMatchObject({ opens: true, older: null });
  }, 60_000);
});

it('an older copy put back pays for nothing until the operator decides', async () => {
  const dataDir = tempDir();
  const provider = await startProvider();
  await connect(dataDir, provider.baseUrl);
  const list = writeList(tempDir(), 5);
  await expectCli(0, ['import', list, '--connection', 'Uji'], { dataDir });
  const old = tempDir();
  cpSync(dataDir, old, { recursive: true });
  await expectCli(0, ['run'], { dataDir });
  const paid = (await provider.state()).ledger.requests;

  const ended = await expectCli(1, ['run', '--json'], { dataDir: old });
  expect(ended.json<Summary>().queue).toEqual({ state: 'paused', reason: 'store-older' });
  expect((await provider.state()).ledger.requests).toBe(paid);
  const { older } = (await expectCli(1, ['data', '--json'], { dataDir: old })).json<{
    older: { commits: number; calls: number };
  }>();
  expect(older.calls).toBe(5);
  expect(older.commits).toBeGreaterThan(0);
  await expectCli(2, ['data', '--accept-older'], { dataDir: old });
  await expectCli(0, ['data', '--accept-older', '--yes'], { dataDir: old });
  // What was paid for since is in doubt, not paid for again; what came back free is asked again.
  const { states, charges } = (await expectCli(1, ['run', '--json'], { dataDir: old })).json<{
    states: { in_doubt: number };
    charges: { free: number };
  }>();
  expect(states.in_doubt).toBe(5 - charges.free);
  expect((await provider.state()).ledger.requests).toBe(paid + charges.free);
}, 60_000);

it('the data folder taken away in mid-run: not one paid call more, and the command ends', async () => {
  const dataDir = join(tempDir(), 'data');
  const provider = await startProvider();
  await provider.steer({ latencyMs: { min: 20, max: 40 } });
  const concurrency = 4;
  await connect(dataDir, provider.baseUrl, ['--concurrency', String(concurrency)]);
  await expectCli(0, ['import', writeList(tempDir(), 300), '--connection', 'Uji'], { dataDir });
  const running = startCliProcess(['run', '--json'], { dataDir });
  await expect
    .poll(async () => (await provider.state()).ledger.requests, { interval: 5, timeout: 15_000 })
    .toBeGreaterThan(30);
  const before = (await provider.state()).ledger.requests;
  // A file may come while others go: until it has noticed, the program writes there.
  rmSync(dataDir, { recursive: true, maxRetries: 5 });
  const { code, json } = await running.ended;
  expect(code).toBe(1);
  expect(json<Summary>().queue).toEqual({ state: 'paused', reason: 'store-gone' });
  // Between the look at the ledger and the removal some may leave; afterwards none.
  expect((await provider.state()).ledger.requests).toBeLessThanOrEqual(before + 3 * concurrency);
  expect(existsSync(dataDir)).toBe(false);
}, 60_000);
