/** What a queue waits for: what its facts say of each reason agrees with itself, and with the states of the queue. */
import { expect, test } from 'vitest';
import {
  factsOf,
  isCapReason,
  isStoreReason,
  mendsItself,
  type QueueReason,
  queueReasons,
  waitsFor,
} from '../../src-main/contract/reasons.ts';

const those = (has: (reason: QueueReason) => boolean) => queueReasons.filter(has).sort();

// Written out again on purpose: a slip in reasons.ts must not move this with it.
const states = {
  unreachable: 'offline',
  'captive-page': 'offline',
  certificate: 'offline',
  'proxy-unreachable': 'offline',
  'proxy-denied': 'offline',
  'proxy-windows-login': 'offline',
  'proxy-unsupported': 'offline',
  'proxy-password': 'paused',
  operator: 'paused',
  'traffic-blocked': 'paused',
  'traffic-insufficient': 'paused',
  'daily-maximum': 'paused',
  'provider-busy': 'paused',
  'unknown-answers': 'paused',
  'unreadable-answers': 'paused',
  'answers-lost': 'paused',
  'server-errors': 'paused',
  internal: 'paused',
  'daily-cap': 'paused',
  'monthly-cap': 'paused',
  'disk-full': 'paused',
  'store-trouble': 'paused',
  'store-gone': 'paused',
  'store-older': 'paused',
  'policy-faulty': 'paused',
  'not-purchased': 'stopped',
  'not-effective': 'stopped',
  expired: 'stopped',
  'country-not-open': 'stopped',
  'key-refused': 'stopped',
  'filter-page': 'stopped',
  'wrong-address': 'stopped',
  'proxy-refused': 'stopped',
} satisfies Record<QueueReason, string>;

test.each(queueReasons)('%s brings its state, and its tone is that state’s', (reason) => {
  expect(waitsFor(reason)).toEqual({ state: states[reason], reason });
  const { state, tone, called } = factsOf(reason);
  expect(tone === 'bad').toBe(state === 'stopped');
  expect(called === null).toBe(state !== 'paused');
});

test('what goes on by itself within minutes, at a new period, or with the store', () => {
  expect(those(mendsItself)).toEqual(['provider-busy', 'proxy-unreachable', 'unreachable']);
  expect(those(isCapReason)).toEqual(['daily-cap', 'monthly-cap']);
  expect(those((reason) => factsOf(reason).span !== null)).toEqual(those(isCapReason));
  expect(those(isStoreReason)).toEqual(['disk-full', 'policy-faulty', 'store-gone', 'store-older', 'store-trouble']);
});

test('another connection may take over where the account itself is at its end', () => {
  expect(those((reason) => factsOf(reason).movable)).toEqual([
    'country-not-open',
    'daily-cap',
    'daily-maximum',
    'expired',
    'key-refused',
    'monthly-cap',
    'not-effective',
    'not-purchased',
    'traffic-blocked',
    'traffic-insufficient',
  ]);
});

test('what nobody waits for has no facts', () => {
  expect(factsOf(null)).toBeNull();
  expect([isCapReason(null), isStoreReason(null), mendsItself(null)]).toEqual([false, false, false]);
});
