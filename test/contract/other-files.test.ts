/** What a file is that is no list says what to do next: its kind is told by what was found. */
import { expect, test } from 'vitest';
import { otherFileKind } from '../../src-main/contract/errors.ts';

test.each([
  ['lock-file', 'lock-file'],
  ['html', 'page'],
  ['mhtml', 'page'],
  ['xml', 'xml'],
  ['pdf', 'picture'],
  ['jpeg', 'picture'],
  ['zip', 'archive'],
  ['rtf', 'document'],
  ['binary', 'other'],
])('%s is of the kind %s', (found, kind) => {
  expect(otherFileKind({ details: { found } })).toBe(kind);
});

test('what was not found out is another file', () => {
  expect(otherFileKind({})).toBe('other');
});
