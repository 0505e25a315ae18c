/** Reads a list of people in the reading process: the program's end. */
import type { Ports } from '../../kernel/ports.ts';
import { type ReadOptions, startReading } from '../../spreadsheet/read/start-reading.ts';
import type { FileFacts, ListQuestions, ReadRequest, ReadRows, RowsTold } from './messages.ts';
import type { RowSlice } from './row-slice.ts';

export type ReadListeners = {
  onOpened?(facts: FileFacts, rowsAtMost: number | null): void;
  onChecked?(rows: number): void;
  /** The next slice comes when this is done. */
  onSlice?(slice: RowSlice, facts: FileFacts): Promise<void>;
};

export function hearRows(listeners: ReadListeners): RowsTold {
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

/**
 * Reads a list of people. Errors: those of `startReading` and of the file (`file-…`, `xml-dtd-forbidden`, `no-…`,
 * `sheet-unknown`, `column-unknown`), and whatever `onSlice` throws.
 */
export async function readFileApart(
  ports: Pick<Ports, 'clock' | 'startWorker'>,
  request: ReadRequest,
  listeners: ReadListeners,
  options: ReadOptions,
): Promise<ReadRows> {
  const reading = startReading<ListQuestions>(ports, request.path, options);
  try {
    return await reading.ask('read-list', request, hearRows(listeners), options.signal);
  } finally {
    reading.end();
  }
}
