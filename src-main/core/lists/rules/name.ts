/** A name as it stands in a cell → trimmed, in NFC. A missing one is a warning: the provider strongly recommends it. */
import type { PersonField } from '../../../contract/person.ts';
import { type Cell, cellText } from './cell.ts';
import { type Checked, type Finding, note, warning } from './finding.ts';

export type NameField = Extract<PersonField, 'name' | 'ecName'>;

/** Characters kept; a cell with more holds something else than a name. */
const longestName = 200;

/** A cell beginning with one of these is run as a formula by a spreadsheet that opens it as CSV. */
const formulaStart = /^[=+\-@\t\r]/;

export function checkName(cell: Cell, field: NameField): Checked<string> {
  const findings: Finding[] = [];
  if (typeof cell === 'object' && cell !== null && cell.kind !== 'date') {
    findings.push(warning(field, cell.kind === 'error' ? 'cell-error' : 'formula-no-value'));
    return { value: null, findings };
  }
  // A line break inside a cell separates words like a space does. Invisible marks separate nothing, and those that turn
  // the direction of writing would show another name than the one that is asked about.
  const text = cellText(cell)
    .replace(/\p{Cf}/gu, '')
    .normalize('NFC')
    .replace(/[\r\n\t\v\f]+/g, ' ')
    .trim();
  if (text === '') return { value: null, findings: field === 'name' ? [warning(field, 'name-missing')] : [] };
  if (formulaStart.test(text)) findings.push(note(field, 'formula-injection-risk'));
  const characters = [...text];
  if (characters.length <= longestName) return { value: text, findings };
  findings.push(warning(field, 'text-too-long'));
  return { value: characters.slice(0, longestName).join('').trim(), findings };
}
