/** The result of the last mended file, kept until somebody has read it on the list's screen. */
import { create } from 'zustand';
import type { OutputOf } from '../../../src-main/contract/index.ts';

export type MendResult = OutputOf<'drafts.mend'>;

export const useLastMend = create<{ result: MendResult | null }>(() => ({ result: null }));

/** It was read. */
export function closeLastMend(): void {
  useLastMend.setState({ result: null });
}
