/** What the program and its reading process say to each other. Rows come in slices, each only when asked for. */

import type { DraftRow } from '../../../contract/drafts.ts';
import type { CallError } from '../../../contract/errors.ts';
import type { FileShape, Preview, ReadChoices } from '../../../contract/lists.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import type { Cell } from '../../spreadsheet/cell.ts';
import type { Change } from '../draft/changes.ts';
import type { DraftAnswer, DraftQuestion } from '../draft/session-messages.ts';
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

/** A row as it stands. */
export type PlainRow = { row: number; cells: Cell[] };
/** A table of whatever kind, with its first rows: enough to tell what its columns are. */
export type PlainTable = { name: string | null; rowsAtMost: number | null; first: PlainRow[] };

export type ToReader =
  | { kind: 'read'; request: ReadRequest }
  | { kind: 'read-plain'; place: BytesPlace }
  /** For each of the tables, the columns (from 0) whose cells are wanted; none: not that table. */
  | { kind: 'take'; columns: readonly (readonly number[])[] }
  | { kind: 'next' }
  /** Instead of `next`: nothing more of this is wanted. */
  | { kind: 'stop' }
  /** One at a time; each is answered with `draft-answer` or `draft-refused`. */
  | { kind: 'draft'; question: DraftQuestion };

export type FileFacts = { file: FileShape; sheets: string[]; columns: Preview['columns']; doubts: Preview['doubts'] };

export type FromReader =
  /** The bytes are there; what follows is the library's work. */
  | { kind: 'begun' }
  | { kind: 'opened'; facts: FileFacts; rowsAtMost: number | null }
  | { kind: 'checked'; rows: number }
  /** Nothing follows before it is answered with `next`. */
  | { kind: 'slice'; slice: RowSlice }
  | { kind: 'done'; summary: Summary }
  /** Nothing follows before it is answered with `take`. */
  | { kind: 'tables'; tables: PlainTable[] }
  /** As `slice`; cells in the order of the columns taken. */
  | { kind: 'plain-slice'; table: number; rows: PlainRow[] }
  | { kind: 'plain-done' }
  | { kind: 'draft-answer'; answer: DraftAnswer }
  | { kind: 'draft-refused'; error: Pick<CallError, 'code' | 'message' | 'details'> }
  /** As `slice`. */
  | { kind: 'draft-rows'; rows: DraftRow[] }
  | { kind: 'draft-changes'; changes: Change[] }
  | { kind: 'failed'; error: Pick<CallError, 'code' | 'message' | 'details'> };
