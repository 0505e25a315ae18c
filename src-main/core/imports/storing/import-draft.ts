/**
 * Stores a draft as a list: all its rows or none. An import that fails or is cancelled leaves the draft open as it was.
 */
import type { ImportedBefore } from '../../../contract/drafts.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { DraftState, RowsWanted } from '../draft/engine/draft-state.ts';
import type { OpenDraft } from '../draft/open-draft.ts';
import type { ReadListeners } from '../reading/messages.ts';
import { refuseUncertain } from '../reading/plan.ts';
import { type ImportDeps, type Imported, type ImportOrder, importList, refuseRounded } from './import-list.ts';

export type ImportDraftOrder = Omit<ImportOrder, 'sourceName' | 'ecConsent' | 'sourceKey'> & RowsWanted;

/**
 * Errors: `columns-uncertain`, `no-usable-column`, `nik-column-rounded`, `phone-column-rounded`, `import-cancelled`, and those
 * of `importList`.
 */
export async function importDraft(
  deps: ImportDeps,
  draft: OpenDraft,
  { sampleRows, problemLimit, ...order }: ImportDraftOrder,
  progress: Pick<ReadListeners, 'onOpened'> & { onStored(rows: number): void },
  signal: AbortSignal,
): Promise<Imported & { before: ImportedBefore | null }> {
  const facts = await draft.facts();
  refuseMissing(facts);
  refuseRounded(facts.roundedColumns ?? []);
  const before = order.sourceDigest === null ? null : draft.importedBefore(order.sourceDigest, facts.file.sheet);
  const imported = await importList(
    deps,
    (listeners, ended) => draft.session.readAll({ sampleRows, problemLimit }, listeners, ended),
    {
      ...order,
      sourceName: draft.sourceName,
      ecConsent: facts.choices.ecConsent,
      sourceKey: draft.sourceKey(facts),
    },
    progress,
    signal,
  );
  try {
    const { purpose, legalBasis } = order;
    draft.rememberShape(facts, { purpose, legalBasis });
  } catch (error) {
    // The list is there: what the next file would have been spared is no reason to call it failed.
    deps.ports.logger.error('shape-not-remembered', error);
  }
  return { ...imported, before };
}

/** Errors: `columns-uncertain`, `no-usable-column`. */
export function refuseMissing({ doubts, missing }: Pick<DraftState, 'doubts' | 'missing'>): void {
  refuseUncertain(doubts);
  if (missing.length > 0) {
    throw new CoreError('no-usable-column', 'No column was chosen for the NIK or for the phone. Choose them.');
  }
}
