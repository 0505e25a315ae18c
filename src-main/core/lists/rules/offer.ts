/**
 * The one-click repair of a cell: what a person would obviously have meant. It is only ever offered, never done unasked:
 * letters that look like digits may hide another mistake.
 */
import type { PersonField, ProblemCode } from '../../../contract/person.ts';
import type { Cell } from './cell.ts';
import { hasFault } from './finding.ts';
import { checkNik } from './nik.ts';
import { checkPhone } from './phone.ts';

const lookalikes = new Map(
  Object.entries({ O: '0', o: '0', Q: '0', D: '0', I: '1', l: '1', i: '1', '|': '1', '!': '1', Z: '2', z: '2', S: '5', s: '5', B: '8' }),
);

/** The text the cell would hold then; null: only a person can tell. The result passes the field's rule. */
export function offerFor(cell: Cell, field: PersonField, code: ProblemCode): string | null {
  if (typeof cell !== 'string') return null;
  switch (code) {
    case 'nik-chars':
    case 'ec-nik-invalid':
      return mended(cell, (text) => checkNik(text, field === 'ecNik' ? 'ecNik' : 'nik', strict));
    case 'phone-chars':
    case 'ec-phone-invalid':
      return mended(cell, (text) => checkPhone(text, field === 'ecPhone' ? 'ecPhone' : 'phone'));
    default:
      return null;
  }
}

const strict = { nikLength: false, nikDate: false };

function mended(cell: string, check: (text: string) => ReturnType<typeof checkNik>): string | null {
  const text = [...cell].map((character) => lookalikes.get(character) ?? character).join('');
  if (text === cell) return null;
  const { value, findings } = check(text);
  return value === null || hasFault(findings) ? null : value;
}
