/** Chunks of ids do what sets do, sparse or dense, and are read back as they were stored. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addInto,
  changeChunk,
  chunkIds,
  contains,
  countBits,
  countCommon,
  type IdChunk,
  intersectInto,
  lastBelow,
  newBits,
  readChunk,
  writeChunk,
} from '../../../src-main/core/history/index/id-sets.ts';

/** Few places, or a run of many: both ways of storing them. */
const places = fc.oneof(
  fc.array(fc.nat({ max: chunkIds - 1 }), { maxLength: 40 }),
  fc
    .tuple(fc.nat({ max: chunkIds - 4_000 }), fc.integer({ min: 1_900, max: 4_000 }))
    .map(([from, length]) => Array.from({ length }, (_, at) => from + at)),
);

function listed(chunk: IdChunk | null): number[] {
  const bits = newBits();
  if (chunk) addInto(bits, chunk);
  const found: number[] = [];
  for (let place = lastBelow(bits, chunkIds); place >= 0; place = lastBelow(bits, place)) found.push(place);
  return found.reverse();
}

const inOrder = (set: ReadonlySet<number>): number[] => [...set].sort((a, b) => a - b);

describe('a chunk of ids', () => {
  it('holds what was added and not removed, and is read back as it was stored', () => {
    fc.assert(
      fc.property(places, places, places, (first, add, remove) => {
        const before = changeChunk(null, first, []);
        const after = changeChunk(before, add, remove);
        const expected = new Set(first);
        for (const place of remove) expected.delete(place);
        for (const place of add) expected.add(place);
        expect(listed(after)).toEqual(inOrder(expected));
        expect(listed(before)).toEqual(inOrder(new Set(first)));
        if (!after) return;
        expect(after.n).toBe(expected.size);
        // From the middle of a larger buffer, as the library hands it out.
        const stored = Buffer.concat([Buffer.alloc(3), writeChunk(after)]).subarray(3);
        expect(listed(readChunk(after.n, stored))).toEqual(inOrder(expected));
        expect(stored.length).toBeLessThanOrEqual(chunkIds / 8);
        for (const place of [...add, ...remove].slice(0, 50)) expect(contains(after, place)).toBe(expected.has(place));
      }),
      { numRuns: 60 },
    );
  });

  it('counts what it has in common with others', () => {
    fc.assert(
      fc.property(places, places, (one, other) => {
        const chunk = changeChunk(null, one, []);
        const bits = newBits();
        const second = changeChunk(null, other, []);
        if (second) addInto(bits, second);
        const common = new Set(one.filter((place) => other.includes(place)));
        expect(chunk ? countCommon(bits, chunk) : 0).toBe(common.size);
        const both = newBits();
        if (chunk) addInto(both, chunk);
        intersectInto(both, bits);
        expect(countBits(both)).toBe(common.size);
      }),
      { numRuns: 40 },
    );
  });
});
