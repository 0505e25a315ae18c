/** What the fuzzing begins with: the nasty lists that are small, read or refused. */
import { allCases } from '../fixtures/nasty/corpus.ts';

export type Seed = { name: string; bytes: Buffer };

/** Larger ones only slow the drawing down; what they are there for is size, which no mutation adds to. */
const largest = 60_000;

/** Headings and digits differ in words only: a few of those stand for all. */
const wordsOnly = /^headings|^NIKs |^phones /;

export function fuzzSeeds(): Seed[] {
  const seeds: Seed[] = [];
  let alike = 0;
  for (const { name, bytes } of allCases) {
    if (/bomb|three thousand|ten megabytes|million/.test(name)) continue;
    if (wordsOnly.test(name)) {
      alike += 1;
      if (alike % 6 !== 0) continue;
    }
    const made = bytes();
    if (made.length > 0 && made.length <= largest) seeds.push({ name, bytes: made });
  }
  return seeds;
}
