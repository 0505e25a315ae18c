/** The words for a row's cells: which problem marks one, how grave it is, what the file had in it. */
import {
  type AcceptableCode,
  acceptableCodes,
  type Draft,
  type DraftProblem,
  type DraftRow,
} from '../../../../src-main/contract/drafts.ts';
import { type ProblemCode, problemCodes, type Severity } from '../../../../src-main/contract/person.ts';
import type { problemTexts } from '../../../i18n/problem-texts.ts';
import type { WordsOf } from '../../../i18n/texts.ts';

const rank: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

/** Of one column, or (null) of the whole row; the gravest first. */
export function problemsAt(row: DraftRow, column: number | null): DraftProblem[] {
  return row.problems
    .filter((problem) => problem.column === column)
    .sort((a, b) => rank[a.severity] - rank[b.severity]);
}

export function problemSentence(words: WordsOf<typeof problemTexts>, problem: Pick<DraftProblem, 'code' | 'severity'>) {
  return `${words(`severity.${problem.severity}`)}: ${words(`problem.${problem.code}`)}`;
}

export function offerAt(row: DraftRow, column: number): string | null {
  return problemsAt(row, column).find(({ offer }) => offer !== null)?.offer ?? null;
}

/** Which of the columns is looked at first: that of a problem that is looked for, else of the row's first one, else the first. */
export function columnOfInterest(
  row: DraftRow,
  columns: readonly { column: number }[],
  codes: readonly ProblemCode[],
): number {
  const looked = columns.findIndex(({ column }) => problemsAt(row, column).some(({ code }) => codes.includes(code)));
  const faulty = columns.findIndex(({ column }) => problemsAt(row, column).length > 0);
  return Math.max(0, looked === -1 ? faulty : looked);
}

/** Whether an operator may take a row in spite of it. */
export function isAcceptable(code: ProblemCode): code is AcceptableCode {
  return acceptableCodes.some((one) => one === code);
}

/** Columns whose cells are not shown and not changed: the contact's, while they have not consented. */
export function withheldColumns(draft: Pick<Draft, 'file' | 'choices'>): ReadonlySet<number> {
  if (draft.choices.ecConsent) return new Set();
  const { ecNik, ecPhone, ecName } = draft.file.columns;
  return new Set([ecNik, ecPhone, ecName].filter((column) => column !== undefined));
}

/** What the left list shows: what keeps rows out first. In an order that stays while their counts fall. */
export function problemsInOrder(counts: Draft['problemCounts']): Draft['problemCounts'] {
  return [...counts]
    .filter(({ count }) => count > 0)
    .sort((a, b) => rank[a.severity] - rank[b.severity] || problemCodes.indexOf(a.code) - problemCodes.indexOf(b.code));
}
