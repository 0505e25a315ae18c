/**
 * Whether cells hold names of people: by words that occur in names and, since no list of names is complete, by their
 * shape.
 */

import type { Cell } from '../../spreadsheet/cell.ts';
import { commonWords } from './data/common-words.ts';
import { nameWords } from './data/given-names.ts';

/** Cells with text. `own`: the person's own names, which show how names are written in this list. */
export function looksLikeNames(cells: readonly Cell[], own: readonly Cell[]): boolean {
  const texts = cells.map((cell) => (typeof cell === 'string' ? cell.trim() : ''));
  const shaped = texts.filter(isShaped);
  if (shaped.length < texts.length * 0.8) return false;
  const different = new Set(shaped.map((text) => text.toLowerCase())).size;
  return byKnownWords(shaped, different) || byShape(texts, different, own);
}

/** Words of letters alone: a name, titles, and in parentheses perhaps who it is. */
function isShaped(text: string): boolean {
  return /^[\p{L}\p{M}.,'’`"() /-]{2,60}$/u.test(text) && text.split(/\s+/).length <= 7;
}

/** A few that come again and again are branches, officers or states. */
function byKnownWords(shaped: readonly string[], different: number): boolean {
  if (shaped.length >= 10 && different < shaped.length * 0.3) return false;
  return shaped.filter((text) => wordsOf(text).some((word) => nameWords.has(word))).length >= shaped.length * 0.35;
}

/** Fewer are too few to tell names from anything else by their shape. */
const fewest = 3;

/**
 * Nearly each its own, of one to five words, none of which stands in remarks, goods or places, and written as the list writes
 * the names it is about.
 */
function byShape(texts: readonly string[], different: number, own: readonly Cell[]): boolean {
  if (texts.length < fewest || different < texts.length * (texts.length < 10 ? 0.8 : 0.5)) return false;
  const plainLetters = own.some((cell) => typeof cell === 'string' && /^\p{Ll}/u.test(cell.trim()));
  const named = texts.filter((text) => {
    // "Tukiyem (kakak)"
    const name = text.replace(/\([^)]*\)/g, ' ').trim();
    const words = wordsOf(name);
    if (words.length === 0 || words.length > 5 || words.every((word) => word.length < 3)) return false;
    if (words.some((word) => commonWords.has(word))) return false;
    return (
      plainLetters ||
      name
        .split(/[\s.,/-]+/)
        .every((word) => word === '' || /^(?:\p{Lu}|['’`"]|bin$|binti$|bt$|d[eiau]$|van$|al$)/u.test(word))
    );
  });
  return named.length >= texts.length * 0.8;
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}
