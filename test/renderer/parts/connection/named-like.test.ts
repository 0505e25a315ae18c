/** One connection among a hundred. */
import { expect, test } from 'vitest';
import { namedLike } from '../../../../src-renderer/parts/connection/named-like.ts';

const connections = [
  { name: 'Latihan', partnerCode: 'practice', baseUrl: 'http://127.0.0.1:1' },
  { name: 'Cabang Melati', partnerCode: 'MLT01', baseUrl: 'https://api.example' },
  { name: 'Cabang Mawar', partnerCode: 'MWR07', baseUrl: 'https://api.example' },
];
const found = (search: string) => namedLike(connections, search).map(({ name }) => name);

test('connections are found by words of their name, code and address, in any case and order', () => {
  expect(found('')).toHaveLength(3);
  expect(found('  ')).toHaveLength(3);
  expect(found('MELATI cabang')).toEqual(['Cabang Melati']);
  expect(found('mwr')).toEqual(['Cabang Mawar']);
  expect(found('api.example cabang')).toEqual(['Cabang Melati', 'Cabang Mawar']);
  expect(found('melati mawar')).toEqual([]);
});
