/** How many of a list can be reached, by its rows' verdicts. */
import type { VerdictKind } from '../../../src-main/contract/answer.ts';
import type { HistoryFacets } from '../../../src-main/contract/history.ts';
import { historyVerdicts } from '../../routes.ts';

export type VerdictCount = { kind: VerdictKind; n: number };

/** Every kind, the best first. */
export function verdictCounts(facet: HistoryFacets['verdict'] | undefined): VerdictCount[] {
  return historyVerdicts.map((kind) => ({ kind, n: facet?.find(({ value }) => value === kind)?.n ?? 0 }));
}

/** `share`: of all rows, 0 to 1; what is not answered counts as not reached. */
export function reachOf(counts: readonly VerdictCount[]): {
  reachable: number;
  likely: number;
  answered: number;
  total: number;
  share: number;
} {
  const of = (kind: VerdictKind) => counts.find((one) => one.kind === kind)?.n ?? 0;
  const total = counts.reduce((sum, { n }) => sum + n, 0);
  return {
    reachable: of('reachable'),
    likely: of('likely'),
    answered: total - of('none'),
    total,
    share: total === 0 ? 0 : of('reachable') / total,
  };
}
