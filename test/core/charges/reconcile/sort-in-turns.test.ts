/** The times of an invoice are sorted a piece at a time. */
import { expect, it } from 'vitest';
import { sortInTurns, sortStep } from '../../../../src-main/core/charges/reconcile/sort-in-turns.ts';
import type { Turns } from '../../../../src-main/core/store/turns.ts';

function counting() {
  let steps = 0;
  const inTurns: Turns = async (step) => {
    do steps += 1;
    while (step());
  };
  return { inTurns, steps: () => steps };
}

function drawn(length: number): Float64Array {
  let seed = 11;
  return Float64Array.from({ length }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    // Few enough to be there several times.
    return seed % (length * 2);
  });
}

it.each([0, 1, 2, sortStep - 1, sortStep, sortStep + 1, 3 * sortStep, 5 * sortStep + 7])(
  '%i numbers come out as sorted at once',
  async (length) => {
    const numbers = drawn(length);
    const expected = numbers.slice().sort();
    expect(await sortInTurns(numbers, counting().inTurns)).toEqual(expected);
  },
);

it('a million numbers take many steps, none of them longer than the others', async () => {
  const { inTurns, steps } = counting();
  const sorted = await sortInTurns(drawn(1_000_000), inTurns);
  expect(sorted.every((value, index) => index === 0 || value >= (sorted[index - 1] ?? 0))).toBe(true);
  const pieces = Math.ceil(1_000_000 / sortStep);
  // Sorting the pieces, and merging all of them seven times.
  expect(steps()).toBe(pieces * (1 + Math.ceil(Math.log2(pieces))));
});
