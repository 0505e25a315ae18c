/** The window's one draft. */
import { useStore } from 'zustand';
import { coreClient } from '../../../core/core.ts';
import { createDraftStore, type DraftOrders, type DraftState } from './draft-store.ts';

export const draftStore = createDraftStore(coreClient);

export function useDraft<T>(select: (state: DraftState & DraftOrders) => T): T {
  return useStore(draftStore, select);
}
