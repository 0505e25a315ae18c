/** What was read is shown as an answer to what is asked now, and to nothing else. */
import { expect, test } from 'vitest';
import { answerTo } from '../../../src-renderer/core/core.ts';

const last = { key: '{"listId":1}', input: { listId: 1 }, data: 'list 1' };

test('an answer stays while it is read anew', () => {
  expect(answerTo({ key: '{"listId":1}', error: null, last }, '{"listId":1}').data).toBe('list 1');
});

test('the answer about one list or person is not shown when another is asked about', () => {
  expect(answerTo({ key: '{"listId":1}', error: null, last }, '{"listId":2}').data).toBeUndefined();
  expect(answerTo({ key: '{"listId":1}', error: null, last }, null).data).toBeUndefined();
});

test('nor is its error, and a failed reading keeps the answer to the same question', () => {
  const error = { code: 'internal' as const, message: '' };
  expect(answerTo({ key: '{"listId":2}', error, last }, '{"listId":3}').error).toBe(null);
  expect(answerTo({ key: '{"listId":2}', error, last }, '{"listId":2}')).toMatchObject({ error, data: undefined });
  expect(answerTo({ key: '{"listId":1}', error, last }, '{"listId":1}')).toMatchObject({ error, data: 'list 1' });
});
