/** Every sentence the command line says, in both languages. Both have the same keys, or this does not compile. */
import type { ErrorCode, OtherFileKind } from '../../../contract/errors.ts';
import type { ProblemCode } from '../../../contract/person.ts';
import type { Language } from '../../../contract/settings.ts';
import type { VerdictWords } from '../../../words/verdict-words.ts';
import { verdictWordsEn } from '../../../words/verdict-words-en.ts';
import { verdictWordsId } from '../../../words/verdict-words-id.ts';
import { dataEn } from './data-en.ts';
import { dataId } from './data-id.ts';
import { en } from './en.ts';
import { id } from './id.ts';
import { listsEn } from './lists-en.ts';
import { listsId } from './lists-id.ts';
import { moneyEn } from './money-en.ts';
import { moneyId } from './money-id.ts';
import { errorsEn, otherFilesEn, problemsEn, readingEndedEn } from './problems-en.ts';
import { errorsId, otherFilesId, problemsId, readingEndedId } from './problems-id.ts';

export type Texts = {
  readonly main: typeof en;
  /** Of an answer: as reports say it. */
  readonly meaning: VerdictWords;
  readonly money: typeof moneyEn;
  readonly lists: typeof listsEn;
  readonly data: typeof dataEn;
  readonly errors: Record<ErrorCode, string>;
  /** `file-too-large` where nobody knows that it is: the process that read it was ended. */
  readonly readingEnded: string;
  /** `file-not-spreadsheet`, by what the file is. */
  readonly otherFiles: Record<OtherFileKind, string>;
  readonly problems: Record<ProblemCode, string>;
};

export const texts: Record<Language, Texts> = {
  en: {
    main: en,
    meaning: verdictWordsEn,
    money: moneyEn,
    lists: listsEn,
    data: dataEn,
    errors: errorsEn,
    otherFiles: otherFilesEn,
    readingEnded: readingEndedEn,
    problems: problemsEn,
  },
  id: {
    main: id,
    meaning: verdictWordsId,
    money: moneyId,
    lists: listsId,
    data: dataId,
    errors: errorsId,
    otherFiles: otherFilesId,
    readingEnded: readingEndedId,
    problems: problemsId,
  },
};
