/**
 * The two columns that a problems file has beside those of the list: the reasons, and the mark by which a mended row
 * finds its place again. Known by their headings in every language, so that neither is taken for something of the person.
 */
import type { Language } from '../../../contract/settings.ts';
import { plainHeading } from '../columns/heading-words.ts';

export const markHeading: Record<Language, string> = { id: 'Baris Sambung', en: 'Sambung row' };
export const reasonHeading: Record<Language, string> = {
  id: 'Yang perlu diperbaiki (Sambung)',
  en: 'What to mend (Sambung)',
};

export function isMarkHeading(heading: string): boolean {
  return isOneOf(markHeading, heading);
}

export function isReasonHeading(heading: string): boolean {
  return isOneOf(reasonHeading, heading);
}

/** Either of the two. */
export function isOfProblemsFile(heading: string): boolean {
  return isMarkHeading(heading) || isReasonHeading(heading);
}

function isOneOf(headings: Record<Language, string>, heading: string): boolean {
  const plain = plainHeading(heading);
  return Object.values(headings).some((one) => plainHeading(one) === plain);
}
