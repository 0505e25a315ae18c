/** The next step of an import after its columns, and what blocks it. */
import type { Draft } from '../../../src-main/contract/drafts.ts';

type Checked = Pick<Draft, 'counts' | 'problemCounts'>;

/** Whether somebody should see the rows: something keeps some out, is flagged, or was changed already. */
export function needsRepair({ counts, problemCounts }: Checked): boolean {
  const graver = problemCounts.some((one) => one.severity !== 'note' && one.count > 0);
  return graver || counts.skipped > 0 || counts.edited > 0;
}

/** The step between the columns and storing is passed over where there is nothing to do in it. */
export function afterColumns(draft: Checked): 'repair' | 'confirm' {
  return needsRepair(draft) ? 'repair' : 'confirm';
}

/** Rows that are asked by themselves: a twin shares the answer of the row before it. */
export function askedRows({ counts }: Pick<Draft, 'counts'>): number {
  return counts.accepted - counts.duplicates;
}

/** Rows of a mended file that can go into their list as they stand now. */
export function readyToMend({ mends, counts }: Pick<Draft, 'mends' | 'counts'>): number {
  return Math.min(counts.accepted, mends?.rows ?? 0);
}
