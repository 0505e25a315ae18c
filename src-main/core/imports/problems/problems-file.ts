/**
 * The two columns that a problems file has beside those of the list: the reasons, and the mark by which a mended row
 * finds its place again. Known by their headings in every language, so that neither is taken for something of the person.
 */
import { problemsFileWords } from '../../../words/problems-file.ts';
import { plainHeading } from '../columns/heading-words.ts';

export function isMarkHeading(heading: string): boolean {
  return isOneOf('mark', heading);
}

export function isReasonHeading(heading: string): boolean {
  return isOneOf('reason', heading);
}

/** Either of the two. */
export function isOfProblemsFile(heading: string): boolean {
  return isMarkHeading(heading) || isReasonHeading(heading);
}

function isOneOf(column: 'mark' | 'reason', heading: string): boolean {
  const plain = plainHeading(heading);
  return Object.values(problemsFileWords).some(({ headings }) => plainHeading(headings[column]) === plain);
}
