/** kill −9 in mid-run: the next `run` accounts for every row. The provider's ledger is the witness. */
import { expect, it } from 'vitest';
import type { LookupItem } from '../../../src-main/contract/history.ts';
import type { Summary } from '../../../src-main/hosts/cli/session/scope.ts';
import { expectCli } from '../../fakes/command-line.ts';
import { tempDir } from '../../fakes/ports.ts';
import { startCliProcess } from './cli-process.ts';
import { ordinaryPhone, writeList } from './people.ts';
import { connect, startProvider } from './provider.ts';

const rows = 80;
const concurrency = 6;

it('loses no row and pays for none twice, whatever was in flight', async () => {
  const dataDir = tempDir();
  const provider = await startProvider();
  await provider.steer({ latencyMs: { min: 60, max: 140 } });
  await connect(dataDir, provider.baseUrl, ['--concurrency', String(concurrency)]);
  const list = writeList(tempDir(), rows);
  await expectCli(0, ['import', list, '--connection', 'Uji'], { dataDir });

  for (const enough of [15, 40]) {
    const running = startCliProcess(['run', '--json'], { dataDir });
    await expect
      .poll(async () => (await provider.state()).ledger.requests, { interval: 10, timeout: 15_000 })
      .toBeGreaterThan(enough);
    running.process.kill('SIGKILL');
    await running.ended;
  }
  const ended = await expectCli(1, ['run', '--json'], { dataDir });
  const { states, charges, accepted } = ended.json<Summary>();
  expect(accepted).toBe(rows);
  expect(states).toMatchObject({ queued: 0, sending: 0, failed: 0, refused: 0, cancelled: 0 });
  expect(states.answered + states.no_record + states.in_doubt).toBe(rows);
  expect(states.in_doubt).toBeGreaterThan(0);
  expect(states.in_doubt).toBeLessThanOrEqual(2 * concurrency);

  const args = ['history', '--limit', String(rows), '--json'];
  const { items } = (await expectCli(0, args, { dataDir })).json<{ items: LookupItem[] }>();
  const stateOf = new Map(items.map(({ person, state }) => [person.phone, state]));
  expect([...stateOf.keys()].sort()).toEqual(Array.from({ length: rows }, (_, index) => ordinaryPhone(index)));

  const chargedOf = new Map<string, number>();
  for (const { phone, charged } of await provider.ledger()) {
    if (charged) chargedOf.set(phone, (chargedOf.get(phone) ?? 0) + 1);
  }
  expect([...chargedOf.values()].filter((times) => times > 1)).toEqual([]);
  // Whatever was paid for is answered here, or known to be in doubt.
  const paidUnknowingly = [...chargedOf.keys()].filter(
    (phone) => !['answered', 'in_doubt'].includes(stateOf.get(phone) ?? ''),
  );
  expect(paidUnknowingly).toEqual([]);
  expect(charges.charged).toBe(states.answered);
  expect(charges.unknown).toBe(states.in_doubt);

  await expectCli(0, ['resolve', '--list', '1', '--resend'], { dataDir });
  const last = (await expectCli(0, ['run', '--json'], { dataDir })).json<Summary>();
  expect(last.states.answered + last.states.no_record).toBe(rows);
}, 60_000);
