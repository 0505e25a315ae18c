/** A name as it is searched: case and accents do not count, and neither does what is no letter or digit. */

/** Longer ones are cut: nobody types them. */
const longestWord = 40;
const mostWords = 12;

/** Each once. `Éka-Putri, S.Pd.` → eka, putri, s, pd. */
export function nameWords(text: string | null): string[] {
  if (text === null) return [];
  const words = folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.slice(0, longestWord));
  return [...new Set(words)].slice(0, mostWords);
}

/** Under which all words that begin so are found together: there are thousands of them. */
export function beginningWith(letter: string): string {
  return `^${letter}`;
}

/** What a name is found by. */
export function indexedWords(text: string | null): string[] {
  const words = nameWords(text);
  const letters = new Set(words.map((word) => [...word][0] ?? ''));
  return [...words, ...[...letters].map(beginningWith)];
}

/** What names are sorted by: its words, in their order. Without a name: the empty text. */
export function nameKey(text: string | null): string {
  if (text === null) return '';
  return folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 80);
}

/** Nearly every name: nothing to take apart. */
const plain = /^[\x20-\x7e]*$/;

function folded(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
