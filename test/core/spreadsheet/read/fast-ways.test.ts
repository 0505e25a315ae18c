/**
 * Nearly every cell of a list is clean, and takes a short way through the rules. It says what the long way says, and the
 * flat tables by which rows of the same person are found say what plain maps say.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../../../src-main/contract/person.ts';
import { checkName, cleaned } from '../../../../src-main/core/person/name.ts';
import { checkNik, cleanText as longNik } from '../../../../src-main/core/person/nik.ts';
import { checkPhone, cleanText as longPhone } from '../../../../src-main/core/person/phone.ts';
import { createSamePerson } from '../../../../src-main/core/person/same-person.ts';
import { fingerprint } from '../../../../src-main/core/td/question.ts';

const digits = (from: number, to: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: from, maxLength: to }).map((all) => all.join(''));

/** Mostly what lists hold, with now and then a sign that does not belong there. */
const almostDigits = fc
  .tuple(digits(8, 17), fc.nat(20), fc.constantFrom('', '', ' ', '-', 'O', '\u200b', '٣', '０', "'", '.', '+', '/'))
  .map(([text, at, sign]) => text.slice(0, at) + sign + text.slice(at));

const born = fc
  .tuple(fc.integer({ min: 1, max: 71 }), fc.integer({ min: 1, max: 13 }), digits(2, 2))
  .map(([day, month, year]) => `310000${String(day).padStart(2, '0')}${String(month).padStart(2, '0')}${year}0001`);

describe('the short way', () => {
  test('of a NIK says what the long way says', () => {
    fc.assert(
      fc.property(
        fc.oneof(born, digits(16, 16), almostDigits),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (text, nikLength, nikDate, nikSerial) => {
          const accepts = { nikLength, nikDate, nikSerial };
          expect(checkNik(text, 'nik', accepts)).toEqual(longNik(text, 'nik', accepts));
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('of a phone says what the long way says', () => {
    const mobile = digits(6, 12).map((rest) => `08${rest}`);
    fc.assert(
      fc.property(fc.oneof(mobile, digits(8, 14), almostDigits), (text) => {
        expect(checkPhone(text, 'phone')).toEqual(longPhone(text, 'phone'));
      }),
      { numRuns: 3000 },
    );
  });

  test('of a name leaves what cleaning would leave', () => {
    const ascii = fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 60 });
    const name = fc.oneof(
      ascii,
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(' Siti\r\nAminah', 'e\u0301'),
    );
    fc.assert(
      fc.property(name, (text) => {
        const { value } = checkName(text, 'name');
        if (value !== null) expect(value).toBe(cleaned(text));
        else expect(cleaned(text)).not.toMatch(/[\p{L}\p{N}]/u);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the same person again', () => {
  /** Few different ones, so that they meet; of other lengths too, where the operator accepts such. */
  const nik = fc.oneof(
    fc.integer({ min: 1, max: 12 }).map((serial) => `310000170890${String(serial).padStart(4, '0')}`),
    fc.constantFrom('3310225629467', '0003310225629467', '12345', '123456789012345678', '00000001', '000000001'),
  );
  const phone = fc.constantFrom(
    '0812345678',
    '08123456789',
    '081234567890',
    '0812345678901',
    '0857000000',
    '08570000000',
  );
  const person = fc.tuple(nik, phone, fc.constantFrom(null, 'Siti')).map(
    ([nikOf, phoneOf, name]): Person => ({
      ...{ nik: nikOf, phone: phoneOf, name, ecNik: null, ecPhone: null, ecName: null },
    }),
  );

  test('is found as two plain maps and a third of the questions would find it', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 60 }), (people) => {
        const same = createSamePerson();
        const phones = new Map<string, Set<string>>();
        const niks = new Map<string, Set<string>>();
        const rows = new Map<string, number>();
        for (const [index, one] of people.entries()) {
          const asked = fingerprint(one);
          const known = phones.get(one.nik) ?? new Set();
          const others = niks.get(one.phone) ?? new Set();
          const expected = [
            // Once there were two, every further one is told of, whichever of them it repeats.
            ...(known.size > 1 || (known.size === 1 && !known.has(one.phone)) ? ['same-nik-other-phone'] : []),
            ...(others.size > 1 || (others.size === 1 && !others.has(one.nik)) ? ['same-phone-other-person'] : []),
            ...(rows.has(asked) ? ['twin'] : []),
          ];
          const { twinOfRow, findings } = same.see(index + 2, one, asked);
          expect([twinOfRow, findings.map(({ code }) => code)]).toEqual([rows.get(asked) ?? null, expected]);
          phones.set(one.nik, known.add(one.phone));
          niks.set(one.phone, others.add(one.nik));
          if (!rows.has(asked)) rows.set(asked, index + 2);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('is found among very many rows', () => {
    const same = createSamePerson();
    const of = (index: number): Person => ({
      nik: `31000017089${String(index).padStart(5, '0')}`,
      phone: `0812${String(10_000_000 + index)}`,
      ...{ name: null, ecNik: null, ecPhone: null, ecName: null },
    });
    for (let index = 0; index < 20_000; index++) {
      const seen = same.see(index + 2, of(index), fingerprint(of(index)));
      if (seen.twinOfRow !== null || seen.findings.length > 0) expect.fail(`Row ${index + 2} is nobody's twin.`);
    }
    for (let index = 0; index < 20_000; index += 7) {
      expect(same.see(30_000 + index, of(index), fingerprint(of(index)))).toMatchObject({
        twinOfRow: index + 2,
        findings: [{ code: 'twin' }],
      });
    }
  });
});
