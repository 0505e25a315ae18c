/** What the operator orders about a list that is under way: moving the rest of it, deciding about doubts. */
import { describe, expect, it } from 'vitest';
import type { List } from '../../../../src-main/contract/lists.ts';
import { expectCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { ordinaryPhone, scriptedPhone, writeList } from '../people.ts';
import { connect, startProvider } from '../provider.ts';

const at = ['--connection', 'Uji'];

async function lists(dataDir: string): Promise<List[]> {
  return (await expectCli(0, ['lists', '--json'], { dataDir })).json<{ lists: List[] }>().lists;
}

describe('move', { timeout: 60_000 }, () => {
  it('sends what is left through the other connection, at its price, and never what was sent before', async () => {
    const dataDir = tempDir();
    const [first, second] = [await startProvider(), await startProvider()];
    await connect(dataDir, first.baseUrl, ['--price', '1000', '--daily-cap', '2000']);
    const account = ['--name', 'Cadangan', '--base-url', second.baseUrl, '--partner-code', 'kode-2', '--price', '500'];
    await expectCli(0, ['connection', 'set', ...account], { dataDir, input: 'kunci-2\n' });
    const list = writeList(tempDir(), 5, (index) => scriptedPhone(index));
    await expectCli(0, ['import', list, ...at], { dataDir });
    expect((await expectCli(1, ['run', '--json'], { dataDir })).json()).toMatchObject({ states: { answered: 2 } });

    const moved = await expectCli(0, ['move', '--list', '1', '--to', 'cadangan', '--json'], { dataDir });
    expect(moved.json()).toMatchObject({
      list: 1,
      connection: 'Cadangan',
      states: { answered: 2, queued: 3 },
      forecast: { calls: 3, rupiah: 1500, pricePerCall: 500 },
    });
    expect((await lists(dataDir))[0]).toMatchObject({ connectionName: 'Cadangan' });
    expect((await expectCli(0, ['run', '--json'], { dataDir })).json()).toMatchObject({ states: { answered: 5 } });
    expect((await first.state()).ledger.charged).toBe(2);
    expect((await second.state()).ledger.charged).toBe(3);
  });

  it('refuses to mix invented answers with real ones, and to move to nowhere', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl);
    await expectCli(0, ['import', writeList(tempDir(), 2)], { dataDir });
    await expectCli(0, ['run', '--list', '1'], { dataDir });
    const mixed = await expectCli(3, ['move', '--list', '1', '--to', 'Uji', '--json'], { dataDir });
    expect(mixed.json()).toMatchObject({ error: { code: 'connection-kind-differs' } });
    // Nothing of it was sent yet: it may go, but not unasked.
    await expectCli(0, ['import', writeList(tempDir(), 2)], { dataDir });
    const unasked = await expectCli(2, ['move', '--list', '2', '--to', 'Uji', '--json'], { dataDir });
    expect(unasked.json()).toMatchObject({ error: { code: 'practice-list' } });
    await expectCli(0, ['move', '--list', '2', '--to', 'Uji', '--from-practice', '--json'], { dataDir });
    const nowhere = await expectCli(2, ['move', '--list', '1', '--to', 'Bogor', '--json'], { dataDir });
    expect(nowhere.json()).toMatchObject({ error: { code: 'connection-unknown' } });
    await expectCli(2, ['move', '--list', '7', '--to', 'Uji'], { dataDir });
    expect((await provider.state()).ledger.requests).toBe(0);
  });
});

describe('retry', { timeout: 60_000 }, () => {
  it('leaves what was cancelled alone, until it is named', async () => {
    const dataDir = tempDir();
    await expectCli(0, ['import', writeList(tempDir(), 2)], { dataDir });
    await expectCli(0, ['cancel', '--list', '1'], { dataDir });
    const order = ['retry', '--list', '1', '--json'];
    expect((await expectCli(0, order, { dataDir })).json()).toMatchObject({ affected: 0, states: { cancelled: 2 } });
    const named = await expectCli(0, [...order, '--cancelled'], { dataDir });
    expect(named.json()).toMatchObject({ affected: 2, states: { cancelled: 0, queued: 2 } });
  });
});

describe('resolve', { timeout: 60_000 }, () => {
  it('with --dry-run only says what would be paid twice; without, it says so before it queues them again', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl, ['--price', '1000']);
    const phones = [scriptedPhone(60), scriptedPhone(70), ordinaryPhone(2)];
    await expectCli(0, ['import', writeList(tempDir(), 3, (index) => phones[index] ?? ''), ...at], { dataDir });
    await expectCli(1, ['run'], { dataDir });

    const of = ['resolve', '--list', '1'];
    const forecast = { lookups: 2, paidTwice: 2, rupiah: 2000, rupiahTwice: 2000 };
    for (const how of [[], ['--resend'], ['--close']]) {
      const dry = await expectCli(0, [...of, ...how, '--dry-run', '--json'], { dataDir });
      expect(dry.json()).toMatchObject({ affected: 0, forecast, states: { in_doubt: 2 } });
    }
    const said = await expectCli(0, [...of, '--dry-run', '--language', 'id'], { dataDir });
    expect(said.stdout).toContain('2 akan dikirim lagi; 2 mungkin dibayar dua kali, hingga Rp 2.000.');
    expect((await expectCli(0, [...of, '--close', '--dry-run'], { dataDir })).stdout).toContain(
      '2 would be closed as failed',
    );

    const resent = await expectCli(0, [...of, '--resend'], { dataDir });
    expect(resent.stdout).toMatch(/^Sending 2 again; 2 may be paid twice, up to Rp 2,000\.\n2 queued again\./);
    expect(resent.stdout).toMatch(/States .*2 waiting/);
  });
});
