/** Every table of a file with its cells as they stand: the program's side. */
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import type { ConversationPorts } from '../../worker/conversation.ts';
import type { Question } from '../../worker/questions.ts';
import type { Cell } from '../cell.ts';
import { type ReadOptions, startReading } from './start-reading.ts';

/** A row as it stands. */
export type PlainRow = { row: number; cells: Cell[] };
/** A table of whatever kind, with its first rows: enough to tell what its columns are. */
export type PlainTable = { name: string | null; rowsAtMost: number | null; first: PlainRow[] };

/** For each of the tables, the columns (from 0) whose cells are wanted; none: not that table. */
export type WantedColumns = readonly (readonly number[])[];

export type PlainQuestions = {
  'plain-tables': Question<
    BytesPlace & { readonly password?: string | undefined },
    /** SHA-256 of the file's bytes, hexadecimal. */
    { digest: string },
    {
      tables(tables: PlainTable[]): Promise<WantedColumns>;
      /** Cells in the order of the columns wanted. */
      rows(slice: { table: number; rows: PlainRow[] }): Promise<void>;
    }
  >;
};

export type PlainListeners = {
  onTables(tables: PlainTable[]): Promise<WantedColumns>;
  /** The next slice comes when this is done. Cells are in the order of the columns. */
  onSlice(table: number, rows: PlainRow[]): Promise<void>;
};

/**
 * Reads any table, visible or not. `password`: of a workbook that is encrypted with one. Errors: as `startReading` and
 * `openSource`, and whatever the listeners throw.
 */
export async function readPlainApart(
  ports: ConversationPorts,
  place: PlainQuestions['plain-tables']['asked'],
  { onTables, onSlice }: PlainListeners,
  options: ReadOptions,
): Promise<PlainQuestions['plain-tables']['answer']> {
  const reading = startReading<PlainQuestions>(ports, place.path, options);
  try {
    const listeners = {
      tables: onTables,
      rows: ({ table, rows }: { table: number; rows: PlainRow[] }) => onSlice(table, rows),
    };
    return await reading.ask('plain-tables', place, listeners, options.signal);
  } finally {
    reading.end();
  }
}
