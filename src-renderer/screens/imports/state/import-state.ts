/** The window's one import under way. */
import { useStore } from 'zustand';
import { coreClient } from '../../../core/core.ts';
import { draftStore } from '../draft/draft-state.ts';
import type { ImportOrders, ImportState } from './import-shape.ts';
import { createImportStore } from './import-store.ts';

export const importStore = createImportStore(coreClient, draftStore);

export function useImport<T>(select: (state: ImportState & ImportOrders) => T): T {
  return useStore(importStore, select);
}
