/** A number for a sequence id: equal texts have equal numbers; what is found by it is compared once more. */
export function sequenceHash(text: string): number {
  // FNV-1a, 32 bit (Fowler, Noll, Vo); ids differ in case by the invoice they stand in.
  let hash = 0x811c9dc5;
  for (const letter of text.toLowerCase()) {
    hash ^= letter.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
