/** Who says a login to a proxy, and who waits for the answer; on a clock that is handed in. */
import { describe, expect, test } from 'vitest';
import { createLoginGate, type LoginEnd } from '../../../src-main/core/td/dial/login-gate.ts';
import { manualClock } from '../../fakes/clock.ts';

function gate() {
  const clock = manualClock();
  const { enter, keyOf, ...rest } = createLoginGate(clock);
  const login = { host: 'proxy.example', port: 8080, user: 'budi', password: 'satu' };
  /** How each that went may end, in the order in which they went. */
  const out: ((how: LoginEnd) => void)[] = [];
  let refused = 0;
  function want(count: number, changes: Partial<typeof login> = {}): (() => void)[] {
    const waiting = {
      go: (end: (how: LoginEnd) => void) => void out.push(end),
      refused() {
        refused += 1;
      },
    };
    return Array.from({ length: count }, () => enter(keyOf({ ...login, ...changes }), { ...waiting }));
  }
  return { ...rest, clock, out, want, keyOf, login, refused: () => refused };
}

test('one goes first, and the others together once it was taken; who comes later waits for a first one again', () => {
  const { want, out } = gate();
  want(8);
  expect(out).toHaveLength(1);
  out[0]?.('taken');
  expect(out).toHaveLength(8);
  want(3);
  expect(out).toHaveLength(9);
});

test('one that was refused holds all that wait, and all that come, until the operator says otherwise', () => {
  const { want, out, refused, tryAgain } = gate();
  want(8);
  out[0]?.('refused');
  expect([out.length, refused()]).toEqual([1, 7]);
  want(2);
  expect([out.length, refused()]).toEqual([1, 9]);
  tryAgain();
  want(3);
  expect([out.length, refused()]).toEqual([2, 9]);
});

test('a refusal among those that went together holds the rest', () => {
  const { want, out, refused } = gate();
  want(3);
  out[0]?.('taken');
  want(2);
  out[1]?.('refused');
  expect([out.length, refused()]).toEqual([4, 1]);
});

test('another password, user, proxy or port is another login', () => {
  const { want, out, keyOf, login } = gate();
  want(1);
  want(1, { password: 'dua' });
  want(1, { user: 'ani' });
  want(1, { host: 'other.example' });
  want(1, { port: 3128 });
  want(1);
  expect(out).toHaveLength(5);
  expect(keyOf(login)).not.toContain(login.password);
});

test('when the first one broke off the next one goes, and who was called off does not', () => {
  const { want, out } = gate();
  const [, second] = want(4);
  second?.();
  out[0]?.('unknown');
  expect(out).toHaveLength(2);
  out[1]?.('taken');
  expect(out).toHaveLength(3);
});

describe('a first one that gets no answer', () => {
  test('is waited for while nothing is known of the login', async () => {
    const { want, out, clock } = gate();
    want(3);
    await clock.advance(60_000);
    expect(out).toHaveLength(1);
  });

  test('of a login that was taken within minutes holds the others for a moment alone: another’s provider is away', async () => {
    const { want, out, clock } = gate();
    want(1);
    out[0]?.('taken');
    want(3);
    await clock.advance(2_000);
    expect(out).toHaveLength(3);
    // Late, and no longer the first: it lets nobody go ahead of the one that is.
    out[1]?.('unknown');
    expect(out).toHaveLength(3);
  });

  test.each([
    ['after some idle minutes', (one: ReturnType<typeof gate>) => one.clock.advance(5 * 60_000)],
    ['in another network', async (one: ReturnType<typeof gate>) => one.forget()],
    [
      'after a refusal',
      async (one: ReturnType<typeof gate>) => {
        one.want(1);
        one.out[1]?.('refused');
        one.tryAgain();
      },
    ],
  ])('is waited for again %s', async (_title, change) => {
    const one = gate();
    one.want(1);
    one.out[0]?.('taken');
    await change(one);
    const before = one.out.length;
    one.want(3);
    await one.clock.advance(60_000);
    expect(one.out).toHaveLength(before + 1);
  });
});
