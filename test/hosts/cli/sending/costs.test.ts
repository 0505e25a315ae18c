/** Before anything is paid for: forecasts, the most a script allows, caps, and the question a person is asked. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { mustAsk } from '../../../../src-main/hosts/cli/sending/cost-consent.ts';
import type { ForecastSum } from '../../../../src-main/hosts/cli/sending/forecast.ts';
import type { Spending } from '../../../../src-main/hosts/cli/sending/spending.ts';
import type { Summary } from '../../../../src-main/hosts/cli/session/scope.ts';
import { askYes } from '../../../../src-main/hosts/cli/terminal/confirmation.ts';
import { expectCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { ordinaryPhone, scriptedPhone, writeList } from '../people.ts';
import { connect, type Provider, startProvider } from '../provider.ts';

const at = ['--connection', 'Uji'];

type Ended = Summary & { forecast: ForecastSum; spent: Spending[]; notStarted?: string };

async function setUp(...settings: string[]): Promise<{ dataDir: string; provider: Provider }> {
  const dataDir = tempDir();
  const provider = await startProvider();
  await connect(dataDir, provider.baseUrl, settings);
  return { dataDir, provider };
}

function writeAnswered(count: number): string {
  return writeList(tempDir(), count, (index) => scriptedPhone(index));
}

async function requests(provider: Provider): Promise<number> {
  return (await provider.state()).ledger.requests;
}

describe('a forecast', { timeout: 60_000 }, () => {
  it('is given by import, and later by itself, without sending anything', async () => {
    const { dataDir, provider } = await setUp('--price', '1500', '--rate', '2', '--monthly-cap', '6000');
    const list = writeAnswered(5);
    const expected = {
      waiting: 5,
      twins: 0,
      reused: 0,
      calls: 5,
      rupiah: 7500,
      pricePerCall: 1500,
      rejected: 0,
      dailyCap: null,
      monthlyCap: { cap: 6000, spent: 0, left: 6000 },
      callsUnderCaps: 4,
    };
    const imported = await expectCli(0, ['import', list, ...at, '--json'], { dataDir });
    expect(imported.json<Ended>().forecast).toMatchObject(expected);
    const forecast = await expectCli(0, ['forecast', '--list', '1', '--json'], { dataDir });
    expect(forecast.json()).toMatchObject({ list: 1, forecast: expected });
    const said = await expectCli(0, ['forecast', '--list', '1', '--language', 'id'], { dataDir });
    expect(said.stdout).toMatch(/paling banyak 5 pengecekan berbayar, paling banyak Rp 7\.500, sekitar 0:0\d/);
    expect(said.stdout).toContain('4 dari pengecekan ini muat sekarang');
    await expectCli(2, ['forecast', '--list', '9'], { dataDir });
    expect(await requests(provider)).toBe(0);
  });

  it('adds up the lists of every connection a run is about', async () => {
    const { dataDir, provider } = await setUp('--price', '1000');
    await expectCli(0, ['connection', 'set', '--name', 'practice', '--price', '200'], { dataDir });
    await expectCli(0, ['import', writeAnswered(2), ...at], { dataDir });
    await expectCli(0, ['import', writeAnswered(3)], { dataDir });
    const ended = (await expectCli(1, ['run', '--max-cost', '100', '--json'], { dataDir })).json<Ended>();
    expect(ended.forecast).toMatchObject({ waiting: 5, calls: 5, rupiah: 2600, pricePerCall: null });
    expect(ended.forecast.connections.map(({ calls, rupiah }) => [calls, rupiah])).toEqual(
      expect.arrayContaining([
        [2, 2000],
        [3, 600],
      ]),
    );
    expect(await requests(provider)).toBe(0);
  });
});

describe('--max-cost', { timeout: 60_000 }, () => {
  it('below the forecast sends nothing, writes no report and keeps the list for later', async () => {
    const { dataDir, provider } = await setUp('--price', '1000');
    const out = join(tempDir(), 'a.xlsx');
    const args = ['process', writeAnswered(3), '--out', out, ...at, '--max-cost', '2999'];
    const ended = await expectCli(1, [...args, '--json'], { dataDir });
    expect(ended.json()).toMatchObject({
      list: 1,
      states: { queued: 3 },
      out: null,
      notStarted: 'max-cost',
      forecast: { rupiah: 3000 },
      file: { headerRow: 1 },
      problems: [],
    });
    expect(existsSync(out)).toBe(false);
    const said = await expectCli(1, ['run', '--list', '1', '--max-cost', '10'], { dataDir });
    expect(said.stdout).toContain('Nothing was sent: it could cost Rp 3,000, and --max-cost allows Rp 10.');
    expect(said.stdout).toContain('Later: run --list 1');
    expect(await requests(provider)).toBe(0);

    const later = await expectCli(0, ['run', '--list', '1', '--max-cost', '3000', '--json'], { dataDir });
    expect(later.json()).toMatchObject({ states: { answered: 3 } });
    expect(later.json<Ended>()).not.toHaveProperty('notStarted');
  });
});

describe('--max-cost without a price', { timeout: 60_000 }, () => {
  it('says that it cannot hold an account whose calls have no price', async () => {
    const { dataDir } = await setUp();
    await expectCli(0, ['import', writeAnswered(1), ...at], { dataDir });
    const ended = await expectCli(0, ['run', '--max-cost', '1000', '--json'], { dataDir });
    expect(ended.stderr).toContain('"Uji" has no price, so --max-cost cannot hold it');
    expect((await expectCli(0, ['run', '--max-cost', '1000'], { dataDir })).stderr).not.toContain('has no price');
  });
});

describe('start', { timeout: 60_000 }, () => {
  it('releases a list with its forecast, sends nothing itself, and can say that history does not count', async () => {
    const { dataDir, provider } = await setUp('--price', '1000');
    const list = writeAnswered(2);
    await expectCli(0, ['process', list, '--out', join(tempDir(), 'a.csv'), ...at], { dataDir });
    await expectCli(0, ['import', list, ...at], { dataDir });
    const before = await requests(provider);
    const kept = await expectCli(0, ['forecast', '--list', '2', '--json'], { dataDir });
    expect(kept.json()).toMatchObject({ forecast: { reused: 2, calls: 0 } });
    const asked = await expectCli(0, ['start', '--list', '2', '--ask-again', '--json'], { dataDir });
    expect(asked.json()).toMatchObject({ list: 2, states: { queued: 2 }, forecast: { calls: 2, rupiah: 2000 } });
    expect(await requests(provider)).toBe(before);
    const again = await expectCli(0, ['start', '--list', '2', '--ask-again'], { dataDir });
    expect(again.stdout).toContain('started before');
    expect((await expectCli(0, ['run', '--json'], { dataDir })).json()).toMatchObject({ list: null });
    expect(await requests(provider)).toBe(before + 2);
  });
});

describe('start --max-cost', { timeout: 60_000 }, () => {
  it('below the forecast leaves the list unstarted; with enough, or started before, it asks no more', async () => {
    const { dataDir } = await setUp('--price', '1000');
    await expectCli(0, ['import', writeAnswered(2), ...at], { dataDir });
    const startedAt = async () =>
      (await expectCli(0, ['lists', '--json'], { dataDir })).json<{ lists: { startedAt: number | null }[] }>().lists[0]
        ?.startedAt;
    const start = ['start', '--list', '1', '--json', '--max-cost'];
    const refused = await expectCli(1, [...start, '1999'], { dataDir });
    expect(refused.json()).toMatchObject({ list: 1, notStarted: 'max-cost', forecast: { rupiah: 2000 } });
    expect(await startedAt()).toBeNull();
    await expectCli(0, [...start, '2000', '--yes'], { dataDir });
    expect(await startedAt()).toEqual(expect.any(Number));
    await expectCli(0, [...start, '1'], { dataDir });
  });
});

describe('a cap', { timeout: 60_000 }, () => {
  it('ends a run before it is crossed, says which and how much, and a higher one lets it go on', async () => {
    const { dataDir, provider } = await setUp('--price', '1000', '--daily-cap', '2500');
    const out = join(tempDir(), 'a.csv');
    const ended = await expectCli(1, ['process', writeAnswered(5), '--out', out, ...at, '--json'], { dataDir });
    expect(ended.json()).toMatchObject({
      states: { answered: 2, queued: 3 },
      queue: { state: 'paused', reason: 'daily-cap' },
      forecast: { callsUnderCaps: 2 },
      spent: [{ connection: 'Uji', today: 2000, month: 2000, dailyCap: 2500, monthlyCap: null }],
      out,
    });
    expect(await requests(provider)).toBe(2);

    const said = await expectCli(1, ['run'], { dataDir });
    expect(said.stdout).toContain('Daily cap of "Uji" reached: Rp 2,000 of Rp 2,500 spent');
    expect(said.stdout).toMatch(/goes on from \d\d\/\d\d\/\d{4}, 00:00; sooner after `connection set --name "Uji"/);
    expect(await requests(provider)).toBe(2);

    const raised = await expectCli(0, ['connection', 'set', '--name', 'Uji', '--daily-cap', '4000'], { dataDir });
    expect(raised.stdout).toMatch(/Daily cap +Rp 4,000/);
    expect((await expectCli(1, ['run', '--json'], { dataDir })).json()).toMatchObject({ states: { answered: 4 } });
    const none = ['connection', 'set', '--name', 'Uji', '--daily-cap', 'none', '--monthly-cap', '4500', '--json'];
    expect((await expectCli(0, none, { dataDir })).json()).toMatchObject({
      connection: { dailyCap: null, monthlyCap: 4500, spent: { today: 4000, month: 4000 } },
    });
    const month = await expectCli(1, ['run', '--language', 'id'], { dataDir });
    expect(month.stdout).toContain('Batas bulanan "Uji" tercapai: terpakai Rp 4.000 dari Rp 4.500');
    expect(await requests(provider)).toBe(4);
  });

  it('is shown with what is spent by status and by the list of connections', async () => {
    const { dataDir } = await setUp('--price', '1000', '--daily-cap', '5000');
    await expectCli(0, ['process', writeAnswered(2), '--out', join(tempDir(), 'a.csv'), ...at], { dataDir });
    const status = await expectCli(0, ['status', '--json'], { dataDir });
    expect(status.json<Ended>().spent).toEqual([
      { connection: 'Uji', today: 2000, month: 2000, dailyCap: 5000, monthlyCap: null },
    ]);
    const said = await expectCli(0, ['status'], { dataDir });
    expect(said.stdout).toMatch(/Spent \(Uji\) +Today: Rp 2,000 of Rp 5,000 · This month: Rp 2,000/);
    const list = await expectCli(0, ['connection', 'list'], { dataDir });
    expect(list.stdout).toMatch(/Uji .* Rp 1,000 +Rp 2,000 of Rp 5,000 +Rp 2,000 /);
  });

  it('also ends a single lookup that does not fit', async () => {
    const { dataDir, provider } = await setUp('--price', '1000', '--daily-cap', '500');
    const args = ['lookup', '--nik', '3171011501900001', '--phone', ordinaryPhone(0), ...at];
    const ended = await expectCli(1, [...args, '--json'], { dataDir });
    expect(ended.json()).toMatchObject({ state: 'queued', queue: { state: 'paused', reason: 'daily-cap' } });
    expect((await expectCli(1, args, { dataDir })).stdout).toContain('Daily cap of "Uji" reached');
    expect(await requests(provider)).toBe(0);
  });
});

describe('the question before paid calls', () => {
  const never = new AbortController().signal;

  async function answered(text: string | null): Promise<boolean> {
    const input = new PassThrough();
    const output = new PassThrough();
    const asked = askYes('Send? ', never, { stdin: input, stderr: output });
    if (text === null) input.end();
    else input.write(text);
    const yes = await asked;
    expect(output.read().toString()).toBe('Send? ');
    return yes;
  }

  it('takes a plain yes in either language, and everything else for a no', async () => {
    for (const yes of ['y\n', 'Y\r\n', 'yes\n', ' ya \n']) expect(await answered(yes), yes).toBe(true);
    for (const no of ['\n', 'n\n', 'yep\n', 'tidak\n', 'ok y\n', null])
      expect(await answered(no), String(no)).toBe(false);
  });

  it('is asked of a person only: at a terminal on both ends, when something can be paid, and not with --yes', () => {
    const person = { interactive: true, json: false };
    expect(mustAsk(person, 1000, {})).toBe(true);
    expect(mustAsk(person, 1000, { maxCost: 1000 })).toBe(true);
    expect(mustAsk(person, 0, {})).toBe(false);
    expect(mustAsk(person, 1000, { yes: true })).toBe(false);
    expect(mustAsk({ interactive: true, json: true }, 1000, {})).toBe(false);
    expect(mustAsk({ interactive: false, json: false }, 1000, {})).toBe(false);
  });

  it('is a no when the operator stops the program instead', async () => {
    const stop = new AbortController();
    const asked = askYes('Send? ', stop.signal, { stdin: new PassThrough(), stderr: new PassThrough() });
    stop.abort();
    expect(await asked).toBe(false);
  });
});
