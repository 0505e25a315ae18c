/** Walks a planned table and applies the rules to each row: accepted with its person, or rejected with its reasons. */
import type { PreviewProblem, ReadChoices } from '../../../contract/lists.ts';
import { type Person, type PersonField, personFields } from '../../../contract/person.ts';
import { fingerprint } from '../../td/question.ts';
import { type Cell, cellText, isBlank } from '../rules/cell.ts';
import { checkPerson, type PersonCells } from '../rules/check-person.ts';
import { type Finding, fault, warning } from '../rules/finding.ts';
import { createSamePerson } from '../rules/same-person.ts';
import { isEmergencyHeading } from './heading-words.ts';
import type { Plan } from './plan.ts';
import { isNoPerson } from './skipped-rows.ts';
import type { SourceRow } from './table.ts';

type NamedCell = { heading: string; text: string };

type AcceptedRow = {
  row: number;
  person: Person;
  /** The file's other columns as they stood, in order, blank ones too: every row of a list has the same headings. */
  extra: NamedCell[];
  problems: PreviewProblem[];
  fingerprint: string;
  /** The row that asked the same question first. */
  twinOfRow: number | null;
};
/** All columns as they stood, those of an emergency contact without consent emptied. */
type RejectedRow = { row: number; person: null; cells: NamedCell[]; problems: PreviewProblem[] };
export type ReadRow = AcceptedRow | RejectedRow;

/** Characters of a cell beside its problem. */
const longestText = 60;

/** `problemTexts`: problems of a field carry the text of its cell. Rows that are to be stored are read without. */
export function* readRows(plan: Plan, choices: ReadChoices, problemTexts = false): Generator<ReadRow> {
  const { map } = plan.columns;
  const names = columnNames(plan);
  const mapped = new Set(Object.values(map).map((column) => column - 1));
  const withheld = choices.ecConsent ? new Set<number>() : emergencyColumns(plan);
  const extras = namedOrFilled(plan).filter((index) => !mapped.has(index) && !withheld.has(index));
  const places = { nik: (map.nik ?? 0) - 1, phone: (map.phone ?? 0) - 1, headings: plan.headings.texts };
  const samePerson = createSamePerson();

  function inRow(source: SourceRow, findings: readonly Finding[]): PreviewProblem[] {
    return findings.map((finding) => {
      const index = finding.field === null ? -1 : (map[finding.field] ?? 0) - 1;
      const text = problemTexts && !withheld.has(index) ? cellText(source.cells[index]).trim() : '';
      return { row: source.row, ...finding, ...(text !== '' && { text: text.slice(0, longestText) }) };
    });
  }

  for (const source of plan.table.rows()) {
    if (source.row <= plan.headings.lastRow) continue;
    if (!source.malformed && isNoPerson(source.cells, places)) continue;
    const { person, findings } = source.malformed
      ? { person: null, findings: [fault(null, 'row-malformed')] }
      : checkPerson(personCells(source.cells, map), choices);
    findings.push(...shapeFindings(source, plan));
    if (!person) {
      const cells = names.map((heading, index) => {
        return { heading, text: withheld.has(index) ? '' : cellText(source.cells[index]) };
      });
      yield { row: source.row, person: null, cells, problems: inRow(source, findings) };
      continue;
    }
    const asked = fingerprint(person);
    const same = samePerson.see(source.row, person, asked);
    yield {
      row: source.row,
      person,
      extra: extras.map((index) => ({ heading: names[index] ?? '', text: cellText(source.cells[index]) })),
      problems: inRow(source, [...findings, ...same.findings]),
      fingerprint: asked,
      twinOfRow: same.twinOfRow,
    };
  }
}

/** A column without a heading and without a value in the rows looked at is only a gap on the way to a stray cell. */
function namedOrFilled(plan: Plan): number[] {
  const indexes = plan.samples.map((_, index) => index);
  return indexes.filter((index) => plan.headings.texts[index] || (plan.samples[index]?.length ?? 0) > 0);
}

/** Without their consent nothing about the contacts is kept: not as fields, not as further columns, not in rejected rows. */
function emergencyColumns({ columns: { map }, headings }: Plan): Set<number> {
  const asked = new Set([map.nik, map.phone, map.name]);
  const about = headings.texts.flatMap((text, index) => (isEmergencyHeading(text) ? [index + 1] : []));
  const columns = [...about, map.ecNik, map.ecPhone, map.ecName];
  return new Set(columns.flatMap((column) => (column === undefined || asked.has(column) ? [] : [column - 1])));
}

function personCells(cells: readonly Cell[], map: Plan['columns']['map']): PersonCells {
  const found: Record<PersonField, Cell> = {
    nik: null,
    phone: null,
    name: null,
    ecNik: null,
    ecPhone: null,
    ecName: null,
  };
  for (const field of personFields) {
    const column = map[field];
    if (column !== undefined) found[field] = cells[column - 1] ?? null;
  }
  return found;
}

/** A record with another number of fields than the headings has probably lost or gained a delimiter. */
function shapeFindings(source: SourceRow, plan: Plan): Finding[] {
  const expected = plan.headings.texts.length;
  if (!plan.table.countsFields || source.malformed || expected === 0) return [];
  if (source.cells.length < expected) return [warning(null, 'row-short')];
  return source.cells.slice(expected).some((cell) => !isBlank(cell)) ? [warning(null, 'row-long')] : [];
}

/** Every column has a name of its own; one without a heading is called by its letter. */
function columnNames(plan: Plan): string[] {
  const seen = new Map<string, number>();
  return Array.from({ length: plan.width }, (_, index) => {
    const heading = plan.headings.texts[index] || columnLetter(index);
    const before = seen.get(heading) ?? 0;
    seen.set(heading, before + 1);
    return before === 0 ? heading : `${heading} (${before + 1})`;
  });
}

/** 0 → A, 25 → Z, 26 → AA. */
function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
