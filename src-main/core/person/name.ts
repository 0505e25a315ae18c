/** Reads a name from a cell, trimmed and in NFC. A missing one is a warning: the provider strongly recommends it. */
import type { PersonField } from '../../contract/person.ts';
import { type Cell, cellText } from '../spreadsheet/cell.ts';
import { type Checked, type Finding, note, warning } from './finding.ts';
import { startsLikeFormula } from './further-cells.ts';

export type NameField = Extract<PersonField, 'name' | 'ecName'>;

/** Characters kept; a cell with more holds something else than a name. */
const longestName = 200;

/** Nearly every name: nothing to compose, no invisible marks, no line breaks. */
const plain = /^[\x20-\x7e]*$/;

export function checkName(cell: Cell, field: NameField): Checked<string> {
  const findings: Finding[] = [];
  if (typeof cell === 'object' && cell !== null && cell.kind !== 'date') {
    findings.push(warning(field, cell.kind === 'error' ? 'cell-error' : 'formula-no-value'));
    return { value: null, findings };
  }
  const written = cellText(cell);
  const text = plain.test(written) ? written.trim() : cleaned(written);
  // A dash or a dot for nothing is no name.
  if (!/[\p{L}\p{N}]/u.test(text)) {
    return { value: null, findings: field === 'name' ? [warning(field, 'name-missing')] : [] };
  }
  if (startsLikeFormula(text)) findings.push(note(field, 'formula-injection-risk'));
  if (text.length <= longestName) return { value: text, findings };
  const characters = [...text];
  if (characters.length <= longestName) return { value: text, findings };
  findings.push(warning(field, 'text-too-long'));
  return { value: characters.slice(0, longestName).join('').trim(), findings };
}

/**
 * A line break inside a cell separates words like a space does. Invisible marks separate nothing, and those that turn the
 * direction of writing would show another name than the one that is asked about.
 */
export function cleaned(written: string): string {
  return written
    .replace(/\p{Cf}/gu, '')
    .normalize('NFC')
    .replace(/[\r\n\t\v\f]+/g, ' ')
    .trim();
}
