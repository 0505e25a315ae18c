/** The orders of an import that are about its columns: which holds what, by hand, by a sheet or by a saved layout. */
import { assignColumn } from '../draft/column-map.ts';
import type { ImportContext, ImportOrders } from './import-shape.ts';
import { chosenColumns, guessesOf, withChange } from './read-choices.ts';

type ColumnOrders = Pick<ImportOrders, 'choose' | 'assign' | 'leaveWithout' | 'chooseSheet' | 'takeMapping'>;

export function columnOrders({ client, drafts, set, get, tickets }: ImportContext): ColumnOrders {
  return {
    async choose(change) {
      const { draft } = drafts.getState();
      if (draft === null) return;
      const pendingChoices = withChange(get().pendingChoices ?? draft.choices, change);
      set({ pendingChoices, error: null, progress: null });
      // Chosen columns outlive another heading row; why they were guessed does not.
      if (change.headerRow !== undefined && pendingChoices.columns !== undefined) set({ guesses: [] });
      const ticket = tickets.newest();
      const read = await drafts.getState().choose(pendingChoices);
      // Put away meanwhile, or corrected again: the newer correction holds this one too.
      if (!tickets.isNewest(ticket) || get().pendingChoices !== pendingChoices) return;
      set({ pendingChoices: null, progress: null });
      if (read === null) set({ error: drafts.getState().error });
      else set(guessesOf(read));
    },

    async assign(column, field) {
      const { draft } = drafts.getState();
      if (draft === null) return;
      const columns = assignColumn(get().pendingChoices?.columns ?? draft.file.columns, column, field);
      await get().choose(chosenColumns(draft, get().pendingChoices ?? draft.choices, columns, field));
    },

    async leaveWithout(field) {
      const { draft } = drafts.getState();
      if (draft === null) return;
      const { [field]: _, ...columns } = get().pendingChoices?.columns ?? draft.file.columns;
      await get().choose(chosenColumns(draft, get().pendingChoices ?? draft.choices, columns, field));
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
      const ticket = tickets.newest();
      const used = await client.call('mappings.use', { draftId: draft.draftId, mappingId });
      if (!tickets.isNewest(ticket)) return null;
      if (used.ok) {
        drafts.getState().adopt(used.value);
        set({ guesses: used.value.columns, error: null });
      }
      return used;
    },
  };
}
