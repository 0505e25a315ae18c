/** What the program and its reading process say to each other. Rows come in slices, each only when asked for. */

import type { CallError } from '../../../contract/errors.ts';
import type { FileShape, Preview, ReadChoices } from '../../../contract/lists.ts';
import type { ReadRow } from './read-rows.ts';
import type { Summary } from './summary.ts';

export type ReadRequest = {
  path: string;
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

export type ToReader = { kind: 'read'; request: ReadRequest } | { kind: 'next' };

export type FileFacts = { file: FileShape; sheets: string[]; columns: Preview['columns'] };

export type FromReader =
  /** The bytes are there; what follows is the library's work. */
  | { kind: 'begun' }
  | { kind: 'opened'; facts: FileFacts; rowsAtMost: number | null }
  | { kind: 'checked'; rows: number }
  /** Nothing follows before it is answered with `next`. */
  | { kind: 'slice'; rows: ReadRow[] }
  | { kind: 'done'; summary: Summary }
  | { kind: 'failed'; error: Pick<CallError, 'code' | 'message' | 'details'> };
