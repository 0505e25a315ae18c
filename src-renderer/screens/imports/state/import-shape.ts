/** What an import under way knows, the orders it takes, and what the orders share. */
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import type { CallError, Result } from '../../../../src-main/contract/errors.ts';
import type { EventOf } from '../../../../src-main/contract/events.ts';
import type { ChosenFile } from '../../../../src-main/contract/files.ts';
import type { CoreClient } from '../../../../src-main/contract/index.ts';
import type { List, SamePersonChoice } from '../../../../src-main/contract/lists.ts';
import type { ColumnField } from '../../../../src-main/contract/person.ts';
import type { LegalBasis, ListPurpose } from '../../../../src-main/contract/purposes.ts';
import type { ReadChoices } from '../../../../src-main/contract/reading.ts';
import type { MendResult } from '../../../parts/list/last-mend.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import type { WaitingFile } from './file-queue.ts';

export type ImportStep = 'choose' | 'uploading' | 'reading' | 'columns' | 'repair' | 'confirm' | 'importing';

/** A file's own mended rows go to the list they were left out of, unless somebody wants a list of them. */
export type ImportTarget = 'new-list' | 'mend';

export type ImportState = {
  step: ImportStep;
  file: { fileId: string | null; name: string; bytes: number } | null;
  sentBytes: number;
  progress: EventOf<'imports.progress'> | null;
  /** The columns as they were guessed, before anybody chose: why each was taken stays known beside a choice. */
  guesses: Draft['columns'];
  guessedHeaderRow: number | null;
  /** Choices the rows are being read with; the former draft still stands. null: none under way. */
  pendingChoices: ReadChoices | null;
  error: CallError | null;
  /** Storing was cancelled, until somebody goes on: of a new list nothing is there, of a mended one what went in by then. */
  cancelled: boolean;
  waiting: WaitingFile[];
  target: ImportTarget;
  name: string;
  /** null: the operator has not chosen, the default counts. */
  connectionId: number | null;
  /** As for the last list of this window: several files of one morning are for the same thing. */
  purpose: ListPurpose | null;
  legalBasis: LegalBasis | null;
};

export type ImportOrders = {
  /** The host's own dialog. */
  chooseFiles(): Promise<void>;
  /** Files the window holds: dropped, pasted, or from a file input. They wait where an import is under way. */
  /** Files the core knows already: by its dialog, or opened with the program. */
  takeChosen(files: readonly ChosenFile[]): Promise<void>;
  takeFiles(files: readonly File[]): Promise<void>;
  /** The first that waits; nothing while another is under way. */
  openNext(): Promise<void>;
  /** A waiting file is not wanted any more. */
  dropWaiting(key: number): Promise<void>;
  choose(change: Partial<ReadChoices>): Promise<void>;
  assign(column: number, field: ColumnField | null): Promise<void>;
  /** The answer to a doubt: no column of the file is that field. */
  leaveWithout(field: ColumnField): Promise<void>;
  /** Another sheet has other headings and columns: they are guessed anew. */
  chooseSheet(sheet: string): Promise<void>;
  takeMapping(mappingId: number): Promise<Result<Draft> | null>;
  /** The same file once more, without the repairs of an earlier time. */
  startAfresh(): Promise<void>;
  /** The same file once more, after its draft was closed elsewhere. */
  reopen(): Promise<void>;
  goTo(step: 'columns' | 'repair' | 'confirm'): void;
  edit(change: Partial<Pick<ImportState, 'name' | 'connectionId' | 'target' | 'purpose' | 'legalBasis'>>): void;
  /** The stored list, or null when it failed or was cancelled. Nothing of it is sent before `lists.start`. */
  store(connectionId: number): Promise<List | null>;
  mend(samePerson?: SamePersonChoice): Promise<MendResult | null>;
  /** Whatever is under way ends and its file is forgotten; the next one opens. */
  discard(): Promise<void>;
  noteProgress(progress: EventOf<'imports.progress'>): void;
};

/** Of the file under way; the others and what the last list was for stay. */
export const noFile = {
  step: 'choose',
  file: null,
  sentBytes: 0,
  progress: null,
  guesses: [],
  guessedHeaderRow: null,
  pendingChoices: null,
  error: null,
  cancelled: false,
  target: 'new-list',
  name: '',
  connectionId: null,
} satisfies Partial<ImportState>;

/** What the orders share: the state they write, and whose ticket is the newest. */
export type ImportContext = {
  client: CoreClient;
  drafts: DraftStore;
  set: (change: Partial<ImportState>) => void;
  get: () => ImportState & ImportOrders;
  tickets: { take(): number; newest(): number; isNewest(ticket: number): boolean };
  release(file: ImportState['file']): Promise<void>;
};
