/** The lookups that all constraints leave, chunk by chunk, the newest chunk first. */
import { addInto, type Bits, countBits, hasBit, chunkOf, intersectInto, newBits, placeOf } from '../index/id-sets.ts';
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
    keys: constraints.map(({ key }) => key),
    /** For each constraint what the others leave of a chunk, and under '' what all leave. */
    withoutEach(chunk: number): Map<ConstraintKey, Bits> {
      const each = constraints.map((constraint) => constraint.bits(chunk));
      const before: Bits[] = [everyRow(chunk)];
      for (const one of each) {
        const bitsBefore = (before.at(-1) ?? newBits()).slice();
        intersectInto(bitsBefore, one);
        before.push(bitsBefore);
      }
      const left = new Map<ConstraintKey, Bits>([['', before.at(-1) ?? newBits()]]);
      const after = everyRow(chunk);
      for (let at = constraints.length - 1; at >= 0; at -= 1) {
        const without = (before[at] ?? newBits()).slice();
        intersectInto(without, after);
        left.set(constraints[at]?.key ?? '', without);
        const own = each[at];
        if (own) intersectInto(after, own);
      }
      return left;
    },
    count: (): number => chunks.reduce((sum, chunk) => sum + countBits(bits(chunk)), 0),
  };
}
