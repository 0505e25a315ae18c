/**
 * The rows the grid shows, read again whenever the draft's filter is applied anew or a change may have affected them.
 */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { DraftRow } from '../../../../src-main/contract/drafts.ts';
import type { Result } from '../../../../src-main/contract/errors.ts';
import { call } from '../../../core/core.ts';
import { draftStore, useDraft } from './draft-state.ts';
import { createRowPages, type RowPages, type RowsAsked } from './row-pages.ts';

async function load(asked: RowsAsked): Promise<Result<{ total: number; rows: DraftRow[] }>> {
  const { draft } = draftStore.getState();
  if (draft === null) return { ok: false, error: { code: 'draft-unknown', message: 'No draft is open.' } };
  const result = await call('drafts.rows', { draftId: draft.draftId, ...asked });
  // Closed meanwhile: a matter of the draft, not of these rows.
  if (!result.ok && result.error.code === 'draft-unknown') draftStore.getState().noteError(result.error);
  return result;
}

export function useRowPages(): RowPages {
  const [pages] = useState(() => createRowPages(load));
  const view = useDraft((state) => state.view);
  const version = useDraft((state) => state.version);
  const lookedAt = useRef(-1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `view` is what asks for another look
  useEffect(() => {
    lookedAt.current = draftStore.getState().version;
    // Positions mean other rows now.
    draftStore.getState().select(null);
    if (draftStore.getState().draft !== null) pages.look(draftStore.getState().filter);
  }, [view]);

  useEffect(() => {
    if (version !== lookedAt.current) pages.stale();
    lookedAt.current = version;
  }, [version, pages]);

  return pages;
}

/** Renders again whenever a page came. */
export function usePagesTurn(pages: RowPages): number {
  return useSyncExternalStore(pages.subscribe, pages.turn);
}
