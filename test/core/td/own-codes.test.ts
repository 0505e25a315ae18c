/** What the program itself says of an attempt: every code has its sentences, and there is no code beside the list. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isOwnCode, ownCodes } from '../../../src-main/contract/own-codes.ts';
import { ownCodeSentence } from '../../../src-main/words/provider-codes.ts';

const td = join(import.meta.dirname, '../../../src-main/core/td');
/** The system's and the library's, which they say by themselves. */
const theirs = /^(E[A-Z]+(_[A-Z]+)?|UND_ERR\w*|CERT_\w+|DEPTH_\w+|ERR_\w+|HOSTNAME_\w+|SELF_\w+|UNABLE_\w+)$/;

test('every code in capitals that core/td writes has its sentences', () => {
  const written = readdirSync(td).flatMap((file) => {
    if (!file.endsWith('.ts')) return [];
    return [...readFileSync(join(td, file), 'utf8').matchAll(/'([A-Z][A-Z0-9]*_[A-Z0-9_]+)'/g)].map(
      ([, code = '']) => code,
    );
  });
  expect(written.length).toBeGreaterThan(10);
  expect(written.filter((code) => !isOwnCode(code) && !theirs.test(code))).toEqual([]);
});

test('a code is a sentence in both languages; the provider’s words and the system’s codes are left as they are', () => {
  for (const code of ownCodes) {
    for (const language of ['id', 'en'] as const) expect(ownCodeSentence(code, language)).toMatch(/^\p{Lu}.+\.$/u);
  }
  expect(ownCodeSentence('HTTP_502', 'id')).toContain('HTTP 502');
  expect(ownCodeSentence('UND_ERR_SOCKET', 'id')).toBe('Sambungan terputus.');
  expect(ownCodeSentence('EHOSTUNREACH', 'id')).toBeNull();
  expect(ownCodeSentence('no record found', 'en')).toBeNull();
  expect(ownCodeSentence(null, 'en')).toBeNull();
});
