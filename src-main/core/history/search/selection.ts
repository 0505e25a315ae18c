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
  const ofEach = new Map<number, Bits[]>();

  /** What each constraint alone leaves. */
  function each(chunk: number): Bits[] {
    let found = ofEach.get(chunk);
    if (!found) {
      found = constraints.map((constraint) => constraint.bits(chunk));
      ofEach.set(chunk, found);
    }
    return found;
  }

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
      for (const one of each(chunk)) intersectInto(found, one);
      known.set(chunk, found);
    }
    return found;
  }

  return {
    /** Numbers of chunks with rows, the newest first. */
    chunks,
    /** How many lookups the chunk has, whatever the constraints are. */
    rowsOf: (chunk: number): number => all.get(chunk)?.n ?? 0,
    /** Nothing narrows it. */
    isWhole: constraints.length === 0,
    bits,
    has: (id: number): boolean => hasBit(bits(chunkOf(id)), placeOf(id)),
    /** For each group of constraints what all others leave of the chunk. Of groups that leave the same, the same bits. */
    without(chunk: number, groups: readonly ((key: ConstraintKey) => boolean)[]): Bits[] {
      return groups.map((isOf) => {
        if (!constraints.some(({ key }) => isOf(key))) return bits(chunk);
        const left = everyRow(chunk);
        constraints.forEach(({ key }, at) => {
          const own = each(chunk)[at];
          if (own && !isOf(key)) intersectInto(left, own);
        });
        return left;
      });
    },
    count: (): number => chunks.reduce((sum, chunk) => sum + countBits(bits(chunk)), 0),
  };
}
