/** Rows the operator removed from a file before it became a list. */
import type { Problem } from '../../../contract/person.ts';

/** The operator does not want this row asked about: it is nobody's to mend, and a file that comes back must not bring it in. */
export function skippedByOperator(problems: readonly Pick<Problem, 'code'>[]): boolean {
  return problems.some(({ code }) => code === 'row-skipped');
}
