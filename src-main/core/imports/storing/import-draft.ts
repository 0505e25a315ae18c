/** From a draft to a list: all its rows or none. What fails or is called off leaves the draft open, as it was. */
import type { LegalBasis, ListPurpose } from '../../../contract/lists.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { OpenDraft } from '../draft/open-draft.ts';
import type { DraftState } from '../draft/session.ts';
import { refuseUncertain } from '../reading/plan.ts';
import type { ReadListeners } from '../reading/reader.ts';
import { type ImportDeps, importList, refuseRounded } from './import-list.ts';

export type ImportDraftOrder = {
  name: string;
  connectionId: number;
  purpose: ListPurpose | null;
  legalBasis: LegalBasis | null;
};

/**
 * Returns the list's id. Errors: `columns-uncertain`, `no-usable-column`, `nik-column-rounded`, `phone-column-rounded`,
 * `import-cancelled`, and those of `importList`.
 */
export async function importDraft(
  deps: ImportDeps,
  draft: OpenDraft,
  order: ImportDraftOrder,
  progress: Pick<ReadListeners, 'onOpened'> & { onStored(rows: number): void },
  signal: AbortSignal,
): Promise<number> {
  const state = await draft.state();
  refuseMissing(state);
  refuseRounded(state.roundedColumns);
  const { listId } = await importList(
    deps,
    (listeners, ended) => draft.session.readAll(listeners, ended),
    {
      ...order,
      sourceName: draft.sourceName,
      ecConsent: state.choices.ecConsent,
      sourceKey: draft.sourceKey(state),
      startNow: false,
      askAgain: false,
      samePerson: 'ask',
    },
    progress,
    signal,
  );
  try {
    draft.rememberShape(state);
  } catch (error) {
    // The list is there: what the next file would have been spared is no reason to call it failed.
    deps.ports.logger.error('shape-not-remembered', error);
  }
  return listId;
}

/** Errors: `columns-uncertain`, `no-usable-column`. */
export function refuseMissing({ doubts, missing }: DraftState): void {
  refuseUncertain(doubts);
  if (missing.length > 0) {
    throw new CoreError('no-usable-column', 'No column was chosen for the NIK or for the phone. Choose them.');
  }
}
