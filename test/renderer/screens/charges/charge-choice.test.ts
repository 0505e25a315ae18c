/** Choosing what is not certain, to settle it: what may be chosen, how much it is, and no more than fits in one order. */
import { expect, test } from 'vitest';
import { chargeCalls } from '../../../../src-main/contract/charges.ts';
import {
  canChoose,
  chooseAll,
  mostAtOnce,
  rupiahOf,
  toggled,
} from '../../../../src-renderer/screens/charges/charge-choice.ts';
import { createFakeChargesClient, fakeLedger } from '../../../fakes/fake-charges-client.ts';
import { createFakeCoreClient, ok } from '../../../fakes/fake-core-client.ts';

const now = new Date(2026, 10, 22, 10).getTime();
const ledger = fakeLedger(60, now);
const [underWay, unknown, other] = ledger.filter((entry) => entry.charge === 'unknown');
const charged = ledger.find((entry) => entry.charge === 'charged');
if (!underWay || !unknown || !other || !charged) throw new Error('The invented ledger lacks what is tested here.');

test('only what has ended and is not certain can be chosen', () => {
  expect([canChoose(charged), canChoose(underWay), canChoose(unknown)]).toEqual([false, false, true]);
  expect(toggled(new Map(), charged).size).toBe(0);
});

test('a second press takes it back; the sum is of what is chosen', () => {
  const both = toggled(toggled(new Map(), unknown), other);
  expect(rupiahOf(both)).toBe(unknown.price + other.price);
  const one = toggled(both, unknown);
  expect([...one.keys()]).toEqual([other.attemptId]);
  expect(both.size).toBe(2);
});

test('no more are chosen than the contract settles at once', async () => {
  const settle = (count: number) =>
    chargeCalls['charges.settle'].input.safeParse({
      attemptIds: Array.from({ length: count }, (_, index) => index),
      charge: 'free',
    }).success;
  expect([settle(mostAtOnce), settle(mostAtOnce + 1)]).toEqual([true, false]);
  const full = new Map(Array.from({ length: mostAtOnce }, (_, index) => [-index - 1, 0]));
  expect(toggled(full, unknown)).toBe(full);
  const client = createFakeCoreClient({
    // More than fits, page after page without end.
    'charges.page': ({ after }) => {
      const from = Number(after ?? 0);
      const entries = Array.from({ length: 300 }, (_, index) => ({ ...unknown, attemptId: from + index }));
      return ok({ entries, next: String(from + 300) });
    },
  });
  const all = await chooseAll(client, {});
  expect(all.ok && all.value.size).toBe(mostAtOnce);
});

test('all that is not certain is chosen through every page, also past an empty one, and nothing else', async () => {
  const client = createFakeChargesClient(now, 900);
  const expected = fakeLedger(900, now).filter((entry) => canChoose(entry) && entry.connectionId === 2);
  const all = await chooseAll(client, { connectionId: 2 });
  expect(all.ok && [...all.value.keys()]).toEqual(expected.map((entry) => entry.attemptId));

  const pages = [
    { entries: [unknown], next: 'a' },
    { entries: [], next: 'b' },
    { entries: [other, underWay], next: null },
  ];
  const short = createFakeCoreClient({ 'charges.page': () => ok(pages.shift() ?? { entries: [], next: null }) });
  const found = await chooseAll(short, { marks: [] });
  expect(found.ok && [...found.value.keys()]).toEqual([unknown.attemptId, other.attemptId]);
  expect(short.calls.map(({ input }) => input)).toMatchObject([
    { charges: ['unknown'], after: null },
    { after: 'a' },
    { after: 'b' },
  ]);
});
