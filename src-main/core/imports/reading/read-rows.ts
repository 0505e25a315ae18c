/** Walks a planned table in order and applies the rules to each row: accepted with its person, or rejected with its reasons. */

import type { Person, Problem } from '../../../contract/person.ts';
import type { ReadChoices } from '../../../contract/reading.ts';
import type { Finding } from '../../person/finding.ts';
import { createSamePerson } from '../../person/same-person.ts';
import { cellText } from '../../spreadsheet/cell.ts';
import { fingerprint } from '../../td/question.ts';
import type { NamedCell } from '../columns/column-names.ts';
import { isMarkHeading } from '../columns/problems-file-headings.ts';
import type { RoundedColumns } from '../columns/rounded-columns.ts';
import type { Plan } from './plan.ts';
import { noRepairs, type Repairs } from './repairs.ts';
import { createRowCheck } from './row-check.ts';

/** `mark`: what stands in that column of a problems file; it is not kept of the row. */
type AcceptedRow = {
  row: number;
  mark?: string;
  person: Person;
  /** As in `CheckedRow`. */
  extra: NamedCell[];
  problems: Problem[];
  fingerprint: string;
  /** The row that asked the same question first. */
  twinOfRow: number | null;
};
type RejectedRow = { row: number; mark?: string; person: null; cells: NamedCell[]; problems: Problem[] };
export type ReadRow = AcceptedRow | RejectedRow;

/** `rounded` counts the numbers of every row that is read. */
export function* readRows(
  plan: Plan,
  choices: ReadChoices,
  { repairs = noRepairs, rounded }: { repairs?: Repairs; rounded?: Pick<RoundedColumns, 'add'> } = {},
): Generator<ReadRow> {
  const rowCheck = createRowCheck(plan, choices);
  const samePerson = createSamePerson();
  const marks = rowCheck.names.findIndex(isMarkHeading);

  for (const source of plan.table.rows()) {
    if (rowCheck.passesOver(source)) continue;
    const { row } = source;
    const repair = repairs.of(row);
    const checked = rowCheck.check(source, repair);
    const numbers = rounded && rowCheck.numbersOf(source, repair, checked.person);
    if (numbers) rounded.add(numbers);
    const mark = marks < 0 ? null : { mark: repair?.cells.get(marks) ?? cellText(source.cells[marks]) };
    if (!checked.person) {
      yield { row, ...mark, person: null, cells: checked.cells, problems: inRow(row, checked.findings) };
      continue;
    }
    const { person, extra, findings } = checked;
    const asked = fingerprint(person);
    const same = samePerson.see(row, person, asked);
    findings.push(...same.findings);
    const problems = inRow(row, findings);
    const read: AcceptedRow = { row, person, extra, problems, fingerprint: asked, twinOfRow: same.twinOfRow };
    // Only of a problems file, so that all rows of any other have one shape, made at once.
    if (mark) read.mark = mark.mark;
    yield read;
  }
}

function inRow(row: number, findings: readonly Finding[]): Problem[] {
  return findings.length === 0 ? [] : findings.map((finding) => ({ row, ...finding }));
}
