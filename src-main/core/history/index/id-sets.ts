/**
 * Sets of lookup ids, cut into chunks of 32,768 ids: what an index entry ("answered", "operator Telkomsel", "the word siti") is
 * stored as. A chunk with few ids is a sorted list of two bytes each, one with many a bitmap of 4 KiB, so that no chunk is larger; as in
 * Roaring bitmaps (Chambi, Lemire, Kaser, Godin 2016), without their run containers.
 */
const chunkBits = 15;
export const chunkIds = 1 << chunkBits;
export const bitmapWords = chunkIds / 32;
/** From so many ids on a bitmap is no longer than the list. */
const denseFrom = chunkIds / 16;

/** The ids of one chunk, as numbers within it. Never changed in place. */
export type IdChunk =
  | { readonly n: number; readonly list: Uint16Array; readonly bits: null }
  | { readonly n: number; readonly list: null; readonly bits: Uint32Array };

/** A chunk to work with: one bit an id. */
export type Bits = Uint32Array;

export const chunkOf = (id: number): number => Math.floor(id / chunkIds);
export const placeOf = (id: number): number => id % chunkIds;
export const idAt = (chunk: number, place: number): number => chunk * chunkIds + place;

const bitmapBytes = bitmapWords * Uint32Array.BYTES_PER_ELEMENT;
/** A search needs hundreds, for some milliseconds: they are cut from larger pieces, which are made sixty times more seldom. */
let piece = new ArrayBuffer(0);
let cut = 0;

/** Empty, and not to be kept: as long as one is in use, so is the whole piece. */
export function newBits(): Bits {
  if (cut === piece.byteLength) {
    piece = new ArrayBuffer(64 * bitmapBytes);
    cut = 0;
  }
  const bits = new Uint32Array(piece, cut, bitmapWords);
  cut += bitmapBytes;
  return bits;
}

export function setBit(bits: Bits, place: number): void {
  const word = place >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (place & 31));
}

function clearBit(bits: Bits, place: number): void {
  const word = place >>> 5;
  bits[word] = (bits[word] ?? 0) & ~(1 << (place & 31));
}

export function hasBit(bits: Bits, place: number): boolean {
  return (((bits[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1;
}

/** As stored: `n` says which of the two it is. */
export function readChunk(n: number, stored: Uint8Array): IdChunk {
  // As it was handed out, unless it does not begin at a whole number.
  const { buffer, byteOffset, byteLength } = stored.byteOffset % 4 === 0 ? stored : new Uint8Array(stored);
  return n < denseFrom
    ? { n, list: new Uint16Array(buffer, byteOffset, byteLength / 2), bits: null }
    : { n, list: null, bits: new Uint32Array(buffer, byteOffset, byteLength / 4) };
}

export function writeChunk({ list, bits }: IdChunk): Buffer {
  const array = list ?? bits;
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

export function contains(chunk: IdChunk, place: number): boolean {
  if (chunk.bits) return hasBit(chunk.bits, place);
  let low = 0;
  let high = chunk.list.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = chunk.list[middle] ?? 0;
    if (found === place) return true;
    if (found < place) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

export function addInto(bits: Bits, chunk: IdChunk): void {
  const { list, bits: others } = chunk;
  // By number, here and below: an array's iterator takes twice the time.
  if (list) for (let at = 0; at < list.length; at += 1) setBit(bits, list[at] ?? 0);
  else for (let at = 0; at < bitmapWords; at += 1) bits[at] = (bits[at] ?? 0) | (others[at] ?? 0);
}

export function intersectInto(bits: Bits, other: Bits): void {
  for (let at = 0; at < bitmapWords; at += 1) bits[at] = (bits[at] ?? 0) & (other[at] ?? 0);
}

export function countBits(bits: Bits): number {
  let n = 0;
  for (let at = 0; at < bitmapWords; at += 1) n += ones(bits[at] ?? 0);
  return n;
}

/** How many ids of the chunk are among those. */
export function countCommon(bits: Bits, chunk: IdChunk): number {
  const { list, bits: others } = chunk;
  let n = 0;
  if (list) {
    for (let at = 0; at < list.length; at += 1) {
      const place = list[at] ?? 0;
      n += ((bits[place >>> 5] ?? 0) >>> (place & 31)) & 1;
    }
  } else for (let at = 0; at < bitmapWords; at += 1) n += ones((bits[at] ?? 0) & (others[at] ?? 0));
  return n;
}

/** The highest place below that one; -1: there is none. */
export function lastBelow(bits: Bits, below: number): number {
  if (below <= 0) return -1;
  let word = (below - 1) >>> 5;
  const kept = (below - 1) & 31;
  let left = (bits[word] ?? 0) & (kept === 31 ? -1 : (1 << (kept + 1)) - 1);
  while (left === 0) {
    word -= 1;
    if (word < 0) return -1;
    left = bits[word] ?? 0;
  }
  return word * 32 + 31 - Math.clz32(left);
}

/** Another chunk without the one places and with the others; null: nothing is left in it. Places in any order, also twice. */
export function changeChunk(chunk: IdChunk | null, add: readonly number[], remove: readonly number[]): IdChunk | null {
  const bits = new Uint32Array(bitmapWords);
  if (chunk) addInto(bits, chunk);
  for (const place of remove) clearBit(bits, place);
  for (const place of add) setBit(bits, place);
  const n = countBits(bits);
  if (n === 0) return null;
  return n < denseFrom ? { n, list: listOf(bits, n), bits: null } : { n, list: null, bits };
}

/** The places in order; `n`: how many there are. */
export function listOf(bits: Bits, n: number): Uint16Array {
  const list = new Uint16Array(n);
  let at = 0;
  for (let word = 0; word < bitmapWords; word += 1) {
    for (let left = bits[word] ?? 0; left !== 0; left &= left - 1) {
      list[at] = word * 32 + (31 - Math.clz32(left & -left));
      at += 1;
    }
  }
  return list;
}

/** Bits set in a 32-bit word, in parallel (Warren, Hacker's Delight, 5-1). */
function ones(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
