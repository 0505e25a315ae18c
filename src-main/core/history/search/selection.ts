/** The lookups that all constraints leave, chunk by chunk, the newest chunk first. */
import { addInto, type Bits, chunkOf, countBits, hasBit, intersectInto, newBits, placeOf } from '../index/id-sets.ts';
import type { StoredSets } from '../index/stored-sets.ts';
import type { Constraint, ConstraintKey } from './constraint.ts';

export type Selection = ReturnType<typeof createSelection>;

export function createSelection(sets: StoredSets, constraints: readonly Constraint[]) {
  const rowSet = sets.valuesOf('row').get('all');
  const all = rowSet === undefined ? new Map() : sets.chunks(rowSet);
  const chunks = [...all.keys()].sort((a, b) => b - a);
  const known = new Map<number, Bits>();

  function everyRow(chunk: number): Bits {
    const bits = newBits();
    const rows = all.get(chunk);
    if (rows) addInto(bits, rows);
    return bits;
  }

  function bits(chunk: number): Bits {
    let found = known.get(chunk);
    if (!found) {
      found = everyRow(chunk);
      for (const constraint of constraints) intersectInto(found, constraint.bits(chunk));
      known.set(chunk, found);
    }
    return found;
  }

  return {
    /** Numbers of chunks with rows, the newest first. */
    chunks,
    /** Nothing narrows it. */
    isWhole: constraints.length === 0,
    bits,
    has: (id: number): boolean => hasBit(bits(chunkOf(id)), placeOf(id)),
    /** For each group of constraints what all others leave of the chunk. Of groups that leave the same, the same bits. */
    without(chunk: number, groups: readonly ((key: ConstraintKey) => boolean)[]): Bits[] {
      const each = constraints.map((constraint) => constraint.bits(chunk));
      return groups.map((isOf) => {
        if (!constraints.some(({ key }) => isOf(key))) return bits(chunk);
        const left = everyRow(chunk);
        constraints.forEach(({ key }, at) => {
          const own = each[at];
          if (own && !isOf(key)) intersectInto(left, own);
        });
        return left;
      });
    },
    count: (): number => chunks.reduce((sum, chunk) => sum + countBits(bits(chunk)), 0),
  };
}
