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
import type { CallError } from '../../../src-main/contract/errors.ts';
import type { EventOf } from '../../../src-main/contract/events.ts';
import type { CoreClient } from '../../../src-main/contract/index.ts';
import { type List, type Preview, type ReadChoices, readChoicesSchema } from '../../../src-main/contract/lists.ts';
import type { PersonField } from '../../../src-main/contract/person.ts';
import { assignColumn } from './column-map.ts';
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
  guessedHeaderRow: number | null;
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
  reread(change: Partial<ReadChoices>): Promise<void>;
  assign(column: number, field: PersonField | null): Promise<void>;
  goTo(step: 'review' | 'confirm'): void;
  edit(change: Partial<Pick<ImportState, 'name' | 'connectionId'>>): void;
  /** The stored list, or null when it failed or was called off. Nothing of it is sent before `lists.start`. */
  store(connectionId: number): Promise<List | null>;
  /** Back to the start, whatever is under way; the file is forgotten. */
  reset(): Promise<void>;
  noteProgress(progress: EventOf<'imports.progress'>): void;
};

export type ImportStore = StoreApi<ImportState & ImportOrders>;

const plainChoices: ReadChoices = readChoicesSchema.parse({});

const atStart: ImportState = {
  step: 'choose',
  file: null,
  sentBytes: 0,
  progress: null,
  preview: null,
  guesses: [],
  guessedHeaderRow: null,
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

    /** The columns are shown also where NIK or phone has none yet: here is where they are pointed out. */
    const look = (fileId: string, read: ReadChoices) =>
      client.call('lists.preview', {
        ...{ fileId, read, problemLimit: shownProblems },
        allowMissing: true,
        problemTexts: true,
      });

    const readFirst = async (ticket: number, file: { fileId: string; name: string; bytes: number }) => {
      set({ ...atStart, step: 'reading', file, name: listName(file.name) });
      const read = await look(file.fileId, plainChoices);
      if (ticket !== newest) return;
      if (read.ok) {
        set({ step: 'review', preview: read.value, ...guessesOf(read.value, plainChoices), progress: null });
        return;
      }
      await client.call('files.release', { fileId: file.fileId });
      // The name stays, so that the sentence can say which file it is about.
      if (ticket === newest) set({ ...atStart, file: { ...file, fileId: null }, error: read.error });
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

      async reread(change) {
        const { file, rereading } = get();
        if (file === null || file.fileId === null) return;
        const { fileId } = file;
        const ticket = takeTicket();
        const merged = { ...get().choices, ...change };
        // A field the operator left without a column stays without: nothing is guessed beside what was chosen.
        const choices = { ...merged, guessColumns: merged.columns === undefined };
        set({ choices, rereading: true, error: null, progress: null });
        // Chosen columns outlive another heading row; why they were guessed does not.
        if (change.headerRow !== undefined && choices.columns !== undefined) set({ guesses: [] });
        // Of two readings of one file only the later counts, so the earlier need not finish.
        if (rereading) await client.call('lists.cancelReading', { fileId });
        if (ticket !== newest) return;
        const read = await look(fileId, choices);
        if (ticket !== newest) return;
        set({ rereading: false, progress: null });
        if (read.ok) set({ preview: read.value, ...guessesOf(read.value, choices) });
        else set({ error: read.error });
      },

      async assign(column, field) {
        const { preview, choices } = get();
        if (preview === null) return;
        const columns = assignColumn(choices.columns ?? preview.file.columns, column, field);
        // Chosen columns are those of the sheet they were seen in: another must not be taken for likelier now.
        await get().reread({ columns, sheet: preview.file.sheet ?? undefined });
      },

      goTo: (step) => set({ step, error: null }),
      edit: (change) => set(change),

      async store(connectionId) {
        const { file, choices, name } = get();
        if (file === null || file.fileId === null) return null;
        const ticket = takeTicket();
        set({ step: 'importing', error: null, progress: null });
        const chosenName = name.trim();
        const stored = await client.call('lists.import', {
          fileId: file.fileId,
          read: choices,
          connectionId,
          startNow: false,
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

/** What of a reading was guessed and not chosen. */
function guessesOf(read: Preview, choices: ReadChoices): Partial<Pick<ImportState, 'guesses' | 'guessedHeaderRow'>> {
  return {
    ...(choices.columns === undefined && { guesses: read.columns }),
    ...(choices.headerRow === undefined && { guessedHeaderRow: read.file.headerRow }),
  };
}

/** A list is called after its file until somebody says otherwise. */
export function listName(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 200);
}
