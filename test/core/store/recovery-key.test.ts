/** The recovery key as text: what is typed is what was printed, or the group that is not is named. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatRecoveryKey,
  groupsOf,
  newRecoverySecret,
  parseGroup,
  parseRecoveryKey,
} from '../../../src-main/core/store/recovery-key.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secrets = fc.uint8Array({ minLength: 20, maxLength: 20 });
const group = (typed: string) => {
  try {
    parseRecoveryKey(typed);
    return null;
  } catch (error) {
    return (error as { code: string; details: { group: number } }).details.group;
  }
};

test('it holds 160 random bits', () => {
  expect(newRecoverySecret()).toHaveLength(20);
  expect(Buffer.from(newRecoverySecret()).equals(newRecoverySecret())).toBe(false);
});

test('whatever the secret, its text is eight groups of five and reads back as it was', () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      const key = formatRecoveryKey(secret);
      expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
      expect(parseRecoveryKey(key)).toEqual(secret);
    }),
  );
});

test('blanks, hyphens, small letters and the letters that look like digits make no difference', () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      const key = formatRecoveryKey(secret);
      expect(parseRecoveryKey(` ${key.toLowerCase().replaceAll('-', ' \n')}`)).toEqual(secret);
      expect(parseRecoveryKey(key.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', '–'))).toEqual(secret);
    }),
  );
});

describe('a slip of the fingers', () => {
  test('in one symbol is noticed, and its group named', () => {
    fc.assert(
      fc.property(secrets, fc.nat(39), fc.nat(30), (secret, at, shift) => {
        const symbols = [...formatRecoveryKey(secret).replaceAll('-', '')];
        const was = alphabet.indexOf(symbols[at] ?? '');
        symbols[at] = alphabet[(was + 1 + shift) % 32] ?? '';
        expect(group(symbols.join(''))).toBe(Math.floor(at / 5) + 1);
      }),
    );
  });

  test('that changes two symbols of a group is noticed', () => {
    fc.assert(
      fc.property(secrets, fc.nat(7), fc.nat(4), fc.nat(4), (secret, index, one, other) => {
        const groups = groupsOf(formatRecoveryKey(secret)).map((text) => [...text]);
        const changed = groups[index] ?? [];
        fc.pre(changed[one] !== changed[other]);
        [changed[one], changed[other]] = [changed[other] ?? '', changed[one] ?? ''];
        expect(group(groups.map((symbols) => symbols.join('')).join('-'))).toBe(index + 1);
      }),
    );
  });

  test('that puts a group in the place of another, leaves one out or adds one is noticed', () => {
    const groups = groupsOf(formatRecoveryKey(Uint8Array.from({ length: 20 }, (_, index) => index * 11)));
    const [first = '', second = '', ...rest] = groups;
    expect(group([second, first, ...rest].join('-'))).toBe(1);
    expect(group([first, ...rest].join('-'))).toBe(2);
    expect(group([...groups, first].join('-'))).toBe(8);
    expect(group(groups.join('-').slice(0, -1))).toBe(8);
    expect(group('')).toBe(1);
    expect(group(groups.join('-').replace(/.$/, 'U'))).toBe(8);
  });
});

test('a group alone is read as one of its place', () => {
  const groups = groupsOf(formatRecoveryKey(new Uint8Array(20)));
  expect(parseGroup(` ${groups[2]?.toLowerCase()} `, 3)).toBe(groups[2]);
  expect(() => parseGroup(groups[2] ?? '', 4)).toThrow(expect.objectContaining({ code: 'recovery-key-mistyped' }));
});
