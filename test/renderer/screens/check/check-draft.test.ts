/** What the form for one person shows and asks: nothing too early, nothing without consent. */
import { expect, test } from 'vitest';
import type { TypedProblem } from '../../../../src-main/contract/people.ts';
import type { PersonField } from '../../../../src-main/contract/person.ts';
import {
  asked,
  emptyPerson,
  firstFaulty,
  problemsByField,
  resultOnScreen,
} from '../../../../src-renderer/screens/check/check-draft.ts';

const typed = { ...emptyPerson, nik: '3171', ecPhone: '0812', ecName: 'Budi', ecNik: '1' };
const nikShort: TypedProblem = { row: 1, field: 'nik', code: 'nik-length', severity: 'error' };
const phoneMissing: TypedProblem = { row: 1, field: 'phone', code: 'phone-missing', severity: 'error' };
const nameMissing: TypedProblem = { row: 1, field: 'name', code: 'name-missing', severity: 'warning' };
const tidied: TypedProblem = { row: 1, field: 'nik', code: 'nik-cleaned', severity: 'note' };

const show = (problems: TypedProblem[], tried: boolean, touched: PersonField[] = []) => {
  const by = problemsByField(typed, problems, { tried, touched: new Set(touched) });
  return Object.values(by)
    .flat()
    .map((problem) => problem.code);
};

test('without consent the emergency contact is not asked about', () => {
  expect(asked(typed, false)).toMatchObject({ nik: '3171', ecPhone: '', ecName: '', ecNik: '' });
  expect(asked(typed, true)).toEqual(typed);
});

test('while one is still typing nothing is called wrong; what was tidied shows at once', () => {
  expect(show([nikShort, phoneMissing, nameMissing, tidied], false)).toEqual(['nik-cleaned']);
});

test('a field that was left shows its problems, but an empty one is not yet a mistake', () => {
  expect(show([nikShort, phoneMissing, nameMissing], false, ['nik', 'phone', 'name'])).toEqual([
    'nik-length',
    'name-missing',
  ]);
});

test('after a first try everything shows', () => {
  expect(show([nikShort, phoneMissing, nameMissing], true)).toEqual(['nik-length', 'phone-missing', 'name-missing']);
});

test('the focus goes to the first field at fault, in the order of the form', () => {
  const fields = [
    { path: 'phone', code: 'phone-missing' },
    { path: 'nik', code: 'nik-length' },
  ];
  expect(firstFaulty({ code: 'person-invalid', message: '', fields })).toBe('nik');
  expect(firstFaulty({ code: 'connection-unknown', message: '' })).toBe(null);
});

test('a result stands beside the person it is about, and beside nobody else', () => {
  const siti = { ...emptyPerson, nik: '3171014101900001', phone: '081234567890', name: 'Siti' };
  const checked = { lookupId: 7, question: { ...siti, ecConsent: false } };
  const shown = (typed: typeof siti, ecConsent = false) => resultOnScreen({ typed, ecConsent, checked });
  expect(shown(siti)).toBe(7);
  expect(shown({ ...siti, name: ' Siti ' })).toBe(7);
  for (const changed of [{ phone: '081234567891' }, { nik: '3171014101900002' }, { name: 'Budi' }, { phone: '' }]) {
    expect(shown({ ...siti, ...changed })).toBe(null);
  }
  // What is not asked does not count: without consent the contact is not looked at.
  expect(shown({ ...siti, ecPhone: '081298765432' })).toBe(7);
  expect(shown(siti, true)).toBe(null);
  expect(resultOnScreen({ typed: siti, ecConsent: false, checked: null })).toBe(null);
});
