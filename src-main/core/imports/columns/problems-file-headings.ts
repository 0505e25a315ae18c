/**
 * The columns that a problems file has besides those of the list: the reasons, and the mark that matches a mended row
 * to its place. Recognised by their headings in every language, so that none is taken for data of the person.
 */
import { problemsFileWords } from '../../../words/problems-file.ts';
import { plainHeading } from './heading-words.ts';

type OwnColumn = keyof (typeof problemsFileWords)['id']['headings'];
const ownColumns = Object.keys(problemsFileWords.id.headings) as OwnColumn[];

export function isMarkHeading(heading: string): boolean {
  return isHeadingOf('mark', heading);
}

/** Any of them. */
export function isOfProblemsFile(heading: string): boolean {
  return ownColumns.some((column) => isHeadingOf(column, heading));
}

export function isHeadingOf(column: OwnColumn, heading: string): boolean {
  const plain = plainHeading(heading);
  return Object.values(problemsFileWords).some(({ headings }) => plainHeading(headings[column]) === plain);
}
