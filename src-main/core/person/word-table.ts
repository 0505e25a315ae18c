/**
 * A map from a few 32-bit words to a few others, in flat arrays. Half a million rows are looked up three times each: a
 * `Map` of strings takes several times as long for it, and keeps every string alive.
 */

export type WordTable = {
  /**
   * Where the value of that key stands in `values`. A key not seen before gets a place of its own, whose words are 0; it
   * holds until the next call.
   */
  place(key: readonly number[]): number;
  values(): Uint32Array;
};

/**
 * How many words a key and a value have. A key of nothing but 0 is not to be asked for. A value stands behind its key: both
 * are then in the same line of the processor's cache, and waiting for that is most of what a lookup takes.
 */
export function createWordTable(keyWords: number, valueWords: number, firstCapacity = 4096): WordTable {
  const width = keyWords + valueWords;
  let capacity = firstCapacity;
  let words = new Uint32Array(capacity * width);
  let count = 0;

  /** Where that key stands, or the free place it would get. */
  function placeOf(key: readonly number[]): number {
    let hash = 0;
    for (let word = 0; word < keyWords; word++) {
      hash = Math.imul(hash ^ (key[word] as number), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    let slot = (hash >>> 0) & (capacity - 1);
    for (;;) {
      const at = slot * width;
      if (holds(at, key) || isFree(at)) return at;
      slot = (slot + 1) & (capacity - 1);
    }
  }

  function isFree(at: number): boolean {
    for (let word = 0; word < keyWords; word++) if (words[at + word] !== 0) return false;
    return true;
  }

  function holds(at: number, key: readonly number[]): boolean {
    for (let word = 0; word < keyWords; word++) if (words[at + word] !== key[word]) return false;
    return true;
  }

  function grow(): void {
    const old = words;
    capacity *= 4;
    words = new Uint32Array(capacity * width);
    const key: number[] = Array.from({ length: keyWords }, () => 0);
    for (let from = 0; from < old.length; from += width) {
      let used = 0;
      for (let word = 0; word < keyWords; word++) {
        key[word] = old[from + word] as number;
        used |= old[from + word] as number;
      }
      if (used === 0) continue;
      const at = placeOf(key);
      for (let word = 0; word < width; word++) words[at + word] = old[from + word] as number;
    }
  }

  return {
    place(key) {
      if (count * 2 >= capacity) grow();
      const at = placeOf(key);
      if (isFree(at)) {
        for (let word = 0; word < keyWords; word++) words[at + word] = key[word] as number;
        count += 1;
      }
      return at + keyWords;
    },
    values: () => words,
  };
}
