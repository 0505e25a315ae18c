/**
 * The two columns that a problems file has besides those of the list: the reasons, and the mark that matches a mended
 * row to its place. Recognised by their headings in every language, so that neither is taken for data of the person.
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
