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

/** How many words a key and a value have. A key of nothing but 0 is not to be asked for. */
export function createWordTable(keyWords: number, valueWords: number, firstCapacity = 4096): WordTable {
  let capacity = firstCapacity;
  let keys = new Uint32Array(capacity * keyWords);
  let values = new Uint32Array(capacity * valueWords);
  let count = 0;

  function slotOf(key: readonly number[]): number {
    let hash = 0;
    for (let word = 0; word < keyWords; word++) {
      hash = Math.imul(hash ^ (key[word] ?? 0), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    let slot = (hash >>> 0) & (capacity - 1);
    while (!isFree(slot) && !holds(slot, key)) slot = (slot + 1) & (capacity - 1);
    return slot;
  }

  function isFree(slot: number): boolean {
    for (let word = 0; word < keyWords; word++) if (keys[slot * keyWords + word] !== 0) return false;
    return true;
  }

  function holds(slot: number, key: readonly number[]): boolean {
    for (let word = 0; word < keyWords; word++) if (keys[slot * keyWords + word] !== key[word]) return false;
    return true;
  }

  function grow(): void {
    const [oldKeys, oldValues, oldCapacity] = [keys, values, capacity];
    capacity *= 4;
    keys = new Uint32Array(capacity * keyWords);
    values = new Uint32Array(capacity * valueWords);
    const key: number[] = Array.from({ length: keyWords }, () => 0);
    for (let old = 0; old < oldCapacity; old++) {
      let used = 0;
      for (let word = 0; word < keyWords; word++) {
        key[word] = oldKeys[old * keyWords + word] ?? 0;
        used |= key[word] ?? 0;
      }
      if (used === 0) continue;
      const slot = slotOf(key);
      for (let word = 0; word < keyWords; word++) keys[slot * keyWords + word] = key[word] ?? 0;
      for (let word = 0; word < valueWords; word++) {
        values[slot * valueWords + word] = oldValues[old * valueWords + word] ?? 0;
      }
    }
  }

  return {
    place(key) {
      if (count * 2 >= capacity) grow();
      const slot = slotOf(key);
      if (isFree(slot)) {
        for (let word = 0; word < keyWords; word++) keys[slot * keyWords + word] = key[word] ?? 0;
        count += 1;
      }
      return slot * valueWords;
    },
    values: () => values,
  };
}
