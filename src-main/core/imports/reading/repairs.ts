/** What the operator changed of a file that is not a list yet: never in the file, always beside it. */
import type { Problem } from '../../../contract/person.ts';
import type { Accepts } from '../../person/finding.ts';

export type RowRepair = {
  /** Index from 0 → the text that stands there now. */
  cells: ReadonlyMap<number, string>;
  /** Left out by the operator. */
  skipped: boolean;
  /** Beside what is accepted for all rows. */
  accepts: Accepts;
};

export type Repairs = {
  /** undefined: the row is as the file has it. */
  of(row: number): RowRepair | undefined;
};

export const noRepairs: Repairs = { of: () => undefined };

/** The operator does not want this row asked about: it is nobody's to mend, and a file that comes back must not bring it in. */
export function skippedByOperator(problems: readonly Pick<Problem, 'code'>[]): boolean {
  return problems.some(({ code }) => code === 'row-skipped');
}
