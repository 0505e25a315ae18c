/** What the reading process reports about a list of people and about its rows. */
import type { FileShape, Preview } from '../../../contract/lists.ts';
import type { RowSlice } from './row-slice.ts';
import type { Summary } from './summary.ts';

export type FileFacts = { file: FileShape; sheets: string[]; columns: Preview['columns']; doubts: Preview['doubts'] };
export type ReadRows = FileFacts & { summary: Summary };

/** Of all rows, one after the other. */
export type RowListeners = {
  opened(what: { facts: FileFacts; rowsAtMost: number | null }): void;
  checked(rows: number): void;
  slice(slice: RowSlice): Promise<void>;
};
