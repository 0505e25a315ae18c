/** Wherever a company's proxy cuts or refuses, the provider's ledger is what the program charges, and nothing is paid twice. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cut, connectProxy } from '../../../fakes/connect-proxy.ts';
import { type QueueBench, queueBench, until } from '../../../fakes/queue-bench.ts';
import { byCompany, companyRoot } from '../../td/certificates.ts';
import { freshAnswer, rawServer, response } from '../../td/raw-server.ts';
import { patienceMs, runs } from './runs.ts';

/** What the proxy does to one socket: cuts it somewhere, answers instead of opening, or lets it be. */
type Meeting = { readonly cut: Cut } | { readonly answer: string } | 'well';

const cuts: Cut[] = ['closed', 'asked', 'half-head', 'opened', 'first-bytes', 'request', 'answer'];
const refusals = [403, 407, 429, 502, 503, 511].map((status) => response(status, '<html>Kantor</html>'));

const meeting: fc.Arbitrary<Meeting> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Meeting>('well') },
  { weight: 5, arbitrary: fc.constantFrom(...cuts).map((cut): Meeting => ({ cut })) },
  { weight: 2, arbitrary: fc.constantFrom(...refusals).map((answer): Meeting => ({ answer })) },
);

type Plan = { meetings: Meeting[]; concurrency: number };
const plan: fc.Arbitrary<Plan> = fc.record({
  meetings: fc.array(meeting, { minLength: 4, maxLength: 24 }),
  concurrency: fc.integer({ min: 1, max: 4 }),
});

const rows = 8;

async function live({ meetings, concurrency }: Plan): Promise<void> {
  /** Whom the provider has answered, and so charged: its own ledger. */
  const ledger: string[] = [];
  const provider = await rawServer(
    (socket, number) => {
      ledger.push(/\b\d{16}\b/.exec(provider.requests[number] ?? '')?.[0] ?? '');
      socket.write(freshAnswer());
    },
    { tls: byCompany },
  );
  const at = (number: number): Meeting => meetings[number] ?? 'well';
  const proxy = await connectProxy({
    hosts: { 'provider.example': { host: '127.0.0.1', port: Number(new URL(provider.baseUrl).port) } },
    answering: () => provider.requests.length > 0,
    cut(number) {
      const met = at(number);
      proxy.behave({ answer: met !== 'well' && 'answer' in met ? met.answer : null });
      return met !== 'well' && 'cut' in met ? met.cut : null;
    },
  });
  const bench = await queueBench('https://provider.example/check', {
    settings: { concurrency, timeoutMs: 5_000 },
    way: { proxy: `http://127.0.0.1:${proxy.port}`, ca: companyRoot },
  });
  try {
    const { listId } = bench.list(rows);
    bench.queue.drain.start(null);
    await until(
      () => bench.states(listId).every((state) => state === 'answered' || state === 'in_doubt'),
      () => [bench.states(listId), bench.lane(), bench.attempts().map(({ message }) => message)],
      30_000,
      async () => goOn(bench),
    );
    judge(bench, listId, ledger);
  } finally {
    await bench.close();
    await proxy.close();
    await provider.close();
  }
}

/** As the operator would: whatever it was paused for is looked at, and it goes on. */
function goOn(bench: QueueBench): void {
  const { state } = bench.lane();
  if (state === 'paused' || state === 'stopped') bench.queue.drain.lane(bench.connectionId).resume();
  bench.queue.drain.wake();
}

function judge(bench: QueueBench, listId: number, ledger: readonly string[]): void {
  const attempts = bench.attempts();
  const of = (charge: string) => attempts.filter((one) => one.charge === charge);
  // Nobody was paid for twice, whatever was cut.
  expect(new Set(ledger).size).toBe(ledger.length);
  const lookups = bench.lookups(listId);
  for (const lookup of lookups) {
    const own = attempts.filter(({ lookup_id }) => lookup_id === lookup.id);
    const paid = own.filter(({ charge }) => charge !== 'free');
    expect(paid.map(({ charge }) => charge)).toEqual([lookup.state === 'answered' ? 'charged' : 'unknown']);
  }
  // What came back is in the provider's ledger; what is there besides is in doubt, and nothing that was called free is.
  expect(of('charged')).toHaveLength(lookups.filter(({ state }) => state === 'answered').length);
  const besides = ledger.length - of('charged').length;
  expect(besides).toBeGreaterThanOrEqual(0);
  expect(besides).toBeLessThanOrEqual(of('unknown').length);
}

test('over cuts and refusals anywhere', { timeout: patienceMs }, async () => {
  await fc.assert(fc.asyncProperty(plan, live), runs(8));
});

test.each(cuts)('where every socket is cut at %s for a while', async (cut) => {
  await live({ meetings: Array.from({ length: 5 }, () => ({ cut })), concurrency: 3 });
});
