/** The one-click repair of a cell: what a person looking at it would obviously have meant. */
import type { PersonField, ProblemCode } from '../../contract/person.ts';
import type { Cell } from '../spreadsheet/cell.ts';
import { plainText, withoutSeparators } from './digits.ts';
import { acceptsNothing, hasFault } from './finding.ts';
import { checkNik } from './nik.ts';
import { checkPhone } from './phone.ts';

/** Letters and signs that are read as a digit, in Latin, Greek and Cyrillic. */
const lookalikes: readonly (readonly [digit: string, signs: string])[] = [
  ['0', 'OoQDØøΟοОо'],
  ['1', 'Il|!iıІі'],
  ['2', 'Zz'],
  ['5', 'Ss'],
  ['8', 'B'],
];
const digitBySign = new Map(lookalikes.flatMap(([digit, signs]) => [...signs].map((sign) => [sign, digit] as const)));

/** Words that only say what the number is. "(istri)" or "a.n. Budi" would say that it is somebody else's. */
const labels =
  /(?<!\p{L})(e-?ktp|ktp|nik|hand ?phone|ponsel|hp|telepon|telpon|telp|tlp|tel|phone|mobile|whats ?app|wa|nomor|nomer|no)(?!\p{L})\s*[.:=]*/giu;

/** With more letters than these among the digits it is rather a word than a slip. */
const mostSigns = 5;

/**
 * The text the cell would hold then; null: only a person can tell. The result passes the field's rule. Only ever
 * suggested, never applied unasked: a letter that looks like a digit may hide another mistake. Nothing is suggested
 * where digits are lost, too few or too many, and never a choice between several numbers.
 */
export function suggestedFixFor(cell: Cell, field: PersonField, code: ProblemCode): string | null {
  if (typeof cell !== 'string') return null;
  switch (field) {
    case 'nik':
    case 'ecNik':
      return code === 'nik-chars' || code === 'ec-nik-invalid' ? mended(cell, (text) => nikIn(text, field)) : null;
    case 'phone':
    case 'ecPhone':
      return code === 'phone-chars' || code === 'ec-phone-invalid'
        ? mended(cell, (text) => phoneIn(text, field))
        : null;
    case 'name':
    case 'ecName':
      return null;
  }
}

type Rule = (text: string) => string | null;

function nikIn(text: string, field: 'nik' | 'ecNik'): string | null {
  const { value, findings } = checkNik(text, field, acceptsNothing);
  return hasFault(findings) ? null : value;
}

/** Which of several numbers is meant is no repair anybody would take unseen. */
function phoneIn(text: string, field: 'phone' | 'ecPhone'): string | null {
  const { value, findings } = checkPhone(text, field);
  return hasFault(findings) || findings.some(({ code }) => code === 'phone-multiple') ? null : value;
}

function mended(cell: string, passes: Rule): string | null {
  // What passes as it stands needs no repair.
  if (passes(cell) !== null) return null;
  const plain = plainText(cell);
  const unlabelled = plain.replace(labels, ' ').trim();
  return passes(unlabelled) ?? withDigits(plain, passes) ?? withDigits(unlabelled, passes);
}

function withDigits(text: string, passes: Rule): string | null {
  const characters = [...withoutSeparators(text)];
  const signs = characters.filter((character) => digitBySign.has(character)).length;
  if (signs === 0 || signs > mostSigns) return null;
  return passes(characters.map((character) => digitBySign.get(character) ?? character).join(''));
}
