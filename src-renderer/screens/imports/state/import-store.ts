/**
 * The import under way, from the chosen file to the stored list, and the files that wait behind it. It lives outside
 * the screens, so that looking something up in the middle loses nothing.
 *
 *   choose → uploading → reading → columns ⇄ repair ⇄ confirm → importing → (the list) → choose, or the next file
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CoreClient } from '../../../../src-main/contract/index.ts';
import type { DraftStore } from '../draft/draft-store.ts';
import { columnOrders } from './column-orders.ts';
import { endOrders } from './end-orders.ts';
import { fileOrders } from './file-orders.ts';
import { type ImportContext, type ImportOrders, type ImportState, noFile } from './import-shape.ts';

export type ImportStore = StoreApi<ImportState & ImportOrders>;

/**
 * What the file holds is the draft's: see grid/draft-store.ts. The result of an order is dropped when its file was put
 * away meanwhile: every file gets a ticket, and only the holder of the newest may write. A failure leads back to the
 * step where something can be done about it.
 */
export function createImportStore(client: CoreClient, drafts: DraftStore): ImportStore {
  let newest = 0;
  const tickets = {
    take: () => {
      newest += 1;
      return newest;
    },
    newest: () => newest,
    isNewest: (ticket: number) => ticket === newest,
  };

  return createStore<ImportState & ImportOrders>()((set, get) => {
    const release = async (file: ImportState['file']) => {
      if (file?.fileId) await client.call('files.release', { fileId: file.fileId });
    };
    const context: ImportContext = { client, drafts, set, get, tickets, release };
    return {
      ...noFile,
      waiting: [],
      purpose: null,
      legalBasis: null,
      ...fileOrders(context),
      ...columnOrders(context),
      ...endOrders(context),

      goTo: (step) => set({ step, error: null, cancelled: false }),
      edit: (change) => set(change),

      noteProgress(progress) {
        if (get().file?.fileId === progress.fileId) set({ progress });
      },
    };
  });
}
