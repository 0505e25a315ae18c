/** Choosing what is not certain, to settle it: what may be chosen, how much it is, and no more than fits in one order. */
import { expect, test } from 'vitest';
import { chargeCalls } from '../../../../../src-main/contract/charges.ts';
import {
  canChoose,
  chooseAll,
  mostAtOnce,
  rupiahOf,
  toggled,
} from '../../../../../src-renderer/screens/charges/ledger/charge-choice.ts';
import { price, pricedWindow, reply } from '../../../../fakes/priced-window.ts';

const { answered, noRecord, cutAfterCharge } = reply;

/** A ledger with entries that are certain and three that are not, the newest first. */
async function ledger() {
  const core = await pricedWindow();
  const { listId } = await core.check([cutAfterCharge, answered, cutAfterCharge, noRecord, cutAfterCharge]);
  const { entries } = await core.ask('charges.page', { listId });
  const [unknown, other, third] = entries.filter((entry) => entry.charge === 'unknown');
  const charged = entries.find((entry) => entry.charge === 'charged');
  if (!unknown || !other || !third || !charged) throw new Error('The ledger lacks what is tested here.');
  return { core, listId, entries, unknown, other, third, charged, underWay: { ...unknown, finishedAt: null } };
}

test('only what has ended and is not certain can be chosen; a second press takes it back, and the sum is of what is chosen', async () => {
  const { charged, underWay, unknown, other } = await ledger();
  expect([canChoose(charged), canChoose(underWay), canChoose(unknown)]).toEqual([false, false, true]);
  expect(toggled(new Map(), charged).size).toBe(0);
  const both = toggled(toggled(new Map(), unknown), other);
  expect(rupiahOf(both)).toBe(2 * price);
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
  const { core, unknown } = await ledger();
  const full = new Map(Array.from({ length: mostAtOnce }, (_, index) => [-index - 1, 0]));
  expect(toggled(full, unknown)).toBe(full);
  // More than fits, page after page without end.
  core.instead('charges.page', async ({ after }) => {
    const from = Number(after ?? 0);
    const entries = Array.from({ length: 300 }, (_, index) => ({ ...unknown, attemptId: from + index }));
    return { ok: true, value: { entries, next: String(from + 300) } };
  });
  const all = await chooseAll(core.transport, {});
  expect(all.ok && all.value.size).toBe(mostAtOnce);
});

test('all that is not certain is chosen through every page, also past an empty one, and nothing else', async () => {
  const { core, connectionId, unknown, other, third } = await ledger().then((made) => ({
    ...made,
    connectionId: made.unknown.connectionId,
  }));
  core.instead('charges.page', async (input) => {
    // The first page is empty; what follows comes one by one.
    if (input.after === null) return { ok: true, value: { entries: [], next: 'first' } };
    return core.core.call('charges.page', { ...input, after: input.after === 'first' ? null : input.after, limit: 1 });
  });
  const all = await chooseAll(core.transport, { connectionId });
  expect(all.ok && [...all.value.keys()]).toEqual([unknown, other, third].map((entry) => entry.attemptId));
  const pages = core.asked.filter(({ name }) => name === 'charges.page').map(({ input }) => input);
  expect(pages.length).toBeGreaterThan(3);
  expect(pages.every((input) => JSON.stringify(input).includes('"charges":["unknown"]'))).toBe(true);

  const elsewhere = await chooseAll(core.transport, { connectionId: connectionId + 1 });
  expect(elsewhere.ok && elsewhere.value.size).toBe(0);
});
