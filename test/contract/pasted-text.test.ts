/** Keys, codes and addresses as they come out of mails and chats: what nobody sees is not part of them. */
import { describe, expect, test } from 'vitest';
import { calls } from '../../src-main/contract/index.ts';
import { parseBaseUrl } from '../../src-main/core/td/base-url.ts';

const account = { name: 'Bogor', baseUrl: 'https://api.example.com/v1', partnerCode: 'BGR', partnerKey: 'K7-rahasia' };
const { create, update } = { create: calls['connections.create'].input, update: calls['connections.update'].input };

const unseen: [string, string][] = [
  ['a zero-width space', '\u200b'],
  ['a zero-width joiner', '\u200d'],
  ['a word joiner', '\u2060'],
  ['a byte order mark', '\ufeff'],
  ['a soft hyphen', '\u00ad'],
  ['a mark of direction', '\u200f'],
  ['an embedding of direction', '\u202b'],
  ['an isolate', '\u2068'],
  ['a selector of forms', '\ufe0f'],
  ['a tag', '\u{e0041}'],
  ['a filler', '\u3164'],
];

describe.each(unseen)('%s', (_, mark) => {
  test.each([
    ['before', (text: string) => mark + text],
    ['within', (text: string) => text.slice(0, 9) + mark + text.slice(9)],
    ['behind', (text: string) => text + mark],
  ])('%s is no part of a key, a code or an address', (_place, put) => {
    const secrets = { partnerKey: put(account.partnerKey), partnerCode: put(account.partnerCode) };
    expect(create.parse({ ...account, ...secrets })).toMatchObject({ partnerKey: 'K7-rahasia', partnerCode: 'BGR' });
    expect(update.parse({ id: 1, ...secrets })).toMatchObject({ partnerKey: 'K7-rahasia', partnerCode: 'BGR' });
    expect(parseBaseUrl(put(account.baseUrl)).href).toBe('https://api.example.com/v1');
  });
});

test('blanks around are left out, of whatever width', () => {
  for (const blank of [' ', '\t', '\n', '\r\n', '\u00a0', '\u3000', '\u2028']) {
    expect(create.parse({ ...account, partnerKey: blank + account.partnerKey + blank }).partnerKey).toBe('K7-rahasia');
    expect(parseBaseUrl(blank + account.baseUrl + blank).path).toBe('/v1');
  }
});

test('a blank of the keyboard within a key is one of its characters', () => {
  expect(create.parse({ ...account, partnerKey: 'dua kata' }).partnerKey).toBe('dua kata');
});

test.each([
  ['a line break', '\n'],
  ['a tab', '\t'],
  ['a fixed blank', '\u00a0'],
  ['a wide blank', '\u3000'],
  ['a control character', '\u0007'],
  ['a NUL', '\u0000'],
])('%s within a key, a code or an address is refused: it may be two things or half of one', (_, mark) => {
  for (const field of ['partnerKey', 'partnerCode'] as const) {
    const text = `${account[field].slice(0, 2)}${mark}${account[field].slice(2)}`;
    const parsed = create.safeParse({ ...account, [field]: text });
    expect(parsed.error?.issues.map(({ path }) => path)).toEqual([[field]]);
  }
  expect(() => parseBaseUrl(`https://api.example.com/v${mark}1`)).toThrow(
    expect.objectContaining({ code: 'connection-url-invalid' }),
  );
});

test('nothing but what nobody sees is no key', () => {
  expect(create.safeParse({ ...account, partnerKey: '\u200b\u2060 ' }).success).toBe(false);
});
