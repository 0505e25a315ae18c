/** All rules of one row: from its cells to the person to ask about, or null, with every problem found. */
import type { TypedProblem } from '../../contract/people.ts';
import type { Person } from '../../contract/person.ts';
import type { Cell } from '../spreadsheet/cell.ts';
import { checkBirthDate } from './birth-date.ts';
import { checkEmergencyContact } from './emergency-contact.ts';
import { type Accepts, type Finding, hasFault, warning } from './finding.ts';
import { checkName } from './name.ts';
import { checkNik } from './nik.ts';
import { checkPhone } from './phone.ts';

export type PersonCells = { readonly [Field in keyof Person]: Cell } & {
  /** Where the file has one: only compared with the NIK. */
  readonly birthDate?: Cell;
};
export type RuleChoices = { ecConsent: boolean; accepts: Accepts };

/** `person` is null while an error stands. */
export function checkPerson(cells: PersonCells, choices: RuleChoices): { person: Person | null; findings: Finding[] } {
  const nik = checkNik(cells.nik, 'nik', choices.accepts);
  const phone = checkPhone(cells.phone, 'phone');
  const name = checkName(cells.name, 'name');
  const emergency = checkEmergencyContact(cells, choices);
  const findings: Finding[] = [];
  // Nearly every row has nothing to tell; joining lists of nothing would be a good part of the work.
  for (const some of [nik.findings, phone.findings, name.findings, emergency.findings]) {
    if (some.length > 0) findings.push(...some);
  }
  if (phone.value !== null && phone.value === emergency.contact.ecPhone) {
    findings.push(warning('ecPhone', 'ec-same-phone'));
  }
  if (cells.birthDate !== undefined) findings.push(...checkBirthDate(cells.birthDate, nik.value));
  if (nik.value === null || phone.value === null || hasFault(findings)) return { person: null, findings };
  return { person: { nik: nik.value, phone: phone.value, name: name.value, ...emergency.contact }, findings };
}

/** As typed; nothing cleaned yet. An empty string is a field left empty. */
export type TypedPerson = { [Field in keyof Person]: string };

/**
 * The same rules for a person typed by hand, so that a single check and a list never judge differently. `person` is null while
 * an error stands. Problems carry row 1: there is only this one.
 */
export function checkTypedPerson(
  typed: TypedPerson,
  choices: RuleChoices,
): { person: Person | null; problems: TypedProblem[] } {
  const { person, findings } = checkPerson(typed, choices);
  return {
    person,
    problems: findings.flatMap((finding) =>
      finding.field === 'birthDate' ? [] : [{ row: 1, ...finding, field: finding.field }],
    ),
  };
}
