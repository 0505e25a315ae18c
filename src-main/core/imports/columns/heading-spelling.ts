/**
 * Normalises a heading to the words the rules know: abbreviations expanded, joined words split, and typing errors
 * corrected. A word is only corrected where exactly one known word is near; short words never are.
 */
import {
  otherNumbers,
  otherPeople,
  ownWords,
  particulars,
  sameWords,
  thingsWithNames,
  thirdPersons,
} from './data/heading-vocabulary.ts';

const known = new Map<string, string>();
for (const word of [...otherPeople, ...otherNumbers, ...particulars, ...thingsWithNames, ...ownWords])
  known.set(word, word);
for (const [word, others] of Object.entries(sameWords)) for (const one of [word, ...others]) known.set(one, word);

/** Pieces a word may be written together of: those of two letters only where they are ours. */
const shortPieces = new Set(['no', 'hp', 'wa', 'id', 'nm', 'ec']);
const pieces = new Set([...known.keys(), 'id'].filter((word) => word.length > 2 || shortPieces.has(word)));
// "Bunga", "Alasan" and "Sistem" are no slips of bunda, atasan and sister: of those people only the usual words are mended.
const mendedPersons = new Set([
  'pasangan',
  'suami',
  'istri',
  'isteri',
  'spouse',
  'husband',
  'parent',
  'parents',
  'bapak',
]);
const neverMended = new Set(thirdPersons.filter((word) => !mendedPersons.has(word)));
const longEnough = [...known.keys()].filter((word) => word.length >= 5 && !neverMended.has(word));
const longestKept = 200;
const kept = new Map<string, string[]>();

/** Of a heading in lower case without punctuation (`plainHeading`). */
export function knownWords(plain: string): string[] {
  const parted = plain.replace(/(\p{L})(\p{N})|(\p{N})(\p{L})/gu, '$1$3 $2$4');
  return lettersTogether(parted.split(' ')).flatMap((word) => {
    const before = kept.get(word);
    if (before) return before;
    const words = spelledOut(word);
    // The same few words stand in every row that is tried as a heading row.
    if (kept.size < longestKept * 10) kept.set(word, words);
    return words;
  });
}

/** `n i k` and `e ktp` are one word each. */
function lettersTogether(words: readonly string[]): string[] {
  const joined: string[] = [];
  let run = '';
  for (const word of words) {
    if (/^\p{L}$/u.test(word)) run += word;
    else {
      if (run === 'e' && word === 'ktp') joined.push('ektp');
      else joined.push(...(run === '' ? [word] : [run, word]));
      run = '';
    }
  }
  return run === '' ? joined : [...joined, run];
}

function spelledOut(word: string): string[] {
  const same = known.get(word);
  if (same !== undefined) return [same];
  if (word.length > longestKept || !/^\p{L}+$/u.test(word)) return [word];
  const parts = writtenTogether(word);
  if (parts) return parts.map((part) => known.get(part) ?? part);
  return [nearest(word) ?? word];
}

/** `nohandphone` → `no`, `handphone`; null where not all of it is words we know. The fewest pieces win. */
function writtenTogether(word: string): string[] | null {
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    best[end] = null;
    for (let begin = 0; begin < end; begin++) {
      const before = best[begin];
      const piece = word.slice(begin, end);
      if (!before || !pieces.has(piece)) continue;
      const now = best[end];
      if (!now || before.length + 1 < now.length) best[end] = [...before, piece];
    }
  }
  const parts = best[word.length] ?? null;
  return parts && parts.length > 1 ? parts : null;
}

/** One slip in a word of five letters, two in one of eight; the first letter is seldom wrong. */
function nearest(word: string): string | null {
  if (word.length < 5) return null;
  const most = word.length >= 8 ? 2 : 1;
  let found: { meaning: string; slips: number } | null = null;
  let several = false;
  for (const candidate of longEnough) {
    if (candidate[0] !== word[0] || Math.abs(candidate.length - word.length) > most) continue;
    const slips = slipsBetween(word, candidate);
    if (slips > most || (found && slips > found.slips)) continue;
    const meaning = known.get(candidate) ?? candidate;
    several = found?.slips === slips && (several || found.meaning !== meaning);
    found = { meaning, slips };
  }
  return found && !several ? found.meaning : null;
}

/** Letters wrong, missing, too many, or in the place of their neighbour. */
function slipsBetween(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      let slips = Math.min((last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same);
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && swapped) slips = Math.min(slips, (before[column - 2] ?? 0) + 1);
      now.push(slips);
    }
    before = last;
    last = now;
  }
  return last[other.length] ?? 0;
}
