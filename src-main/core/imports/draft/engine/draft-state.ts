/** What the reading process tells of a draft. */
import type { Draft, DraftCounts } from '../../../../contract/drafts.ts';
import type { Marked } from '../../problems/source-key.ts';

/** Whenever it changed; the rest of the contract's `Draft` the program adds. */
export type DraftState = Pick<
  Draft,
  | 'sheets'
  | 'file'
  | 'layout'
  | 'columns'
  | 'doubts'
  | 'missing'
  | 'choices'
  | 'roundedColumns'
  | 'problemCounts'
  | 'canUndo'
  | 'canRedo'
> & {
  counts: DraftCounts;
  /** `plainHeading` of each heading of the sheet, in order: what its shape is known by. */
  headings: string[];
  /** The rows bear marks of problems files (`source-key.ts`): how many of which list, most first. */
  marks: Marked[];
};

/** What is known of the file before any row is checked. */
export type DraftFacts = Pick<
  DraftState,
  'sheets' | 'file' | 'columns' | 'doubts' | 'missing' | 'choices' | 'headings'
> & {
  /** null: no row was checked yet. */
  roundedColumns: DraftState['roundedColumns'] | null;
};

/** What is told of rows beside their counts; the persons of which rows (`sampleRows`), and how many problems. */
export type RowsWanted = { sampleRows: readonly number[]; problemLimit: number };
