/** When the machine's certificates are read, and what of them is kept; on a clock that is handed in. */
import { expect, test } from 'vitest';
import type { MachineCertificates } from '../../../src-main/core/kernel/ports.ts';
import { createTrust } from '../../../src-main/core/td/dial/trust.ts';
import { manualClock, settle } from '../../fakes/clock.ts';
import { companyRoot, forThisMachine } from './certificates.ts';

const minute = 60_000;
const machine = (system: string[], whole = true): MachineCertificates => ({ bundled: [], system, whole });

function trust(first: MachineCertificates) {
  const clock = manualClock();
  const store = { now: first, reads: 0, mute: false };
  const made = createTrust(
    {
      certificates: () => {
        store.reads += 1;
        return store.mute ? new Promise<never>(() => {}) : Promise.resolve(store.now);
      },
    },
    clock,
  );
  return { ...made, clock, store };
}

test('one read and one context are for all sockets, and half a day long', async () => {
  const { context, clock, store } = trust(machine([companyRoot]));
  const [one, other, own] = await Promise.all([context(null), context(null), context(forThisMachine.cert)]);
  await clock.advance(11 * 60 * minute);
  expect(await context(null)).toBe(one);
  expect(other).toBe(one);
  expect(own).not.toBe(one);
  expect(store.reads).toBe(1);
  await clock.advance(60 * minute);
  await context(null);
  expect(store.reads).toBe(2);
});

test('read again, another machine is another context, and the same one is not', async () => {
  const { context, readAgain, store } = trust(machine([companyRoot]));
  const one = await context(null);
  readAgain();
  expect(await context(null)).toBe(one);
  readAgain();
  store.now = machine([companyRoot, forThisMachine.cert]);
  expect(await context(null)).not.toBe(one);
  expect(store.reads).toBe(3);
});

test('a certificate that is not trusted brings a read every two minutes at most', async () => {
  const { context, notTrusted, clock, store } = trust(machine([]));
  for (let second = 0; second < 10 * 60; second += 30) {
    await context(null);
    notTrusted();
    await clock.advance(30_000);
  }
  expect(store.reads).toBe(5);
});

test('a read that failed is made again before long, and takes nothing of what was read before', async () => {
  const { context, clock, store } = trust(machine([], false));
  const bundledAlone = await context(null);
  store.now = machine([companyRoot]);
  await clock.advance(2 * minute);
  const whole = await context(null);
  expect(whole).not.toBe(bundledAlone);
  store.now = machine([], false);
  await clock.advance(12 * 60 * minute);
  expect(await context(null)).toBe(whole);
  expect(store.reads).toBe(3);
  await clock.advance(2 * minute);
  await context(null);
  expect(store.reads).toBe(4);
});

test('a store that answers no more holds a socket for two seconds, where there is an older read', async () => {
  const { context, readAgain, clock, store } = trust(machine([companyRoot]));
  const one = await context(null);
  store.mute = true;
  readAgain();
  let got: unknown = null;
  void context(null).then((context) => {
    got = context;
  });
  await clock.advance(1_999);
  expect(got).toBeNull();
  await clock.advance(1);
  await settle();
  expect(got).toBe(one);
});
