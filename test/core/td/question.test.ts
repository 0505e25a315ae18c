import { expect, test } from 'vitest';
import { fingerprint, type Question, questionBody } from '../../../src-main/core/td/question.ts';

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
  expect(fingerprint(joe)).toMatchInlineSnapshot(`"393c9a8b5c76d60c90691894c1e3f0e614de0604a55a40ef718e4aca562296af"`);
});
