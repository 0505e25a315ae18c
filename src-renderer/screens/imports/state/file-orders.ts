/** The orders of an import that are about its file: taken, read, read again, put away, and those that wait behind it. */
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import { uploadFile } from '../../../core/files/upload.ts';
import { heldFiles, listName, waitingFile } from './file-queue.ts';
import { type ImportContext, type ImportOrders, type ImportState, noFile } from './import-shape.ts';
import { guessesOf } from './read-choices.ts';

type FileOrders = Pick<
  ImportOrders,
  'chooseFiles' | 'takeChosen' | 'takeFiles' | 'openNext' | 'dropWaiting' | 'startAfresh' | 'reopen' | 'discard'
>;

/** What the last list of such a file was for goes before what the last list of this window was for. */
function usedFor({ usedFor: said }: Draft): Partial<Pick<ImportState, 'purpose' | 'legalBasis'>> {
  return said ?? {};
}

export function fileOrders({ client, drafts, set, get, tickets, release }: ImportContext): FileOrders {
  /** Reads the file whole; what was remembered of it is there with it. */
  const open = async (ticket: number, file: { fileId: string; name: string; bytes: number }) => {
    set({ ...noFile, step: 'reading', file, name: listName(file.name) });
    const read = await client.call('drafts.open', { fileId: file.fileId });
    if (!tickets.isNewest(ticket)) {
      if (read.ok) await client.call('drafts.close', { draftId: read.value.draftId });
      return;
    }
    if (read.ok) {
      const draft = read.value;
      drafts.getState().adopt(draft);
      const target = draft.mends === null ? 'new-list' : 'mend';
      set({ step: 'columns', ...guessesOf(draft), guesses: draft.columns, progress: null, target, ...usedFor(draft) });
      return;
    }
    await release(file);
    // The name stays, so that the sentence can say which file it is about.
    if (tickets.isNewest(ticket)) set({ ...noFile, file: { ...file, fileId: null }, error: read.error });
  };

  const upload = async (ticket: number, name: string, held: File): Promise<void> => {
    const shown = { fileId: null, name, bytes: held.size };
    set({ ...noFile, step: 'uploading', file: shown });
    const sent = await uploadFile(client, held, {
      onSent: (sentBytes) => tickets.isNewest(ticket) && set({ sentBytes }),
      isCancelled: () => !tickets.isNewest(ticket),
    });
    if (!tickets.isNewest(ticket)) {
      if (sent.ok) await client.call('files.release', { fileId: sent.value.fileId });
      return;
    }
    if (sent.ok) await open(ticket, { ...shown, fileId: sent.value.fileId });
    else set({ ...noFile, file: shown, error: sent.error });
  };

  return {
    async chooseFiles() {
      const chosen = await client.call('files.chooseSeveral', {});
      if (!chosen.ok) {
        set({ error: chosen.error });
        return;
      }
      await get().takeChosen(chosen.value.files);
    },

    async takeChosen(files) {
      // Closed without choosing, the sentence about the file before stays.
      if (files.length === 0) return;
      const waiting = files.map(({ fileId, name, bytes }) => waitingFile(name, bytes, { kind: 'chosen', fileId }));
      set({ waiting: [...get().waiting, ...waiting] });
      await get().openNext();
    },

    async takeFiles(files) {
      if (files.length === 0) return;
      set({ waiting: [...get().waiting, ...heldFiles(files)] });
      await get().openNext();
    },

    async openNext() {
      const [next, ...waiting] = get().waiting;
      if (next === undefined || get().step !== 'choose') return;
      const ticket = tickets.take();
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

    async startAfresh() {
      const { file } = get();
      if (file === null || file.fileId === null) return;
      const ticket = tickets.take();
      await drafts.getState().close({ forgetRepairs: true });
      if (tickets.isNewest(ticket)) await open(ticket, { ...file, fileId: file.fileId });
    },

    async reopen() {
      const { file } = get();
      if (file === null || file.fileId === null) return;
      drafts.getState().forget();
      await open(tickets.take(), { ...file, fileId: file.fileId });
    },

    async discard() {
      const { step, file } = get();
      // While storing, the answer is waited for: it may be too late, and then the list is there and must be shown.
      if (step === 'importing') {
        if (file?.fileId) await client.call('lists.cancelReading', { fileId: file.fileId });
        return;
      }
      tickets.take();
      set(noFile);
      const closed = drafts.getState().close();
      if (step === 'reading' && file?.fileId) await client.call('lists.cancelReading', { fileId: file.fileId });
      await closed;
      await release(file);
      await get().openNext();
    },
  };
}
