/**
 * The import under way, from the chosen file to the stored list. It lives outside the screens, so that looking something
 * up in the middle loses nothing. It refuses to show what an older reading brings back late: every order gets a ticket,
 * and only the holder of the newest may write.
 *
 *   choose → uploading → reading → review ⇄ confirm → importing → (the list) choose
 *
 * A failure leads back to the step where something can be done about it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallError, Result } from '../../../src-main/contract/errors.ts';
import type { EventOf } from '../../../src-main/contract/events.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';
import type { List, Preview, ReadChoices } from '../../../src-main/contract/lists.ts';
import type { PersonField } from '../../../src-main/contract/person.ts';
import { assignColumn, missingFields } from './column-map.ts';
import { uploadFile } from './upload.ts';

export type ImportStep = 'choose' | 'uploading' | 'reading' | 'review' | 'confirm' | 'importing';

/** Enough to see what is wrong; the counts are of the whole file. */
const shownProblems = 2000;

export type ImportState = {
  step: ImportStep;
  file: { fileId: string | null; name: string; bytes: number } | null;
  sentBytes: number;
  progress: EventOf<'imports.progress'> | null;
  preview: Preview | null;
  /** The columns as they were guessed, before anybody chose: why each was taken stays known beside a choice. */
  guesses: Preview['columns'];
  choices: ReadChoices;
  /** A correction is being read again; the former preview still stands. */
  rereading: boolean;
  error: CallError | null;
  name: string;
  /** null: the operator has not chosen, the default counts. */
  connectionId: number | null;
};

export type ImportOrders = {
  /** The host's own dialog. */
  chooseFile(): Promise<void>;
  /** A file the window holds: dropped, or from a file input. */
  takeFile(file: File): Promise<void>;
  /** After `no-usable-column`: shows the columns all the same, for the operator to say what they carry. */
  pointOut(): Promise<void>;
  reread(change: Partial<ReadChoices>): Promise<void>;
  assign(column: number, field: PersonField | null): Promise<void>;
  goTo(step: 'review' | 'confirm'): void;
  edit(change: Partial<Pick<ImportState, 'name' | 'connectionId'>>): void;
  /** The stored list, or null when it failed or was called off. */
  store(connectionId: number, startNow: boolean): Promise<List | null>;
  /** Back to the start, whatever is under way; the file is forgotten. */
  reset(): Promise<void>;
  noteProgress(progress: EventOf<'imports.progress'>): void;
};

export type ImportStore = StoreApi<ImportState & ImportOrders>;

/** A file whose columns are not known yet: what the review shows of it. */
type Unmapped = Pick<ImportState, 'preview' | 'guesses' | 'choices'>;

const plainChoices: ReadChoices = { acceptNikLength: false, ecConsent: false };

const atStart: ImportState = {
  step: 'choose',
  file: null,
  sentBytes: 0,
  progress: null,
  preview: null,
  guesses: [],
  choices: plainChoices,
  rereading: false,
  error: null,
  name: '',
  connectionId: null,
};

export function createImportStore(client: CoreClient): ImportStore {
  let newest = 0;
  const takeTicket = () => {
    newest += 1;
    return newest;
  };

  return createStore<ImportState & ImportOrders>()((set, get) => {
    const forget = async () => {
      const fileId = get().file?.fileId ?? null;
      if (fileId === null) return;
      await client.call('lists.cancelReading', { fileId });
      await client.call('files.release', { fileId });
    };

    const readFirst = async (ticket: number, file: { fileId: string; name: string; bytes: number }) => {
      set({ ...atStart, step: 'reading', file, name: listName(file.name) });
      const read = await client.call('lists.preview', { fileId: file.fileId, problemLimit: shownProblems });
      if (ticket !== newest) return;
      if (read.ok) {
        set({ step: 'review', preview: read.value, guesses: read.value.columns, progress: null });
        return;
      }
      // The name stays, so that the sentence can say which file it is about.
      if (read.error.code === 'no-usable-column') {
        set({ ...atStart, file, error: read.error });
        return;
      }
      await client.call('files.release', { fileId: file.fileId });
      if (ticket === newest) set({ ...atStart, file: { ...file, fileId: null }, error: read.error });
    };

    /**
     * The core reads only with both columns known. Any two will do to see what columns there are; they are not shown as
     * chosen, and the counts of such a reading mean nothing.
     */
    const readUnmapped = async (fileId: string, choices: ReadChoices): Promise<Result<Unmapped>> => {
      const read = { ...choices, columns: { nik: 1, phone: 2 } };
      const result = await client.call('lists.preview', { fileId, read, problemLimit: 0 });
      if (!result.ok) return result;
      const guesses = result.value.columns.map((column) => ({ ...column, field: null, guessedBy: null }));
      const preview = { ...result.value, columns: guesses };
      return { ok: true, value: { preview, guesses, choices: { ...choices, columns: {} } } };
    };

    return {
      ...atStart,

      async chooseFile() {
        const ticket = takeTicket();
        const chosen = await client.call('files.chooseOpen', {});
        if (ticket !== newest) return;
        if (!chosen.ok) set({ error: chosen.error });
        if (!chosen.ok || chosen.value.file === null) return;
        await forget();
        if (ticket === newest) await readFirst(ticket, chosen.value.file);
      },

      async takeFile(file) {
        if (get().step === 'importing') return;
        await get().reset();
        const ticket = takeTicket();
        const shown = { fileId: null, name: file.name, bytes: file.size };
        set({ ...atStart, step: 'uploading', file: shown });
        const sent = await uploadFile(client, file, {
          onSent: (sentBytes) => ticket === newest && set({ sentBytes }),
          isCancelled: () => ticket !== newest,
        });
        if (ticket !== newest) {
          if (sent.ok) await client.call('files.release', { fileId: sent.value.fileId });
          return;
        }
        if (sent.ok) await readFirst(ticket, { ...shown, fileId: sent.value.fileId });
        else set({ ...atStart, file: shown, error: sent.error });
      },

      async pointOut() {
        const { file } = get();
        if (file === null || file.fileId === null) return;
        const { fileId } = file;
        const ticket = takeTicket();
        set({ ...atStart, step: 'reading', file, name: listName(file.name) });
        const read = await readUnmapped(fileId, plainChoices);
        if (ticket !== newest) return;
        if (read.ok) set({ step: 'review', progress: null, ...read.value });
        else set({ ...atStart, file, error: read.error });
      },

      async reread(change) {
        const { file, rereading } = get();
        if (file === null || file.fileId === null) return;
        const { fileId } = file;
        const ticket = takeTicket();
        const choices = { ...get().choices, ...change };
        set({ choices, rereading: true, error: null, progress: null });
        // Of two readings of one file only the later counts, so the earlier need not finish.
        if (rereading) await client.call('lists.cancelReading', { fileId });
        if (ticket !== newest) return;
        const read = await client.call('lists.preview', { fileId, read: choices, problemLimit: shownProblems });
        if (ticket !== newest) return;
        if (!read.ok && read.error.code === 'no-usable-column') {
          // Another sheet or heading row: its columns are shown for the operator to say what they carry.
          const unmapped = await readUnmapped(fileId, choices);
          if (ticket !== newest) return;
          set({ rereading: false, progress: null, ...(unmapped.ok ? unmapped.value : { error: unmapped.error }) });
          return;
        }
        set({ rereading: false, progress: null });
        if (!read.ok) set({ error: read.error });
        else if (choices.columns === undefined) set({ preview: read.value, guesses: read.value.columns });
        // What was read with is shown, not what was wished for: the core guesses a field that is left open.
        else set({ preview: read.value, choices: { ...choices, columns: read.value.file.columns } });
      },

      async assign(column, field) {
        const { preview, choices } = get();
        if (preview === null) return;
        const columns = assignColumn(choices.columns ?? preview.file.columns, column, field);
        // Without both there is nothing to read: the core would only guess them again.
        if (missingFields(columns).length > 0) set({ choices: { ...choices, columns }, error: null });
        else await get().reread({ columns });
      },

      goTo: (step) => set({ step, error: null }),
      edit: (change) => set(change),

      async store(connectionId, startNow) {
        const { file, choices, name } = get();
        if (file === null || file.fileId === null) return null;
        const ticket = takeTicket();
        set({ step: 'importing', error: null, progress: null });
        const chosenName = name.trim();
        const stored = await client.call('lists.import', {
          fileId: file.fileId,
          read: choices,
          connectionId,
          startNow,
          problemLimit: 0,
          ...(chosenName === '' ? {} : { name: chosenName }),
        });
        if (ticket !== newest) return null;
        if (!stored.ok) {
          const error = stored.error.code === 'import-cancelled' ? null : stored.error;
          set({ step: 'confirm', progress: null, error });
          return null;
        }
        await client.call('files.release', { fileId: file.fileId });
        set(atStart);
        return stored.value.list;
      },

      async reset() {
        const { step, file } = get();
        // While storing, the answer is waited for: it may be too late, and then the list is there and must be shown.
        if (step === 'importing' && file?.fileId) {
          await client.call('lists.cancelReading', { fileId: file.fileId });
          return;
        }
        takeTicket();
        const forgotten = forget();
        set(atStart);
        await forgotten;
      },

      noteProgress(progress) {
        if (get().file?.fileId === progress.fileId) set({ progress });
      },
    };
  });
}

/** A list is called after its file until somebody says otherwise. */
export function listName(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 200);
}
