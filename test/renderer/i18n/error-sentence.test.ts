/** What a person is told of an error, where the same code has more than one cause. */
import { expect, test } from 'vitest';
import { errorSentence } from '../../../src-renderer/i18n/error-texts.ts';

test('a reading that was ended is not called too large a file; a file that is too large is', () => {
  const ended = errorSentence({ code: 'file-too-large', message: '', details: { reason: 'memory' } });
  const large = errorSentence({ code: 'file-too-large', message: '' });
  expect(ended).toMatch(/mungkin karena memori|perhaps for want of memory/);
  expect(large).toMatch(/terlalu besar|too large/);
});

test('of a list whose connection was deleted says to move the list, not to choose another connection', () => {
  const gone = errorSentence({ code: 'connection-unknown', message: '', details: { reason: 'list' } });
  expect(gone).not.toBe(errorSentence({ code: 'connection-unknown', message: '' }));
  expect(gone).toMatch(/Move the list|Pindahkan dulu daftarnya/);
});
