/** What the program asks of its reading process about a list of people, and what is told of its rows meanwhile. */
import type { FileShape, Preview, ReadChoices } from '../../../contract/lists.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import type { Question } from '../../worker/questions.ts';
import type { RowSlice } from './row-slice.ts';
import type { Summary } from './summary.ts';

export type ReadRequest = BytesPlace & {
  choices: ReadChoices;
  /** Row numbers whose cleaned person is wanted. */
  sampleRows: readonly number[];
  problemLimit: number;
  /** The preview's own; without, as false. */
  allowMissing?: boolean;
  problemTexts?: boolean;
  /** Whether the rows themselves are wanted; without, only what is to be said of them. */
  wantRows: boolean;
};

export type FileFacts = { file: FileShape; sheets: string[]; columns: Preview['columns']; doubts: Preview['doubts'] };
export type ReadRows = FileFacts & { summary: Summary };

/** Of all rows, one after the other. */
export type RowsTold = {
  opened(what: { facts: FileFacts; rowsAtMost: number | null }): void;
  checked(rows: number): void;
  slice(slice: RowSlice): Promise<void>;
};

export type ListQuestions = { 'read-list': Question<ReadRequest, ReadRows, RowsTold> };
