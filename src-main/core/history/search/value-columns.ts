/**
 * What value each lookup of a chunk has, beside the sets that say which lookups each value has: few lookups are counted in many values by
 * looking at those few alone. Made of the sets when they are first needed so.
 */
import { chunkIds, type IdChunk, listOf } from '../index/id-sets.ts';

/** Which of the values it is, from 1; 0: none of them. */
export type ValueColumn = Uint8Array | Uint16Array;

/** Kept at once: 32 KiB each, of dimensions with more than 255 values twice that. */
const mostColumns = 1_024;

type Made = { from: readonly (IdChunk | undefined)[]; column: ValueColumn };

export function createValueColumns() {
  /** The one used last behind. */
  const known = new Map<string, Made>();

  /** `sets`: of each value the lookups of that chunk, no lookup in two of them. `key` names the dimension and the chunk. */
  return (key: string, sets: readonly (IdChunk | undefined)[]): ValueColumn => {
    const found = known.get(key);
    known.delete(key);
    // Chunks are never changed in place: the same ones make the same column.
    const made =
      found && found.from.length === sets.length && found.from.every((one, at) => one === sets[at])
        ? found
        : { from: sets, column: columnOf(sets) };
    known.set(key, made);
    if (known.size > mostColumns) for (const oldest of [...known.keys()].slice(0, 1)) known.delete(oldest);
    return made.column;
  };
}

function columnOf(sets: readonly (IdChunk | undefined)[]): ValueColumn {
  const column = sets.length < 256 ? new Uint8Array(chunkIds) : new Uint16Array(chunkIds);
  sets.forEach((set, at) => {
    if (!set) return;
    const places = set.list ?? listOf(set.bits, set.n);
    for (let index = 0; index < places.length; index += 1) column[places[index] ?? 0] = at + 1;
  });
  return column;
}
