import { afterAll, expect, it } from 'vitest';
import { defineTexts, setLanguage, translate } from '../../../src-renderer/i18n/texts.ts';

const rowTexts = defineTexts('test-rows', {
  id: { rows: '{{count}} baris dari {{file}}' },
  en: { rows: { one: '{{count}} row of {{file}}', other: '{{count}} rows of {{file}}' } },
});

afterAll(() => setLanguage('id'));

it('writes a count as the language does, and leaves words alone', async () => {
  const t = translate(rowTexts);
  await setLanguage('id');
  expect(t('rows', { count: 12345, file: '12345' })).toBe('12.345 baris dari 12345');
  await setLanguage('en');
  expect(t('rows', { count: 12345, file: '12345' })).toBe('12,345 rows of 12345');
  expect(t('rows', { count: 1, file: 'a' })).toBe('1 row of a');
});
