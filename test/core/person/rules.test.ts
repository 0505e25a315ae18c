/** Every rule of a row: what a cell becomes, or why not. */
import { describe, expect, test } from 'vitest';
import type { Person, Problem } from '../../../src-main/contract/person.ts';
import { checkPerson, checkTypedPerson } from '../../../src-main/core/person/check-person.ts';
import { derivePerson } from '../../../src-main/core/person/derive.ts';
import type { Accepts } from '../../../src-main/core/person/finding.ts';
import { checkName } from '../../../src-main/core/person/name.ts';
import { checkNik } from '../../../src-main/core/person/nik.ts';
import { checkPhone } from '../../../src-main/core/person/phone.ts';
import { createSamePerson } from '../../../src-main/core/person/same-person.ts';
import type { Cell } from '../../../src-main/core/spreadsheet/cell.ts';
import { fingerprint } from '../../../src-main/core/td/question.ts';

const nik = '3174052509950001';

/** `code!` is an error, `code?` a warning, `code` a note. */
function told(findings: readonly { code: string; severity: Problem['severity'] }[]): string {
  const mark = { error: '!', warning: '?', note: '' };
  return findings.map(({ code, severity }) => code + mark[severity]).join(' ');
}

const strict = { nikLength: false, nikDate: false, nikSerial: false };
const lenient = { nikLength: true, nikDate: false, nikSerial: false };
const anyDate = { nikLength: false, nikDate: true, nikSerial: false };

describe('a NIK', () => {
  test.each<[string, Cell, string | null, string]>([
    ['sixteen digits', nik, nik, ''],
    ['spaces', '3174 0525 0995 0001', nik, 'nik-cleaned'],
    ['spaces of every kind', '\u00a03174\u20090525\u30000995\u202f0001\t', nik, 'nik-cleaned'],
    ['dots', '31.74.05.250995.0001', nik, 'nik-cleaned'],
    ['dashes of every kind', '3174-0525\u20130995\u22120001', nik, 'nik-cleaned'],
    ["Excel's apostrophe", `'${nik}`, nik, 'nik-cleaned'],
    ['a typographic apostrophe', `\u2019${nik}`, nik, 'nik-cleaned'],
    ['zero-width marks', `\ufeff3174\u200b0525\u20600995\u200e0001`, nik, 'nik-cleaned'],
    ['full-width digits', '３１７４０５２５０９９５０００１', nik, 'nik-cleaned'],
    ['Arabic-Indic digits', '٣١٧٤٠٥٢٥٠٩٩٥٠٠٠١', nik, 'nik-cleaned'],
    ['extended Arabic-Indic digits', '۳۱۷۴۰۵۲۵۰۹۹۵۰۰۰۱', nik, 'nik-cleaned'],
    ['digits of a script seldom met', '᮳᮱᮷᮴᮰᮵᮲᮵᮰᮹᮹᮵᮰᮰᮰᮱', nik, 'nik-cleaned'],
    ['mathematical digits', '𝟯𝟭𝟳𝟰𝟬𝟱𝟮𝟱𝟬𝟵𝟵𝟱𝟬𝟬𝟬𝟭', nik, 'nik-cleaned'],
    ['raised digits, which are signs', '³¹74052509950001', null, 'nik-chars!'],
    ['the formula that keeps digits whole in a CSV', `="${nik}"`, nik, 'nik-cleaned'],
    ['that formula behind an apostrophe', `="'${nik}"`, nik, 'nik-cleaned'],
    ['nothing', null, null, 'nik-missing!'],
    ['blanks', '  \u00a0', null, 'nik-missing!'],
    ['a dash for nothing', '-', null, 'nik-missing!'],
    ['a letter O', '317405250995OOO1', null, 'nik-chars!'],
    ['a letter l', '3l74052509950001', null, 'nik-chars!'],
    ['letters S, B, Z and a bar', '3174OS2S09|5BZ01', null, 'nik-chars!'],
    ['a full-width letter O', '31740525099５００Ｏ1', null, 'nik-chars!'],
    ['words', 'belum ada', null, 'nik-chars!'],
    ['thirteen digits', '3310225629467', null, 'nik-length!'],
    ['seventeen digits', `${nik}7`, null, 'nik-length!'],
    ['scientific notation', '3.17405E+15', null, 'nik-scientific!'],
    ['scientific notation with a comma', '3,17405e15', null, 'nik-scientific!'],
    ['scientific notation behind an apostrophe, in full width', "'３，１７４０５Ｅ＋１５", null, 'nik-scientific!'],
    ['a numeric cell that was written whole', 3174052509950001, nik, 'nik-numeric-cell'],
    ['a numeric cell that ends in 0', 3174052509950000, null, 'nik-precision-lost!'],
    ['the greatest safe number', 9007199254740991, null, 'nik-date-impossible!'],
    ['a numeric cell above the greatest safe number', 9107014107950002, null, 'nik-precision-lost!'],
    ['a numeric cell of thirteen digits', 3310225629467, null, 'nik-length!'],
    ['a numeric cell with a fraction', 12.5, null, 'nik-chars!'],
    ['text of a floating-point number', `${nik}.0`, nik, 'nik-numeric-cell'],
    ['such text behind an apostrophe', `'${nik},00`, nik, 'nik-numeric-cell'],
    ['text of a floating-point number above the greatest safe one', '9107014107950002.0', null, 'nik-precision-lost!'],
    ['text of a floating-point number that may have lost a digit', '3174052509950010.0', null, 'nik-precision-lost!'],
    ['an unknown province', '9974052509950001', '9974052509950001', 'nik-region-unknown?'],
    ['day 32', '3174053209950001', null, 'nik-date-impossible!'],
    ['day 40', '3174054009950001', null, 'nik-date-impossible!'],
    ['day 72, a woman born on the 32nd', '3174057209950001', null, 'nik-date-impossible!'],
    ['a month 13', '3174052513950001', null, 'nik-date-impossible!'],
    ['31 April', '3174053104950001', null, 'nik-date-impossible!'],
    ['29 February in no leap year', '3174052902950001', null, 'nik-date-impossible!'],
    ['29 February of 2000', '3174052902000001', '3174052902000001', ''],
    ['a woman', '3174056509950001', '3174056509950001', ''],
    ['the serial 0000, which is never given', '3174052509950000', null, 'nik-serial-zero!'],
    ['the serial 0000 behind an apostrophe', "'3174052509950000", null, 'nik-serial-zero!'],
    ['the serial 0000 and day 32', '3174053209950000', null, 'nik-date-impossible!'],
    ['one digit sixteen times that is a date', '1111111111111111', null, 'nik-one-digit!'],
    ['one digit sixteen times that is none', '9999999999999999', null, 'nik-one-digit!'],
    ['sixteen zeros', '0000000000000000', null, 'nik-one-digit!'],
    ['#N/A', { kind: 'error', text: '#N/A' }, null, 'cell-error!'],
    ['a formula without a value', { kind: 'no-value' }, null, 'formula-no-value!'],
    ['a date', { kind: 'date', text: '2024-05-01' }, null, 'nik-chars!'],
    ['TRUE', true, null, 'nik-chars!'],
  ])('of %s', (_what, cell, value, problems) => {
    const checked = checkNik(cell, 'nik', strict);
    expect([checked.value, told(checked.findings)]).toEqual([value, problems]);
  });

  test('of another length is taken when the operator accepts it, also out of a numeric cell', () => {
    const fromText = checkNik('3310225629467', 'nik', lenient);
    expect([fromText.value, told(fromText.findings)]).toEqual(['3310225629467', 'nik-length-accepted?']);
    const fromNumber = checkNik(3310225629467, 'nik', lenient);
    expect([fromNumber.value, told(fromNumber.findings)]).toEqual([
      '3310225629467',
      'nik-numeric-cell nik-length-accepted?',
    ]);
  });

  test.each([
    ['3174052509950000', 'nik-serial-zero?'],
    ['1111111111111111', 'nik-one-digit?'],
  ])('of a serial that is never given (%s) is taken when the operator accepts it, with a warning', (odd, problems) => {
    const checked = checkNik(odd, 'nik', { ...strict, nikSerial: true });
    expect([checked.value, told(checked.findings)]).toEqual([odd, problems]);
    expect(checkNik(odd, 'nik', { nikLength: true, nikDate: true, nikSerial: false }).value).toBeNull();
    expect(checkNik(`${odd.slice(0, -1)}`, 'nik', { ...strict, nikSerial: true }).value).toBeNull();
  });

  test('with a date that cannot be is taken when the operator accepts it, with a warning', () => {
    const checked = checkNik('3174053209950001', 'nik', anyDate);
    expect([checked.value, told(checked.findings)]).toEqual(['3174053209950001', 'nik-date-impossible?']);
    expect(checkNik('317405320995', 'nik', anyDate).value).toBeNull();
  });

  test('that lost a digit is refused even when other lengths are accepted', () => {
    expect(checkNik(3174052509950000, 'nik', lenient).value).toBeNull();
  });
});

describe('a phone', () => {
  const phone = '081234567890';
  test.each<[string, Cell, string | null, string]>([
    ['twelve digits', phone, phone, ''],
    ['ten digits', '0812345678', '0812345678', ''],
    ['thirteen digits', '0812345678901', '0812345678901', ''],
    ['nine digits', '081234567', null, 'phone-invalid!'],
    ['fourteen digits', '08123456789012', null, 'phone-invalid!'],
    ['+62', '+6281234567890', phone, 'phone-cleaned'],
    ['62', '6281234567890', phone, 'phone-cleaned'],
    ['0062', '006281234567890', phone, 'phone-cleaned'],
    ['+62 (0)', '+62 (0) 812-3456-7890', phone, 'phone-cleaned'],
    ['a bare 8', '81234567890', phone, 'phone-zero-restored'],
    ['a bare 8 with dashes', '812-3456-7890', phone, 'phone-zero-restored phone-cleaned'],
    ['dashes, dots, spaces, brackets', '(0812) 3456.78-90', phone, 'phone-cleaned'],
    ['an apostrophe', `'${phone}`, phone, 'phone-cleaned'],
    ['full-width digits', '０８１２３４５６７８９０', phone, 'phone-cleaned'],
    ['zero-width marks', `\u200e${phone}\u202c`, phone, 'phone-cleaned'],
    ['a numeric cell', 81234567890, phone, 'phone-zero-restored'],
    ['a numeric cell with 62', 6281234567890, phone, 'phone-cleaned'],
    ['a numeric cell with a fraction', 8123456789.5, null, 'phone-invalid!'],
    ['a numeric cell of a landline', 215551234, null, 'phone-landline!'],
    ['text of a floating-point number', '81234567890.0', phone, 'phone-zero-restored phone-cleaned'],
    ['two with a slash', '081234567890 / 085712345678', phone, 'phone-multiple?'],
    ['two with a line break', '081234567890\n085712345678', phone, 'phone-multiple?'],
    ['two with "atau"', '0812-3456-7890 atau 085712345678', phone, 'phone-cleaned phone-multiple?'],
    ['two with a space', '081234567890 085712345678', phone, 'phone-multiple?'],
    ['a landline and a mobile', '021-5551234; 081234567890', phone, 'phone-multiple?'],
    ['two with dashes of their own', '0812-3456-7890 0857-1234-5678', phone, 'phone-cleaned phone-multiple?'],
    ['two with a bar', '081234567890|085712345678', phone, 'phone-multiple?'],
    ['the second one cut short', '081234567890/91', phone, 'phone-multiple?'],
    ['the same one twice', '081234567890 / 0812-3456-7890', phone, 'phone-cleaned'],
    ['one and a dash for nothing', '081234567890 / -', phone, 'phone-cleaned'],
    ['a bar that looks like a digit', '081234567|90', null, 'phone-chars!'],
    ['a bar after a number that is whole by itself', '0812345678|0', null, 'phone-chars!'],
    ['the formula that keeps digits whole in a CSV', `="${phone}"`, phone, 'phone-cleaned'],
    ['full-width signs', '（０８１２）３４５６－７８９０', phone, 'phone-cleaned'],
    ['Devanagari digits', '०८१२३४५६७८९०', phone, 'phone-cleaned'],
    ['scientific notation with a comma', '8,12E+10', null, 'phone-scientific!'],
    ['a label before it', 'WA 081234567890', '081234567890', 'phone-cleaned'],
    ['a word behind it in brackets', '0812 3456 7890 (WA)', '081234567890', 'phone-cleaned'],
    ['whose it is called', '081234567890 a.n. Budi', '081234567890', 'phone-cleaned'],
    ['an address of the telephone', 'tel:+6281234567890', '081234567890', 'phone-cleaned'],
    ['a link to the number', 'https://wa.me/6281234567890', '081234567890', 'phone-cleaned'],
    ['a relative of the person', '082112345678 (istri)', null, 'phone-chars!'],
    ['a relative behind a comma', '082112345678, suami', null, 'phone-chars!'],
    ['digits of their own beside a word', '08123456789 RT 5', null, 'phone-chars!'],
    ['digits on both sides of a word', '0812 WA 34567890', null, 'phone-chars!'],
    ['a word that touches the digits', '081234567890x5', null, 'phone-chars!'],
    ['an extension', '021-555-1234 ext 12', null, 'phone-chars!'],
    ['two of which none is valid', '0812 / 0857', null, 'phone-invalid!'],
    ['a landline', '021-5551234', null, 'phone-landline!'],
    ['a landline with +62', '+62 274 512345', null, 'phone-landline!'],
    ['a prefix nobody has', '084123456789', null, 'phone-invalid!'],
    ['a foreign number', '+6591234567', null, 'phone-invalid!'],
    ['a letter O', '08123456789O', null, 'phone-chars!'],
    ['words', 'tidak ada', null, 'phone-chars!'],
    ['scientific notation', '8.12E+10', null, 'phone-scientific!'],
    ['nothing', null, null, 'phone-missing!'],
    ['blanks', ' ', null, 'phone-missing!'],
    ['#REF!', { kind: 'error', text: '#REF!' }, null, 'cell-error!'],
    ['a formula without a value', { kind: 'no-value' }, null, 'formula-no-value!'],
    ['a date', { kind: 'date', text: '2024-05-01' }, null, 'phone-chars!'],
  ])('of %s', (_what, cell, value, problems) => {
    const checked = checkPhone(cell, 'phone');
    expect([checked.value, told(checked.findings)]).toEqual([value, problems]);
  });
});

describe('a name', () => {
  test.each<[string, Cell, string | null, string]>([
    ['trimmed', '  Siti Aminah ', 'Siti Aminah', ''],
    ['composed', 'Andre\u0301', 'Andr\u00e9', ''],
    ['without zero-width marks', 'Si\u200bti', 'Siti', ''],
    ['without marks of direction', '\u202eSi\u2066ti\u2069\u200f\u061c Aminah\u202c', 'Siti Aminah', ''],
    ['on one line', 'Siti\r\nAminah', 'Siti Aminah', ''],
    ['missing', null, null, 'name-missing?'],
    ['blank', ' \u00a0 ', null, 'name-missing?'],
    ['a dash for nothing', '-', null, 'name-missing?'],
    ['a formula without a value', { kind: 'no-value' }, null, 'formula-no-value?'],
    ['of many signs in few letters', '𠮷'.repeat(150), '𠮷'.repeat(150), ''],
    ['like a formula', '=HYPERLINK("x")', '=HYPERLINK("x")', 'formula-injection-risk'],
    ['too long', 'x'.repeat(300), 'x'.repeat(200), 'text-too-long?'],
    ['an error', { kind: 'error', text: '#N/A' }, null, 'cell-error?'],
  ])('%s', (_what, cell, value, problems) => {
    const checked = checkName(cell, 'name');
    expect([checked.value, told(checked.findings)]).toEqual([value, problems]);
  });
});

describe('an emergency contact', () => {
  const cells = {
    nik,
    phone: '081234567890',
    name: 'Siti',
    ecNik: '3174050101700001',
    ecPhone: '0857 1234 5678',
    ecName: 'Budi',
  };
  const consent = { ecConsent: true, accepts: { nikLength: false, nikDate: false, nikSerial: false } };

  test('is taken with consent, cleaned like the person', () => {
    const { person, findings } = checkPerson(cells, consent);
    expect(person).toMatchObject({ ecNik: '3174050101700001', ecPhone: '085712345678', ecName: 'Budi' });
    expect(told(findings)).toBe('phone-cleaned');
  });

  test('is dropped whole without consent, with one note', () => {
    const { person, findings } = checkPerson(cells, { ...consent, ecConsent: false });
    expect(person).toMatchObject({ ecNik: null, ecPhone: null, ecName: null });
    expect(told(findings)).toBe('ec-not-consented');
  });

  test('that cannot be used is left out and told, and never keeps the row out', () => {
    const { person, findings } = checkPerson({ ...cells, ecNik: '12', ecPhone: '021-555' }, consent);
    expect(person).toMatchObject({ nik, ecNik: null, ecPhone: null, ecName: 'Budi' });
    expect(told(findings)).toBe('ec-nik-invalid? ec-phone-invalid?');
  });

  test('with the number of the person is kept and told', () => {
    const { person, findings } = checkPerson({ ...cells, ecPhone: '+62 812 3456 7890' }, consent);
    expect(person?.ecPhone).toBe('081234567890');
    expect(told(findings)).toBe('phone-cleaned ec-same-phone?');
  });

  test('that is missing is nothing to tell, also where a dash stands for it', () => {
    for (const ecConsent of [true, false]) {
      const { findings } = checkPerson({ ...cells, ecNik: '-', ecPhone: ' ', ecName: null }, { ...consent, ecConsent });
      expect(findings).toEqual([]);
    }
  });

  test('with a NIK whose date cannot be, or of another length, loses it unless the operator accepts such', () => {
    const withEcNik = (ecNik: string, accepts: Accepts) => {
      const { person, findings } = checkPerson({ ...cells, ecNik, ecPhone: null }, { ecConsent: true, accepts });
      return [person?.nik, person?.ecNik, told(findings), findings[0]?.field];
    };
    expect(withEcNik('3174053201700001', strict)).toEqual([nik, null, 'ec-nik-invalid?', 'ecNik']);
    expect(withEcNik('3174053201700001', anyDate)).toEqual([
      ...[nik, '3174053201700001', 'nik-date-impossible?', 'ecNik'],
    ]);
    expect(withEcNik('317405010170', strict)).toEqual([nik, null, 'ec-nik-invalid?', 'ecNik']);
    expect(withEcNik('317405010170', lenient)).toEqual([nik, '317405010170', 'nik-length-accepted?', 'ecNik']);
  });
});

describe('a typed person', () => {
  test('is null while an error stands, with every problem told', () => {
    const typed = { nik: '12', phone: '021 5551234', name: '', ecNik: '', ecPhone: '', ecName: '' };
    const { person, problems } = checkTypedPerson(typed, {
      ecConsent: true,
      accepts: { nikLength: false, nikDate: false, nikSerial: false },
    });
    expect(person).toBeNull();
    expect(problems).toEqual([
      { row: 1, field: 'nik', code: 'nik-length', severity: 'error' },
      { row: 1, field: 'phone', code: 'phone-landline', severity: 'error' },
      { row: 1, field: 'name', code: 'name-missing', severity: 'warning' },
    ]);
  });
});

describe('what digits tell', () => {
  const today = new Date(2026, 4, 10).getTime();
  test.each<[string, string, object]>([
    [
      nik,
      '081234567890',
      { sex: 'male', birthDate: '1995-09-25', province: 'DKI Jakarta', zone: 'WIB', operator: 'Telkomsel' },
    ],
    ['5171056510070001', '085155123456', { sex: 'female', birthDate: '2007-10-25', zone: 'WITA', operator: 'by.U' }],
    ['9103051105260001', '085912345678', { birthDate: '1926-05-11', zone: 'WIT', operator: 'XL' }],
    ['9103051005260001', '0800', { birthDate: '2026-05-10', operator: null }],
    ['3174053209950001', '089612345678', { sex: null, birthDate: null, province: 'DKI Jakarta', operator: 'Tri' }],
    ['3310225629467', '083112345678', { sex: null, birthDate: null, province: null, zone: null, operator: 'AXIS' }],
  ])('%s with %s', (someNik, phone, expected) => {
    expect(derivePerson({ nik: someNik, phone }, today)).toMatchObject(expected);
  });
});

describe('the same person again', () => {
  const person = (changes: Partial<Person>): Person => ({
    ...{ nik, phone: '081234567890', name: null, ecNik: null, ecPhone: null, ecName: null },
    ...changes,
  });

  test('is a twin only where the question is the same; otherwise it is told which part is', () => {
    const same = createSamePerson();
    const see = (row: number, one: Person) => {
      const { twinOfRow, findings } = same.see(row, one, fingerprint(one));
      return [twinOfRow, told(findings)];
    };
    expect(see(2, person({}))).toEqual([null, '']);
    expect(see(3, person({}))).toEqual([2, 'twin']);
    expect(see(4, person({ phone: '085712345678' }))).toEqual([null, 'same-nik-other-phone?']);
    expect(see(5, person({ nik: '3174050101700001' }))).toEqual([null, 'same-phone-other-person?']);
    expect(see(6, person({ nik: '3174050101800001', phone: '089612345678' }))).toEqual([null, '']);
  });
});
