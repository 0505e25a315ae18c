/** Money in the terminal: practice is none of it, and an account whose price is not set is neither free nor Rp 0. */
import { describe, expect, it } from 'vitest';
import { expectCli } from '../../fakes/command-line.ts';
import { tempDir } from '../../fakes/ports.ts';
import { scriptedPhone, writeList } from './people.ts';
import { connect, startProvider } from './provider.ts';

/** Two that are answered, one of which nothing comes back. */
const list = () => writeList(tempDir(), 3, (index) => scriptedPhone([0, 1, 60][index] ?? 0));
const at = ['--connection', 'Uji'];

describe('practice', { timeout: 60_000 }, () => {
  it('is none of the money that run, status, charges and the orders tell', async () => {
    const dataDir = tempDir();
    await expectCli(0, ['import', list()], { dataDir });
    const ran = await expectCli(1, ['run'], { dataDir });
    expect(ran.stdout).toMatch(/^Charges +2 practice answers, nothing paid$/m);
    expect(ran.stdout).not.toMatch(/charged|not certain/i);

    const status = await expectCli(0, ['status'], { dataDir });
    expect(status.stdout).toMatch(/^Charges +2 practice answers, nothing paid$/m);
    expect(status.stdout).toMatch(/^Today +2 practice answers, nothing paid$/m);

    const charges = await expectCli(0, ['charges', '--by', 'connection'], { dataDir });
    expect(charges.stdout).toMatch(/^All +0 +0 +0 +Rp 0 +- +3$/m);

    const again = await expectCli(0, ['resolve', '--list', '1', '--resend', '--dry-run'], { dataDir });
    expect(again.stdout).toContain('1 would be sent again; this is practice, nothing is paid.');
    const asked = await expectCli(0, ['ask-again', '--list', '1', '--dry-run', '--language', 'id'], { dataDir });
    expect(asked.stdout).toContain('ini latihan, tidak ada biaya');
    const connections = await expectCli(0, ['connection', 'list'], { dataDir });
    expect(connections.stdout).toContain('Practice, nothing paid');
  });

  it('is told beside the money of an account, and the same sum for today stands everywhere', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl, ['--price', '1000']);
    // A drill with a price is still a drill.
    await expectCli(0, ['connection', 'set', '--name', 'practice', '--price', '200'], { dataDir });
    await expectCli(0, ['import', list(), ...at], { dataDir });
    await expectCli(0, ['import', list()], { dataDir });
    const ran = await expectCli(1, ['run'], { dataDir });
    expect(ran.stdout).toMatch(/^Charges +2 practice answers, nothing paid; 2 charged, 1 not certain$/m);
    expect(ran.stdout).toMatch(/^Spent \(Uji\) +Today: Rp 3,000 · This month: Rp 3,000$/m);
    expect(ran.stdout).toMatch(/^Spent \(.+\) +Today: Rp 600 · This month: Rp 600 \(practice, nothing is paid\)$/m);
    const status = await expectCli(0, ['status'], { dataDir });
    expect(status.stdout).toMatch(
      /^Today +2 done · Rp 3,000 · Rp 1,000 of it not certain · 2 practice answers, nothing paid$/m,
    );
    expect((await expectCli(0, ['status', '--json'], { dataDir })).json()).toMatchObject({
      charges: { charged: 4, free: 0, unknown: 2 },
      practiceCharges: { charged: 2, free: 0, unknown: 1 },
      today: { final: 2, practice: 2, rupiah: 2000, rupiahUnknown: 1000, withoutPrice: 0 },
    });
    const charges = await expectCli(0, ['charges', '--by', 'day'], { dataDir });
    expect(charges.stdout).toMatch(/^All +2 +0 +1 +Rp 2,000 +Rp 1,000 +3$/m);
    expect((await expectCli(0, ['charges', '--json'], { dataDir })).json()).toMatchObject({
      all: { charged: 4, accounts: { charged: 2, free: 0, unknown: 1, rupiah: 2000, rupiahUnknown: 1000 } },
    });
  });
});

describe('an account whose price is not set', { timeout: 60_000 }, () => {
  it('is never told as free or as Rp 0, in either language', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl);
    await expectCli(0, ['import', list(), ...at], { dataDir });
    const said = {
      run: await expectCli(1, ['run', '--language', 'id'], { dataDir }),
      status: await expectCli(0, ['status', '--language', 'id'], { dataDir }),
      charges: await expectCli(0, ['charges', '--language', 'id'], { dataDir }),
      resend: await expectCli(0, ['resolve', '--list', '1', '--resend', '--dry-run', '--language', 'id'], { dataDir }),
    };
    for (const { stdout } of Object.values(said)) {
      expect(stdout).toContain('harga belum diisi');
      expect(stdout).not.toMatch(/Rp 0\b|gratis,/i);
    }
    expect((await expectCli(0, ['connection', 'list'], { dataDir })).stdout).toMatch(/not set +price not set/);
    expect((await expectCli(0, ['status'], { dataDir })).stdout).toMatch(/^Today +2 done · 3 whose price is not set$/m);
  });
});
