/** The orders that end an import: its rows become a list, or go back into the list they were left out of. */
import type { Result } from '../../../../src-main/contract/errors.ts';
import { useLastMend } from '../../../parts/list/last-mend.ts';
import { type ImportContext, type ImportOrders, type ImportState, noFile } from './import-shape.ts';

export function endOrders({
  client,
  drafts,
  set,
  get,
  tickets,
  release,
}: ImportContext): Pick<ImportOrders, 'store' | 'mend'> {
  /** The file became rows of a list: nothing of it is needed any more. */
  const finish = async (file: ImportState['file']) => {
    tickets.take();
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
    const ticket = tickets.take();
    set({ step: 'importing', pendingChoices: null, error: null, cancelled: false, progress: null });
    const result = await run(draft.draftId);
    if (!tickets.isNewest(ticket)) return null;
    if (!result.ok) {
      const cancelled = result.error.code === 'import-cancelled';
      set({ step: 'confirm', progress: null, error: cancelled ? null : result.error, cancelled });
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
  };
}
