/** Every problem has a sentence and a way out, in both languages, short enough to be read beside a grid. */
import { afterAll, expect, test } from 'vitest';
import { problemCodes } from '../../../src-main/contract/person.ts';
import { problemTexts } from '../../../src-renderer/i18n/problem-texts.ts';
import { setLanguage, translate } from '../../../src-renderer/i18n/texts.ts';
import { draftTexts } from '../../../src-renderer/screens/imports/draft/draft-texts.ts';

afterAll(() => setLanguage('id'));

const sentences = (text: string) => text.split(/(?<=[.?!])\s+(?=\p{Lu})/u);

test.each(problemCodes)('%s is told in one or two sentences and explained in at most three', async (code) => {
  const t = translate(problemTexts);
  const told: string[] = [];
  for (const language of ['id', 'en'] as const) {
    await setLanguage(language);
    const [problem, help] = [t(`problem.${code}`), t(`help.${code}`)];
    expect([sentences(problem).length <= 2, sentences(help).length <= 3]).toEqual([true, true]);
    expect([problem.length <= 110, help.length <= 400, help.endsWith('.')]).toEqual([true, true, true]);
    expect(help).not.toBe(problem);
    told.push(problem, help);
  }
  expect(new Set(told).size).toBe(4);
});

test('the way back of a row that was left out is called what its button is called', async () => {
  for (const language of ['id', 'en'] as const) {
    await setLanguage(language);
    expect(translate(problemTexts)('help.row-skipped')).toContain(`“${translate(draftTexts)('tools.take')}”`);
  }
});

test('what comes back of an earlier time is counted as corrections, not as rows', async () => {
  const t = translate(draftTexts);
  await setLanguage('id');
  expect(t('states.restored', { count: 2 })).toBe('2 perbaikan Anda sebelumnya dipakai lagi.');
  await setLanguage('en');
  expect(t('states.restored', { count: 2 })).toBe('2 of your earlier corrections are back.');
  expect(t('states.restored', { count: 1 })).toBe('1 of your earlier corrections is back.');
});

test('where Excel lost digits, the way to a file that keeps them is told step by step', async () => {
  const t = translate(problemTexts);
  for (const code of ['nik-precision-lost', 'nik-scientific', 'phone-scientific'] as const) {
    await setLanguage('id');
    expect(t(`help.${code}`)).toContain('Data → Dari Teks/CSV');
    await setLanguage('en');
    expect(t(`help.${code}`)).toContain('Data → From Text/CSV');
  }
});
