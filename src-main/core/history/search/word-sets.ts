/**
 * The sets of words, as searches read them: of a word whose lookups are wanted chunk after chunk all of it is read at once and kept
 * for the next letter that somebody types.
 */
import type { IdChunk } from '../index/id-sets.ts';
import type { StoredSets } from '../index/stored-sets.ts';

/** A page is often full of the newest chunks: so many of a word are read one by one. */
const readSingly = 2;
/** Kept of all words together. */
const mostBytes = 16 * 1024 * 1024;

type Kept = { chunks: ReadonlyMap<number, IdChunk>; bytes: number };

/** Of one search: what a word has in a chunk. */
export type WordChunks = (wordId: number, chunk: number) => IdChunk | null;

export function createWordSets(sets: StoredSets) {
  /** The one used last behind. */
  const kept = new Map<number, Kept>();
  let keptBytes = 0;
  let version = -1;

  function keep(wordId: number, chunks: ReadonlyMap<number, IdChunk>): void {
    let bytes = 0;
    for (const { list, bits } of chunks.values()) bytes += (list ?? bits).byteLength;
    kept.set(wordId, { chunks, bytes });
    keptBytes += bytes;
    for (const [oldest, of] of kept) {
      if (keptBytes <= mostBytes) return;
      kept.delete(oldest);
      keptBytes -= of.bytes;
    }
  }

  return (): WordChunks => {
    if (version !== sets.version()) {
      kept.clear();
      keptBytes = 0;
      version = sets.version();
    }
    const read = new Map<number, number>();
    return (wordId, chunk) => {
      const known = kept.get(wordId);
      if (known) {
        kept.delete(wordId);
        kept.set(wordId, known);
        return known.chunks.get(chunk) ?? null;
      }
      const before = read.get(wordId) ?? 0;
      read.set(wordId, before + 1);
      if (before < readSingly) return sets.chunkNow(wordId, chunk);
      const chunks = sets.read(wordId);
      keep(wordId, chunks);
      return chunks.get(chunk) ?? null;
    };
  };
}
