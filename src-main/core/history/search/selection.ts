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

  function everyRow(chunk: number): Bits {
    const bits = newBits();
    const rows = all.get(chunk);
    if (rows) addInto(bits, rows);
    return bits;
  }

  /** What each constraint alone leaves of the rows. */
  function each(chunk: number): Bits[] {
    let found = ofEach.get(chunk);
    if (!found) {
      const rows = everyRow(chunk);
      found = constraints.map((constraint) => {
        const bits = constraint.bits(chunk);
        intersectInto(bits, rows);
        return bits;
      });
      ofEach.set(chunk, found);
    }
    return found;
  }

  /** Not to be changed: of one it is that one itself. */
  function common(chunk: number, [first, ...others]: readonly Bits[]): Bits {
    if (!first) return everyRow(chunk);
    if (others.length === 0) return first;
    const bits = newBits();
    bits.set(first);
    for (const other of others) intersectInto(bits, other);
    return bits;
  }

  function bits(chunk: number): Bits {
    let found = known.get(chunk);
    if (!found) {
      found = common(chunk, each(chunk));
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
        const others = each(chunk).filter((_, at) => !isOf(constraints[at]?.key ?? ''));
        return others.length === constraints.length ? bits(chunk) : common(chunk, others);
      });
    },
    count: (): number => chunks.reduce((sum, chunk) => sum + countBits(bits(chunk)), 0),
  };
}
