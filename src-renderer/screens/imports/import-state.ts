/** The window's one import under way. */
import { useStore } from 'zustand';
import { coreClient } from '../../core/core.ts';
import { draftStore } from './grid/draft-state.ts';
import { createImportStore, type ImportOrders, type ImportState } from './import-store.ts';

export const importStore = createImportStore(coreClient, draftStore);

export function useImport<T>(select: (state: ImportState & ImportOrders) => T): T {
  return useStore(importStore, select);
}
