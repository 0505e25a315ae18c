/** Text as the fonts can show it: what they have no letter for is seen to be missing, and is said. */
import type { Fonts } from './fonts.ts';

/** In place of one letter, emoji or control character. */
export const missingLetter = '\ufffd';

const unseen = /[\p{Cf}\p{Variation_Selector}]/gu;

export type Printable = (text: string) => string;

/** Composed, in one line. Characters that nobody can see (joiners, marks of direction) are left out: nothing of theirs is lost. */
export function createPrintable(has: Fonts['has']): Printable {
  const known = new Map<number, boolean>();
  const shown = (codePoint: number) => {
    let is = known.get(codePoint);
    if (is === undefined) {
      is = has(codePoint);
      known.set(codePoint, is);
    }
    return is;
  };
  const isShown = (text: string) => [...text].every((char) => shown(char.codePointAt(0) ?? 0));
  const letters = new Intl.Segmenter('id');

  return (given) => {
    // U+FEFF is a blank to JavaScript alone.
    const text = given
      .toWellFormed()
      .normalize('NFC')
      .replace(/[^\S\ufeff]+/gu, ' ');
    const seen = text.replace(unseen, '');
    if (isShown(seen)) return seen;
    return [...letters.segment(text)]
      .map(({ segment }) => segment.replace(unseen, ''))
      .map((letter) => (isShown(letter) ? letter : missingLetter))
      .join('');
  };
}
