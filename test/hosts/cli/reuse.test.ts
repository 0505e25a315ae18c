/** What was answered and paid for is not paid for again: from the command line, over several lists and runs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LookupItem } from '../../../src-main/contract/history.ts';
import type { ForecastSum } from '../../../src-main/hosts/cli/sending/forecast.ts';
import type { Summary } from '../../../src-main/hosts/cli/session/scope.ts';
import { expectCli } from '../../fakes/command-line.ts';
import { tempDir } from '../../fakes/ports.ts';
import { nikOf, ordinaryPhone, scriptedPhone, writeList } from './people.ts';
import { connect, type Provider, startProvider } from './provider.ts';

const at = ['--connection', 'Uji'];

type Processed = Summary & { forecast: ForecastSum };

/** Charged at the provider: what is paid once must not be paid twice. */
async function charged(provider: Provider): Promise<number> {
  return (await provider.state()).ledger.charged;
}

/** People the simulated provider answers, and charges for. */
function writeAnswered(count: number): string {
  return writeList(tempDir(), count, (index) => scriptedPhone(index));
}

async function processed(dataDir: string, list: string, ...more: string[]): Promise<Processed> {
  const out = join(tempDir(), 'a.csv');
  return (await expectCli(0, ['process', list, '--out', out, ...at, '--json', ...more], { dataDir })).json<Processed>();
}

describe('the same list once more', { timeout: 60_000 }, () => {
  it('sends nothing and says that the answers are reused; with --ask-again it sends', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl, ['--price', '1000']);
    const list = writeAnswered(3);
    const first = await processed(dataDir, list);
    expect(first.states).toMatchObject({ answered: 3, reused: 0 });
    expect(first.forecast).toMatchObject({ waiting: 3, calls: 3, rupiah: 3000, reused: 0, pricePerCall: 1000 });
    expect(await charged(provider)).toBe(3);
    const { requests } = (await provider.state()).ledger;

    const second = await processed(dataDir, list);
    expect(second.states).toMatchObject({ answered: 0, reused: 3, queued: 0 });
    expect(second.charges).toEqual({ charged: 0, free: 0, unknown: 0 });
    expect(second.forecast).toMatchObject({ calls: 0, rupiah: 0, reused: 3 });
    expect(second.forecast.reusedOldestAt).toBeGreaterThan(Date.now() - 60_000);
    expect((await provider.state()).ledger.requests).toBe(requests);

    const again = await processed(dataDir, list, '--ask-again');
    expect(again.forecast).toMatchObject({ calls: 3, rupiah: 3000, reused: 0 });
    expect(again.states).toMatchObject({ answered: 3, reused: 0 });
    expect(await charged(provider)).toBe(6);
  });

  it('says in words before it begins what it may cost and what is reused, in both languages', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl, ['--price', '1000', '--daily-cap', '100000']);
    const list = writeAnswered(2);
    const args = ['process', list, '--out', join(tempDir(), 'a.csv'), ...at];
    const first = await expectCli(0, args, { dataDir });
    expect(first.stdout).toMatch(/^Forecast +at most 2 paid calls, at most Rp 2,000, about 0:01$/m);
    expect(first.stdout).toMatch(/^Daily cap +Rp 0 of Rp 100,000 spent; all of these calls fit$/m);
    const second = await expectCli(0, [...args, '--language', 'id'], { dataDir });
    expect(second.stdout).toMatch(/^Perkiraan +tidak ada yang perlu dikirim$/m);
    expect(second.stdout).toContain('2 pakai ulang dari riwayat (jawaban tertua belum sehari)');
    expect(second.stdout).toMatch(/Status +2 pakai ulang/);
  });

  it('marks in history what is reused, with the age of the answer and the list it came from', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl);
    const list = writeAnswered(1);
    await processed(dataDir, list);
    await processed(dataDir, list);
    const { stdout } = await expectCli(0, ['history', '--list', '2'], { dataDir });
    expect(stdout).toContain('reused (less than a day old)');
    const { items } = (await expectCli(0, ['history', '--list', '2', '--json'], { dataDir })).json<{
      items: LookupItem[];
    }>();
    expect(items[0]).toMatchObject({ state: 'reused', sharedFrom: { listId: 1 }, answeredAt: expect.any(Number) });
  });
});

describe('ask-again', { timeout: 60_000 }, () => {
  it('asks anew what was reused: one lookup or the rest of the list, after saying what that costs', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl, ['--price', '1000']);
    const list = writeAnswered(3);
    await processed(dataDir, list);
    await processed(dataDir, list);
    const { items } = (await expectCli(0, ['history', '--list', '2', '--json'], { dataDir })).json<{
      items: LookupItem[];
    }>();
    const lookup = String(items[0]?.lookupId);

    const dry = await expectCli(0, ['ask-again', '--list', '2', '--dry-run', '--json'], { dataDir });
    expect(dry.json()).toMatchObject({
      affected: 0,
      forecast: { lookups: 3, paidTwice: 3, rupiah: 3000 },
      states: { reused: 3, queued: 0 },
    });
    const one = await expectCli(0, ['ask-again', '--lookup', lookup, '--json'], { dataDir });
    expect(one.json()).toMatchObject({
      list: 2,
      lookup: Number(lookup),
      affected: 1,
      forecast: { lookups: 1 },
      states: { reused: 2, queued: 1 },
    });
    const rest = await expectCli(0, ['ask-again', '--list', '2'], { dataDir });
    expect(rest.stdout).toMatch(/^Asking 2 again although paid for before, up to Rp 2,000\.\n2 queued again\./);
    expect(await charged(provider)).toBe(3);
    await expectCli(0, ['run', '--list', '2'], { dataDir });
    expect(await charged(provider)).toBe(6);
  });

  it('does not know a lookup that is not there', async () => {
    const ended = await expectCli(2, ['ask-again', '--lookup', '7', '--json'], { dataDir: tempDir() });
    expect(ended.json()).toMatchObject({ error: { code: 'not-found' } });
  });
});

describe('one person looked up twice', { timeout: 60_000 }, () => {
  it('is answered from history the second time, unless it is to be asked again', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl);
    const args = ['lookup', '--nik', nikOf(0), '--phone', scriptedPhone(0), ...at];
    await expectCli(0, args, { dataDir });
    const second = await expectCli(0, [...args, '--json'], { dataDir });
    expect(second.json()).toMatchObject({ state: 'reused', verdict: { kind: 'reachable' }, charges: { charged: 0 } });
    expect((await expectCli(0, args, { dataDir })).stdout).toContain('reused (less than a day old)');
    expect(await charged(provider)).toBe(1);
    const again = await expectCli(0, [...args, '--ask-again', '--json'], { dataDir });
    expect(again.json()).toMatchObject({ state: 'answered', charges: { charged: 1 } });
    expect(await charged(provider)).toBe(2);
  });
});

describe('one person whose question is in doubt already', { timeout: 60_000 }, () => {
  it('is not asked about again: the second lookup ends and says what it waits for', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl, ['--price', '1000']);
    const args = ['lookup', '--nik', nikOf(0), '--phone', scriptedPhone(60), ...at];
    await expectCli(1, args, { dataDir });
    const { requests } = (await provider.state()).ledger;
    const second = await expectCli(1, [...args, '--json'], { dataDir });
    expect(second.json()).toMatchObject({ state: 'queued', charges: { charged: 0, unknown: 0 } });
    expect((await expectCli(1, args, { dataDir })).stdout).toContain('run or resolve that one.');
    expect((await provider.state()).ledger.requests).toBe(requests);
  });
});

describe('a question in doubt elsewhere', { timeout: 60_000 }, () => {
  it('is not sent again by another list: run ends and says which list decides', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl, ['--price', '1000']);
    const list = writeList(tempDir(), 1, () => scriptedPhone(60));
    await expectCli(0, ['import', list, ...at], { dataDir });
    await expectCli(1, ['run'], { dataDir });
    const { requests } = (await provider.state()).ledger;
    const more = join(tempDir(), 'lain.csv');
    writeFileSync(more, `${readFileSync(list, 'utf8')}${nikOf(1)},Budi,${ordinaryPhone(1)}\n`);
    await expectCli(0, ['import', more, ...at], { dataDir });
    const ended = await expectCli(1, ['run', '--list', '2'], { dataDir });
    expect(ended.stdout).toContain('1 wait for the same question elsewhere');
    expect(ended.stdout).toContain('(1: daftar-1): run or resolve that one.');
    expect((await provider.state()).ledger.requests).toBe(requests + 1);

    await expectCli(0, ['resolve', '--list', '1', '--close'], { dataDir });
    const summary = (await expectCli(0, ['status', '--list', '2', '--json'], { dataDir })).json<Summary>();
    expect(summary.states).toMatchObject({ queued: 0, failed: 1 });
  });
});

describe('one person in several spellings', { timeout: 60_000 }, () => {
  const people = ['Budi Santoso', 'BUDI  SANTOSO', 'Budi Santoso, S.E.', ''];
  function writeSpellings(): string {
    const path = join(tempDir(), 'ejaan.csv');
    const rows = people.map((name) => `${nikOf(1)},"${name}",${scriptedPhone(1)}`);
    writeFileSync(path, ['NIK,Nama,No HP', ...rows].join('\n'));
    return path;
  }

  it('is named before anything is sent, with what it costs and what can be said', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl, ['--price', '1500']);
    const { stdout } = await expectCli(0, ['import', writeSpellings(), ...at], { dataDir });
    expect(stdout).toContain('2 of these are about a NIK and phone that another row of the list asks about as well.');
    expect(stdout).toContain('Asking them is 2 calls, at most Rp 3,000. --same-person leave-out');
    const asked = await expectCli(0, ['forecast', '--list', '1', '--same-person', 'reuse', '--json'], { dataDir });
    expect(asked.json<{ forecast: ForecastSum }>().forecast).toMatchObject({
      ...{ calls: 1, twins: 3, leftOut: 0 },
      otherDetails: { earlier: 0, inList: 2, reusable: 2, rupiah: 3_000 },
    });
    const done = await expectCli(0, ['run', '--list', '1', '--same-person', 'reuse', '--json'], { dataDir });
    expect(done.json<Processed>().states).toMatchObject({ answered: 1, reused: 3 });
    expect(await charged(provider)).toBe(1);
  });

  it('is asked once where `process --same-person leave-out` says so; another word is wrong usage', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl, ['--price', '1500']);
    const { states, forecast } = await processed(dataDir, writeSpellings(), '--same-person', 'leave-out');
    expect(forecast).toMatchObject({ calls: 1, leftOut: 2, rupiah: 1_500 });
    expect(states).toMatchObject({ answered: 1, reused: 1, cancelled: 2 });
    await expectCli(2, ['import', writeSpellings(), ...at, '--same-person', 'maybe'], { dataDir });
  });
});
