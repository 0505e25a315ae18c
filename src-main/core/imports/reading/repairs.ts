/** What the operator changed of a file that is not a list yet: never in the file, always beside it. */
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
