/** The window says of an answer what reports and the terminal say, word for word. */
import { expect, test } from 'vitest';
import type { VerdictWords } from '../../../src-main/words/verdict-words.ts';
import { verdictWordsEn } from '../../../src-main/words/verdict-words-en.ts';
import { verdictWordsId } from '../../../src-main/words/verdict-words-id.ts';
import { allTexts } from '../../../src-renderer/i18n/texts.ts';
import '../../../src-renderer/i18n/verdict-texts.ts';

test.each([
  ['id', verdictWordsId],
  ['en', verdictWordsEn],
] as const)('%s', (language, words: VerdictWords) => {
  const window = allTexts().get('verdicts')?.[language];
  expect({
    verdicts: window?.kind,
    reasons: window?.reason,
    steps: window?.nextStep,
    stepReasons: window?.stepReason,
    flags: window?.flag,
    usage: window?.usage,
    relations: window?.relation,
    ourReading: window?.ourReading,
  }).toEqual(words);
});

// words.md: decided there, word for word.
test('the verdicts are called as it was decided', () => {
  expect(
    [verdictWordsId, verdictWordsEn].map(({ verdicts: v }) => [
      v.reachable,
      v.likely,
      v.secondary,
      v.not_linked,
      v.unknown,
      v.no_record,
    ]),
  ).toEqual([
    [
      'Dapat dihubungi',
      'Mungkin dapat dihubungi',
      'Nomor lain menurut penyedia (pastikan dulu)',
      'Tidak terkait menurut penyedia',
      'Tidak diketahui',
      'Tidak ada di data penyedia',
    ],
    [
      'Reachable',
      'Likely',
      'Another number, says the provider (verify first)',
      'Not linked, says the provider',
      'Unknown',
      'No record',
    ],
  ]);
});
