/** What a filter leaves of the ids of a chunk. */
import {
  addInto,
  type Bits,
  chunkOf,
  type IdChunk,
  intersectInto,
  newBits,
  placeOf,
  setBit,
} from '../index/id-sets.ts';

/** Which filter it is: a facet is counted under all but its own. */
export type ConstraintKey = string;

export type Constraint = {
  readonly key: ConstraintKey;
  /** Of a chunk; the caller's to change. */
  bits(chunk: number): Bits;
};

/** In any of those sets. */
export function inAny(
  key: ConstraintKey,
  ids: readonly number[],
  chunkNow: (id: number, chunk: number) => IdChunk | null,
): Constraint {
  return {
    key,
    bits(chunk) {
      const bits = newBits();
      for (const id of ids) {
        const found = chunkNow(id, chunk);
        if (found) addInto(bits, found);
      }
      return bits;
    },
  };
}

/** One of those lookups. */
export function oneOf(key: ConstraintKey, lookupIds: readonly number[]): Constraint {
  const byChunk = new Map<number, number[]>();
  for (const id of lookupIds) {
    const chunk = chunkOf(id);
    const places = byChunk.get(chunk);
    if (places) places.push(placeOf(id));
    else byChunk.set(chunk, [placeOf(id)]);
  }
  return {
    key,
    bits(chunk) {
      const bits = newBits();
      for (const place of byChunk.get(chunk) ?? []) setBit(bits, place);
      return bits;
    },
  };
}

export function allOf(key: ConstraintKey, constraints: readonly Constraint[]): Constraint {
  return {
    key,
    bits(chunk) {
      const [first, ...others] = constraints;
      if (!first) return newBits();
      const bits = first.bits(chunk);
      for (const other of others) {
        // Nothing is left: what the others have need not be read.
        if (bits.every((word) => word === 0)) break;
        intersectInto(bits, other.bits(chunk));
      }
      return bits;
    },
  };
}

export function anyOf(key: ConstraintKey, constraints: readonly Constraint[]): Constraint {
  return {
    key,
    bits(chunk) {
      const bits = newBits();
      for (const one of constraints) {
        const others = one.bits(chunk);
        for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) | (others[at] ?? 0);
      }
      return bits;
    },
  };
}
