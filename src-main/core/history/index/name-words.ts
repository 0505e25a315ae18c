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
