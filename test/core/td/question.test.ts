import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint, foldName, type Question, questionBody } from '../../../src-main/core/td/question.ts';

const joe: Question = {
  nik: '3310225629467',
  phone: '081234567890',
  name: 'Joe',
  ecNik: '3310225629467',
  ecPhone: '081234567890',
  ecName: 'Joe',
};

test('the body is exactly the document’s sample', () => {
  expect(questionBody(joe)).toEqual({
    country: 'ID',
    phone_number: '081234567890',
    id_type: 'KTP',
    id_number: '3310225629467',
    name: 'Joe',
    emergency_contact_id: '3310225629467',
    emergency_contact_phone: '081234567890',
    emergency_contact_name: 'Joe',
  });
});

test('a parameter without a value is left out', () => {
  const body = questionBody({ ...joe, name: null, ecNik: null, ecPhone: '', ecName: null });
  expect(Object.keys(body).sort()).toEqual(['country', 'id_number', 'id_type', 'phone_number']);
});

test('the same question has the same fingerprint, whatever order it was put together in', () => {
  const { nik, phone, name, ecNik, ecPhone, ecName } = joe;
  expect(fingerprint({ ecName, ecPhone, ecNik, name, phone, nik })).toBe(fingerprint(joe));
  expect(fingerprint(joe)).toMatch(/^[0-9a-f]{64}$/);
});

test.each(['nik', 'phone', 'name', 'ecNik', 'ecPhone', 'ecName'] as const)(
  'another %s is another question',
  (field) => {
    expect(fingerprint({ ...joe, [field]: '999' })).not.toBe(fingerprint(joe));
    expect(fingerprint({ ...joe, [field]: null })).not.toBe(fingerprint(joe));
  },
);

test('a value cannot pass for another parameter', () => {
  expect(fingerprint({ ...joe, name: 'A', ecName: null })).not.toBe(fingerprint({ ...joe, name: null, ecName: 'A' }));
});

test('the fingerprint is pinned: stored rows must stay the same question after an update', () => {
  expect(fingerprint(joe)).toMatchInlineSnapshot(`"51d97607e75863c4773d4b5aad523700456fc9efb181ca9af6fa66814925db63"`);
});

test.each([
  ['BUDI SANTOSO', 'Budi Santoso'],
  ['Budi  Santoso', 'Budi Santoso'],
  ['Budi\u00a0Santoso', 'BudiSantoso'],
  ['Rene\u0301', 'Ren\u00e9'],
  ['STRAßE', 'Strasse'],
  ['İnci', 'i\u0307nci'],
  ['ΜΆΡΙΟΣ', 'Μάριος'],
])('%j and %j are one name, the person’s and the contact’s', (one, other) => {
  expect(fingerprint({ ...joe, name: one })).toBe(fingerprint({ ...joe, name: other }));
  expect(fingerprint({ ...joe, ecName: one })).toBe(fingerprint({ ...joe, ecName: other }));
});

test('a name stays one name however it is cased, spaced or composed', () => {
  const letters = fc.string({
    unit: fc.oneof(
      fc.constantFrom(' ', "'", '’', 'ß', 'ẞ', 'İ', 'ı', 'ǆ', 'é', 'e\u0301'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 20,
  });
  fc.assert(
    fc.property(letters, (name) => {
      const folded = foldName(name);
      for (const form of ['NFC', 'NFD'] as const) expect(foldName(name.normalize(form))).toBe(folded);
      expect(foldName(folded)).toBe(folded);
      expect(foldName(name.toUpperCase())).toBe(folded);
      expect(foldName(name.toLowerCase())).toBe(folded);
      expect(foldName(` ${name.split('').join('')} `)).toBe(folded);
    }),
    { numRuns: 2_000 },
  );
});

test('what is sent is the name as it was written', () => {
  expect(questionBody({ ...joe, name: 'BUDI  Santoso' }).name).toBe('BUDI  Santoso');
});
