/**
 * The import under way, from the chosen file to the stored list, and the files that wait behind it. It lives outside the
 * screens, so that looking something up in the middle loses nothing. What the file holds is the draft's: see
 * drafts/draft-store.ts. It refuses to show what an order brings back after its file was put away: every file gets a
 * ticket, and only the holder of the newest may write.
 *
 *   choose → uploading → reading → columns ⇄ repair ⇄ confirm → importing → (the list) → choose, or the next file
 *
 * A failure leads back to the step where something can be done about it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Draft } from '../../../src-main/contract/drafts.ts';
import type { CallError, Result } from '../../../src-main/contract/errors.ts';
import type { EventOf } from '../../../src-main/contract/events.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';
import type {
  ColumnMap,
  LegalBasis,
  List,
  ListPurpose,
  ReadChoices,
  SamePersonChoice,
} from '../../../src-main/contract/lists.ts';
import { type ColumnField, columnFields } from '../../../src-main/contract/person.ts';
import { uploadFile } from '../../core/files/upload.ts';
import { type MendResult, useLastMend } from '../../parts/list/last-mend.ts';
import { assignColumn } from './column-map.ts';
import { heldFiles, listName, type WaitingFile, waitingFile } from './file-queue.ts';
import type { DraftStore } from './grid/draft-store.ts';

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
  wished: ReadChoices | null;
  error: CallError | null;
  /** Storing was cancelled, until somebody goes on: of a new list nothing is there, of a mended one what went in by then. */
  calledOff: boolean;
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
  /** The stored list, or null when it failed or was called off. Nothing of it is sent before `lists.start`. */
  store(connectionId: number): Promise<List | null>;
  mend(samePerson?: SamePersonChoice): Promise<MendResult | null>;
  /** Whatever is under way ends and its file is forgotten; the next one opens. */
  putAway(): Promise<void>;
  noteProgress(progress: EventOf<'imports.progress'>): void;
};

export type ImportStore = StoreApi<ImportState & ImportOrders>;

/** Of the file under way; the others and what the last list was for stay. */
const noFile = {
  step: 'choose',
  file: null,
  sentBytes: 0,
  progress: null,
  guesses: [],
  guessedHeaderRow: null,
  wished: null,
  error: null,
  calledOff: false,
  target: 'new-list',
  name: '',
  connectionId: null,
} satisfies Partial<ImportState>;

export function createImportStore(client: CoreClient, drafts: DraftStore): ImportStore {
  let newest = 0;
  const takeTicket = () => {
    newest += 1;
    return newest;
  };

  return createStore<ImportState & ImportOrders>()((set, get) => {
    const release = async (file: ImportState['file']) => {
      if (file?.fileId) await client.call('files.release', { fileId: file.fileId });
    };

    /** Reads the file whole; what was remembered of it is there with it. */
    const open = async (ticket: number, file: { fileId: string; name: string; bytes: number }) => {
      set({ ...noFile, step: 'reading', file, name: listName(file.name) });
      const read = await client.call('drafts.open', { fileId: file.fileId });
      if (ticket !== newest) {
        if (read.ok) await client.call('drafts.close', { draftId: read.value.draftId });
        return;
      }
      if (read.ok) {
        const draft = read.value;
        drafts.getState().adopt(draft);
        const target = draft.mends === null ? 'new-list' : 'mend';
        set({ step: 'columns', ...guessesOf(draft), guesses: draft.columns, progress: null, target });
        return;
      }
      await release(file);
      // The name stays, so that the sentence can say which file it is about.
      if (ticket === newest) set({ ...noFile, file: { ...file, fileId: null }, error: read.error });
    };

    const upload = async (ticket: number, name: string, held: File): Promise<void> => {
      const shown = { fileId: null, name, bytes: held.size };
      set({ ...noFile, step: 'uploading', file: shown });
      const sent = await uploadFile(client, held, {
        onSent: (sentBytes) => ticket === newest && set({ sentBytes }),
        isCancelled: () => ticket !== newest,
      });
      if (ticket !== newest) {
        if (sent.ok) await client.call('files.release', { fileId: sent.value.fileId });
        return;
      }
      if (sent.ok) await open(ticket, { ...shown, fileId: sent.value.fileId });
      else set({ ...noFile, file: shown, error: sent.error });
    };

    /** The file became rows of a list: nothing of it is needed any more. */
    const finish = async (file: ImportState['file']) => {
      takeTicket();
      drafts.getState().forget();
      set(noFile);
      await release(file);
      void get().openNext();
    };

    /** Runs what ends an import; back at the last step where it fails. */
    const last = async <T>(run: (draftId: string) => Promise<Result<T>>): Promise<T | null> => {
      const { draft } = drafts.getState();
      const { file } = get();
      if (draft === null) return null;
      const ticket = takeTicket();
      set({ step: 'importing', wished: null, error: null, calledOff: false, progress: null });
      const result = await run(draft.draftId);
      if (ticket !== newest) return null;
      if (!result.ok) {
        const calledOff = result.error.code === 'import-cancelled';
        set({ step: 'confirm', progress: null, error: calledOff ? null : result.error, calledOff });
        return null;
      }
      await finish(file);
      return result.value;
    };

    /** What went in before the mending ended too early is not to go in any more. */
    const lookAtMended = async () => {
      const draftId = drafts.getState().draft?.draftId;
      if (draftId === undefined) return;
      const now = await client.call('drafts.get', { draftId });
      if (now.ok && drafts.getState().draft?.draftId === draftId) drafts.getState().adopt(now.value);
    };

    return {
      ...noFile,
      waiting: [],
      purpose: null,
      legalBasis: null,

      async chooseFiles() {
        const chosen = await client.call('files.chooseSeveral', {});
        if (!chosen.ok) {
          set({ error: chosen.error });
          return;
        }
        const files = chosen.value.files.map(({ fileId, name, bytes }) =>
          waitingFile(name, bytes, { kind: 'chosen', fileId }),
        );
        set({ waiting: [...get().waiting, ...files] });
        // Closed without choosing, the sentence about the file before stays.
        if (files.length > 0) await get().openNext();
      },

      async takeFiles(files) {
        if (files.length === 0) return;
        set({ waiting: [...get().waiting, ...heldFiles(files)] });
        await get().openNext();
      },

      async openNext() {
        const [next, ...waiting] = get().waiting;
        if (next === undefined || get().step !== 'choose') return;
        const ticket = takeTicket();
        set({ waiting });
        const { name, bytes, source } = next;
        if (source.kind === 'held') await upload(ticket, name, source.file);
        else await open(ticket, { fileId: source.fileId, name, bytes });
      },

      async dropWaiting(key) {
        const dropped = get().waiting.find((one) => one.key === key);
        set({ waiting: get().waiting.filter((one) => one !== dropped) });
        if (dropped?.source.kind === 'chosen') await client.call('files.release', { fileId: dropped.source.fileId });
      },

      async choose(change) {
        const { draft } = drafts.getState();
        if (draft === null) return;
        const wished = withChange(get().wished ?? draft.choices, change);
        set({ wished, error: null, progress: null });
        // Chosen columns outlive another heading row; why they were guessed does not.
        if (change.headerRow !== undefined && wished.columns !== undefined) set({ guesses: [] });
        const ticket = newest;
        const read = await drafts.getState().choose(wished);
        // Put away meanwhile, or corrected again: the newer correction holds this one too.
        if (ticket !== newest || get().wished !== wished) return;
        set({ wished: null, progress: null });
        if (read === null) set({ error: drafts.getState().error });
        else set(guessesOf(read));
      },

      async assign(column, field) {
        const { draft } = drafts.getState();
        if (draft === null) return;
        const columns = assignColumn(get().wished?.columns ?? draft.file.columns, column, field);
        await get().choose(chosenColumns(draft, get().wished ?? draft.choices, columns, field));
      },

      async leaveWithout(field) {
        const { draft } = drafts.getState();
        if (draft === null) return;
        const { [field]: _, ...columns } = get().wished?.columns ?? draft.file.columns;
        await get().choose(chosenColumns(draft, get().wished ?? draft.choices, columns, field));
      },

      chooseSheet: (sheet) =>
        get().choose({
          sheet,
          headerRow: undefined,
          headerRows: undefined,
          columns: undefined,
          columnHeadings: undefined,
          columnOrigins: undefined,
          noColumn: undefined,
          keptColumns: undefined,
        }),

      async takeMapping(mappingId) {
        const { draft } = drafts.getState();
        if (draft === null) return null;
        const ticket = newest;
        const used = await client.call('mappings.use', { draftId: draft.draftId, mappingId });
        if (ticket !== newest) return null;
        if (used.ok) {
          drafts.getState().adopt(used.value);
          set({ guesses: used.value.columns, error: null });
        }
        return used;
      },

      async startAfresh() {
        const { file } = get();
        if (file === null || file.fileId === null) return;
        const ticket = takeTicket();
        await drafts.getState().close({ forgetRepairs: true });
        if (ticket === newest) await open(ticket, { ...file, fileId: file.fileId });
      },

      async reopen() {
        const { file } = get();
        if (file === null || file.fileId === null) return;
        drafts.getState().forget();
        await open(takeTicket(), { ...file, fileId: file.fileId });
      },

      goTo: (step) => set({ step, error: null, calledOff: false }),
      edit: (change) => set(change),

      store(connectionId) {
        const { name, purpose, legalBasis } = get();
        return last(async (draftId) => {
          const stored = await client.call('drafts.import', { draftId, name, connectionId, purpose, legalBasis });
          return stored.ok ? { ok: true, value: stored.value.list } : stored;
        });
      },

      async mend(samePerson) {
        const mended = await last((draftId) =>
          client.call('drafts.mend', { draftId, ...(samePerson !== undefined && { samePerson }) }),
        );
        if (mended !== null) useLastMend.setState({ result: mended });
        else await lookAtMended();
        return mended;
      },

      async putAway() {
        const { step, file } = get();
        // While storing, the answer is waited for: it may be too late, and then the list is there and must be shown.
        if (step === 'importing') {
          if (file?.fileId) await client.call('lists.cancelReading', { fileId: file.fileId });
          return;
        }
        takeTicket();
        set(noFile);
        const closed = drafts.getState().close();
        if (step === 'reading' && file?.fileId) await client.call('lists.cancelReading', { fileId: file.fileId });
        await closed;
        await release(file);
        await get().openNext();
      },

      noteProgress(progress) {
        if (get().file?.fileId === progress.fileId) set({ progress });
      },
    };
  });
}

/**
 * A field the operator left without a column stays without: nothing is guessed beside columns that were chosen, or that a
 * mapping brought. Without chosen ones, another heading row has other headings: they are guessed anew.
 */
function withChange(choices: ReadChoices, change: Partial<ReadChoices>): ReadChoices {
  const otherColumns = ['columns', 'sheet', 'headerRow', 'headerRows'].some((choice) => choice in change);
  // What was seen and accepted was another column's.
  const unseen = otherColumns ? { acceptNikRounded: false, acceptPhoneRounded: false } : {};
  const wished = { ...choices, ...unseen, ...change };
  if (wished.columns !== undefined) return { ...wished, guessColumns: wished.noColumn !== undefined };
  const anew = 'columns' in change || 'headerRow' in change || 'headerRows' in change;
  if (!anew) return wished;
  return { ...wished, columnHeadings: undefined, columnOrigins: undefined, noColumn: undefined, guessColumns: true };
}

/** What is read after the operator said where `field` is. What else is doubtful stays open; nothing else is guessed anew. */
function chosenColumns(
  draft: Draft,
  before: ReadChoices,
  columns: ColumnMap,
  field: ColumnField | null,
): Partial<ReadChoices> {
  const without = before.noColumn ?? [];
  const open = draft.doubts.flatMap((doubt) =>
    doubt.field === field || columns[doubt.field] !== undefined || without.includes(doubt.field) ? [] : [doubt.field],
  );
  return {
    columns,
    columnOrigins: originsAfter(before, columns, field),
    columnHeadings: undefined,
    noColumn:
      open.length === 0 ? undefined : columnFields.filter((one) => columns[one] === undefined && !open.includes(one)),
    // Chosen columns are those of the sheet they were seen in: another must not be taken for likelier now.
    sheet: draft.file.sheet ?? undefined,
  };
}

/** The other columns come along as they were guessed or remembered: nobody has looked at them by choosing this one. */
function originsAfter(
  { columns: before, columnHeadings, columnOrigins }: ReadChoices,
  columns: ColumnMap,
  chosen: ColumnField | null,
): ReadChoices['columnOrigins'] {
  const carried = columnFields.flatMap((field) => {
    if (columns[field] === undefined || field === chosen) return [];
    const byHand = before?.[field] !== undefined && columnOrigins?.[field] === undefined;
    const byHeading = columnHeadings?.[field] !== undefined;
    if (byHand) return [];
    return [[field, columnOrigins?.[field] ?? (byHeading ? 'mapping' : 'guess')] as const];
  });
  return Object.fromEntries(carried);
}

/** What of a reading was guessed and not chosen. */
function guessesOf(draft: Draft): Partial<Pick<ImportState, 'guesses' | 'guessedHeaderRow'>> {
  const { columns, headerRow } = draft.choices;
  const chosen = draft.columns.some((one) => one.guessedBy === 'chosen');
  return {
    ...((columns === undefined || !chosen) && { guesses: draft.columns }),
    ...(headerRow === undefined && { guessedHeaderRow: draft.file.headerRow }),
  };
}
