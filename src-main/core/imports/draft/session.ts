/**
 * A draft as the process that read it holds it: this end of the line. Everything about its rows is asked of that process,
 * so that a list of half a million costs the program nothing.
 */
import type { DraftFilter, DraftOrder, DraftRow } from '../../../contract/drafts.ts';
import type { Severity } from '../../../contract/person.ts';
import type { ReadChoices } from '../../../contract/reading.ts';
import type { ReadListeners, ReadRows } from '../reading/messages.ts';
import type { Change } from './engine/changes.ts';
import type { DraftFacts, DraftState, RowsWanted } from './engine/draft-state.ts';

/** The next part comes when this is done. */
export type OnChanges = (changes: Change[]) => Promise<void>;

export type DraftSession = {
  /** Errors: the file's, as it is read so. Checks all rows, each time. */
  choose(choices: ReadChoices): Promise<DraftState>;
  /** Checks all rows where none was. */
  state(): Promise<DraftState>;
  facts(): Promise<DraftFacts>;
  /** Looks at the first rows only. `allowMissing`: as in `drafts.readAs`. Errors: as `choose`. */
  readAs(choices: ReadChoices, allowMissing: boolean): Promise<DraftFacts>;
  /** `fresh`: as in `drafts.rows`. */
  rows(
    filter: DraftFilter,
    page: { offset: number; limit: number; fresh: boolean },
  ): Promise<{ total: number; rows: DraftRow[] }>;
  /**
   * `onChanges` hears part by part what the step made, once it is made; nothing of it: nothing changed, and there is no
   * step. What it rejects with is the call's error. The step stands all the same: `undo` takes it back.
   */
  apply(order: DraftOrder, onChanges: OnChanges): Promise<{ state: DraftState; changed: number }>;
  undo(): Promise<{ state: DraftState; changed: number }>;
  /** As `apply`. */
  redo(onChanges: OnChanges): Promise<{ state: DraftState; changed: number }>;
  /** Steps of an earlier time, oldest first, each one step of undo. Before the first `choose`, or between. */
  replay(steps: readonly Change[][]): Promise<void>;
  /** All rows under the rules, repairs included, as an import stores them. */
  readAll(wanted: RowsWanted, listeners: ReadListeners, signal: AbortSignal): Promise<ReadRows>;
  /** Walks all rows as `readAll`, and hands over none. `signal` ends the process, and the draft with it. */
  preview(wanted: RowsWanted, signal: AbortSignal): Promise<ReadRows>;
  /** Rows with a problem of such a severity, in the order of the file, slice by slice; the next when this is done. */
  readProblems(severities: readonly Severity[], onSlice: (rows: DraftRow[]) => Promise<void>): Promise<void>;
  /** Settles when its process is gone, however it ended; every question after that is refused with `reader-stopped`. */
  readonly ended: Promise<void>;
  close(): void;
};

/** Of a file that is known again. */
export type KnownFile = {
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly digest: string;
  /** The headings as they are guessed, before any row is checked: what a remembered mapping is looked up by. */
  readonly headings: readonly string[];
};
