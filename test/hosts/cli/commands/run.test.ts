/** `run` against a provider with troubles of its own: what it waits for, what it gives back to the operator. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LookupItem } from '../../../../src-main/contract/history.ts';
import type { Summary } from '../../../../src-main/hosts/cli/session/scope.ts';
import { expectCli, startCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { startCliProcess } from '../cli-process.ts';
import { nikOf, ordinaryPhone, scriptedPhone, writeList } from '../people.ts';
import { connect, freePort, startProvider } from '../provider.ts';

const at = ['--connection', 'Uji'];

async function imported(dataDir: string, count: number, phoneOf?: (index: number) => string): Promise<number> {
  const file = writeList(tempDir(), count, phoneOf);
  const ended = await expectCli(0, ['import', file, ...at, '--json'], { dataDir });
  return ended.json<Summary>().list ?? 0;
}

describe('run', { timeout: 60_000 }, () => {
  it('does nothing, well, when there is nothing to do', async () => {
    const ended = await expectCli(0, ['run', '--json'], { dataDir: tempDir() });
    expect(ended.json()).toMatchObject({ list: null, rows: 0, queue: { state: 'running', reason: null } });
  });

  it('does not know a list that was never imported', async () => {
    const ended = await expectCli(2, ['run', '--list', '7', '--json'], { dataDir: tempDir() });
    expect(ended.json()).toMatchObject({ error: { code: 'not-found' } });
  });

  it('waits while the provider cannot be reached, spends no attempt, and comes through by itself', async () => {
    const dataDir = tempDir();
    const port = await freePort();
    await connect(dataDir, `http://127.0.0.1:${port}/phone-association`);
    const list = await imported(dataDir, 6);
    const offline = await expectCli(1, ['run', '--for', '2', '--json'], { dataDir });
    expect(offline.json()).toMatchObject({
      states: { queued: 6, in_doubt: 0, failed: 0 },
      charges: { charged: 0, unknown: 0 },
      queue: { state: 'offline', reason: 'unreachable' },
    });
    const { items } = (await expectCli(0, ['history', '--json'], { dataDir })).json<{ items: LookupItem[] }>();
    expect(items.map(({ attempts }) => attempts)).toEqual([0, 0, 0, 0, 0, 0]);

    const running = startCli(['run', '--list', String(list), '--json'], { dataDir });
    await running.said('Waiting for connection');
    const provider = await startProvider(port);
    const ended = await running.ended;
    expect(ended.code).toBe(0);
    expect(ended.json<Summary>().states).toMatchObject({ queued: 0, sending: 0, in_doubt: 0, failed: 0 });
    expect((await provider.state()).ledger.charged).toBe(ended.json<Summary>().charges.charged);
  });

  it('stops for a wrong key and goes on with the right one', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await provider.steer({ weather: 'wrong-key' });
    await connect(dataDir, provider.baseUrl);
    await imported(dataDir, 20);
    const stopped = await expectCli(1, ['run', '--json'], { dataDir });
    expect(stopped.json()).toMatchObject({
      states: { queued: 20 },
      charges: { charged: 0 },
      queue: { state: 'stopped', reason: 'key-refused' },
    });
    expect((await provider.state()).ledger.charged).toBe(0);
    // It knows without asking again, until somebody has mended it.
    const before = (await provider.state()).ledger.requests;
    await expectCli(1, ['run', '--json'], { dataDir });
    expect((await provider.state()).ledger.requests).toBe(before);

    await provider.steer({ weather: 'up' });
    await expectCli(0, ['connection', 'set', '--name', 'Uji'], { dataDir, input: 'kunci-yang-benar\n' });
    expect((await expectCli(0, ['run', '--json'], { dataDir })).json()).toMatchObject({ states: { queued: 0 } });
  });

  it('returns when the provider pauses the queue, says why, and goes on after resume', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await provider.steer({ weather: 'traffic-insufficient' });
    await connect(dataDir, provider.baseUrl);
    await imported(dataDir, 10);
    const paused = await expectCli(1, ['run', '--json'], { dataDir });
    expect(paused.json()).toMatchObject({ queue: { state: 'paused', reason: 'traffic-insufficient' } });
    await provider.steer({ weather: 'up' });
    await expectCli(0, ['resume'], { dataDir });
    await expectCli(0, ['run'], { dataDir });
  });

  it('returns while the operator has it paused', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl);
    await imported(dataDir, 3);
    await expectCli(0, ['pause'], { dataDir });
    const paused = await expectCli(1, ['run', '--json'], { dataDir });
    expect(paused.json()).toMatchObject({ states: { queued: 3 }, queue: { state: 'paused', reason: 'operator' } });
    expect((await provider.state()).ledger.requests).toBe(0);
  });

  it('leaves out a list that is paused by itself, and says so; the others are sent', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl);
    const held = await imported(dataDir, 2);
    const other = await imported(dataDir, 3, (index) => ordinaryPhone(index + 10));
    const paused = await expectCli(0, ['pause', '--list', String(held), '--json'], { dataDir });
    expect(paused.json()).toMatchObject({ list: held, heldLists: [{ list: held, waiting: 2 }] });
    const run = await expectCli(1, ['run'], { dataDir });
    expect(run.stdout).toContain(`resume --list ${held}`);
    expect((await provider.state()).ledger.requests).toBe(3);
    const status = await expectCli(0, ['status', '--list', String(other), '--json'], { dataDir });
    expect(status.json()).toMatchObject({ heldLists: [], states: { queued: 0 } });

    await expectCli(0, ['resume', '--list', String(held)], { dataDir });
    await expectCli(0, ['run'], { dataDir });
    expect((await provider.state()).ledger.requests).toBe(5);
    await expectCli(2, ['pause', '--list', '99'], { dataDir });
  });

  it('leaves doubts and failures to the operator, who resolves and retries them', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl, ['--price', '1000']);
    // The second answer is cut off and the third comes with a code of no document; asked again, both are answered.
    const phones = [ordinaryPhone(0), scriptedPhone(70), scriptedPhone(39)];
    const list = await imported(dataDir, 3, (index) => phones[index] ?? '');
    const first = await expectCli(1, ['run', '--json'], { dataDir });
    expect(first.json()).toMatchObject({ states: { in_doubt: 1, failed: 1, queued: 0 } });

    const of = ['--list', String(list), '--json'];
    const resent = await expectCli(0, ['resolve', '--resend', ...of], { dataDir });
    expect(resent.json()).toMatchObject({ affected: 1, forecast: { lookups: 1, rupiah: 1000 }, states: { queued: 1 } });
    const retried = await expectCli(0, ['retry', ...of], { dataDir });
    expect(retried.json()).toMatchObject({ affected: 1, states: { queued: 2 } });
    expect((await expectCli(0, ['run', ...of], { dataDir })).json()).toMatchObject({
      states: { in_doubt: 0, failed: 0 },
    });
  });

  it('does not wait for twins of a lookup that is in doubt', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl);
    const file = writeList(tempDir(), 1, () => scriptedPhone(60));
    const { appendFileSync, readFileSync } = await import('node:fs');
    appendFileSync(file, readFileSync(file, 'utf8').split('\n')[1] ?? '');
    await expectCli(0, ['import', file, ...at], { dataDir });
    const ended = await expectCli(1, ['run', '--json'], { dataDir });
    expect(ended.json()).toMatchObject({ duplicates: 1, states: { in_doubt: 1, queued: 1 } });

    const closed = await expectCli(0, ['resolve', '--close', '--list', '1', '--json'], { dataDir });
    expect(closed.json()).toMatchObject({ affected: 1, states: { failed: 2 }, charges: { unknown: 1 } });
  });

  it('ends in order at the first signal: what has left is waited for, the rest stays queued', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await provider.steer({ latencyMs: { min: 300, max: 300 } });
    await connect(dataDir, provider.baseUrl, ['--concurrency', '4']);
    await imported(dataDir, 60);
    const running = startCliProcess(['run', '--json'], { dataDir });
    await expect
      .poll(async () => (await provider.state()).ledger.requests, { interval: 20, timeout: 15_000 })
      .toBeGreaterThan(4);
    running.process.kill('SIGTERM');
    const ended = await running.ended;
    expect(ended.code).toBe(1);
    const { states, charges } = ended.json<Summary>();
    expect(states).toMatchObject({ sending: 0, in_doubt: 0 });
    expect(states.queued).toBeGreaterThan(30);
    expect(charges.charged).toBe((await provider.state()).ledger.charged);
  });

  it('ends at once at the second signal', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await provider.steer({ weather: 'silent' });
    await connect(dataDir, provider.baseUrl, ['--timeout', '60000']);
    await imported(dataDir, 2);
    const running = startCliProcess(['run', '--json'], { dataDir });
    await expect
      .poll(async () => (await provider.state()).ledger.requests, { interval: 20, timeout: 15_000 })
      .toBeGreaterThan(0);
    running.process.kill('SIGINT');
    await running.said('Stopping');
    // Sooner it would be taken for the same wish.
    await new Promise((resolve) => setTimeout(resolve, 400));
    const second = performance.now();
    running.process.kill('SIGINT');
    expect((await running.ended).code).toBe(1);
    expect(performance.now() - second).toBeLessThan(2_000);
  });

  it('says of a row that asks the same as one in doubt what it waits for', async () => {
    const dataDir = tempDir();
    const file = join(tempDir(), 'kembar.csv');
    const line = `${nikOf(0)},Siti,${scriptedPhone(60)}`;
    writeFileSync(file, ['NIK,Nama,No HP', line, line].join('\n'));
    await expectCli(0, ['import', file], { dataDir });
    const ended = await expectCli(1, ['run'], { dataDir });
    expect(ended.stdout).toContain('waits for that decision');
  });
});
