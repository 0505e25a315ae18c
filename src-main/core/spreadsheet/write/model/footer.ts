import { localMinute } from '../../../../contract/calendar.ts';
import type { Language } from '../../../../contract/settings.ts';
import { workbookWords } from '../../../../words/workbook.ts';
import type { PageFooter } from './workbook-model.ts';

/** What it is, the page of how many, and when it was made (milliseconds since the epoch, told in local time). */
export function footerOf(what: string, language: Language, madeAt: number): PageFooter {
  return { left: what, middle: workbookWords[language].footer.pages, right: localMinute(madeAt) };
}
