/** Applies the same rules to a person typed by hand, so that a single check and a list never judge differently. */
import type { TypedProblem } from '../../contract/people.ts';
import type { Person } from '../../contract/person.ts';
import { checkPerson, type RuleChoices } from './check-person.ts';

/** As typed; nothing cleaned yet. An empty string is a field left empty. */
export type TypedPerson = { [Field in keyof Person]: string };

/** `person` is null while an error stands. Problems carry row 1: there is only this one. */
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
