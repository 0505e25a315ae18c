/** What the reading process reports about a list of people and about its rows, and how the program receives it. */
import type { FileShape, Preview } from '../../../contract/reading.ts';
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

/** The same, as whoever reads a list on the program's side wants it. */
export type ReadListeners = {
  onOpened?(facts: FileFacts, rowsAtMost: number | null): void;
  onChecked?(rows: number): void;
  /** The next slice comes when this is done. */
  onSlice?(slice: RowSlice, facts: FileFacts): Promise<void>;
};

export function rowListeners(listeners: ReadListeners): RowListeners {
  let facts: FileFacts | null = null;
  return {
    opened(what) {
      facts = what.facts;
      listeners.onOpened?.(what.facts, what.rowsAtMost);
    },
    checked: (rows) => listeners.onChecked?.(rows),
    async slice(slice) {
      if (facts) await listeners.onSlice?.(slice, facts);
    },
  };
}
