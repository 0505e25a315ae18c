/** What has been typed about a person, and the check under way: kept while one looks at another screen, not on disk. */
import { create } from 'zustand';
import type { CallError } from '../../../src-main/contract/errors.ts';
import type { TypedProblem } from '../../../src-main/contract/people.ts';
import { type Person, type PersonField, personFields } from '../../../src-main/contract/person.ts';

export type TypedPerson = Record<PersonField, string>;

export const emptyPerson: TypedPerson = { nik: '', phone: '', name: '', ecNik: '', ecPhone: '', ecName: '' };

type Draft = {
  typed: TypedPerson;
  ecConsent: boolean;
  /** null: whatever is the default. */
  connectionId: number | null;
  /** The last check made here, with what was typed for it. */
  checked: { lookupId: number; question: Question } | null;
};

/** What is asked, as it was typed. */
export type Question = TypedPerson & { ecConsent: boolean };

export const useDraft = create<Draft>(() => ({
  typed: emptyPerson,
  ecConsent: false,
  connectionId: null,
  checked: null,
}));

export function startOver(): void {
  useDraft.setState({ typed: emptyPerson, ecConsent: false, checked: null });
}

/** The lookup whose result belongs beside what stands in the form now; null: the form is about somebody else by now. */
export function resultOnScreen({ typed, ecConsent, checked }: Pick<Draft, 'typed' | 'ecConsent' | 'checked'>) {
  return checked !== null && isSameQuestion(checked.question, { ...asked(typed, ecConsent), ecConsent })
    ? checked.lookupId
    : null;
}

function isSameQuestion(one: Question, other: Question): boolean {
  return one.ecConsent === other.ecConsent && personFields.every((field) => one[field].trim() === other[field].trim());
}

/** The question of a lookup once more, cleaned as it was; an emergency contact is there only where it had consented. */
export function personAgain(person: Person): TypedPerson & { ecConsent: boolean } {
  const { nik, phone, name, ecNik, ecPhone, ecName } = person;
  return {
    nik,
    phone,
    name: name ?? '',
    ecNik: ecNik ?? '',
    ecPhone: ecPhone ?? '',
    ecName: ecName ?? '',
    ecConsent: ecNik !== null || ecPhone !== null || ecName !== null,
  };
}

/** What is asked: without consent the emergency contact is not even looked at. */
export function asked(typed: TypedPerson, ecConsent: boolean): TypedPerson {
  return ecConsent ? typed : { ...typed, ecNik: '', ecPhone: '', ecName: '' };
}

/**
 * The problems to show below each field. Half a number is not yet a wrong one and an empty field not yet a mistake:
 * errors and warnings wait until the field has been left or a check was tried. Notes (what was tidied) show at once.
 */
export function problemsByField(
  typed: TypedPerson,
  problems: readonly TypedProblem[],
  options: { tried: boolean; touched: ReadonlySet<PersonField> },
): Record<PersonField, TypedProblem[]> {
  const by: Record<PersonField, TypedProblem[]> = { nik: [], phone: [], name: [], ecNik: [], ecPhone: [], ecName: [] };
  for (const problem of problems) {
    const { field, severity } = problem;
    if (field === null) continue;
    const left = options.touched.has(field) && (typed[field].trim() !== '' || severity !== 'error');
    if (severity === 'note' || options.tried || left) by[field].push(problem);
  }
  return by;
}

/** The first field with an error, in the order of the form; where the focus goes. */
export function firstFaulty(error: CallError): PersonField | null {
  return personFields.find((field) => error.fields?.some((fault) => fault.path === field)) ?? null;
}
