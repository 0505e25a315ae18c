/** Receives the rows of a list while they are read: the program's side. */
import type { FileFacts, RowListeners } from './messages.ts';
import type { RowSlice } from './row-slice.ts';

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
