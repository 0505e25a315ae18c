/**
 * How this program reads the provider's flags: the one place to change when the provider explains them. The provider's
 * document calls them kinds of a person's numbers, and defines `is_other` no further ("whether it is another mobile phone
 * number"); that it is a weaker link to the same person, and three noes no link at all, is our reading (td-api.md).
 */
import type { Flag, Usage, VerdictKind, VerdictReason } from '../../contract/answer.ts';

export type FlagsKind = Extract<VerdictKind, 'reachable' | 'likely' | 'secondary' | 'not_linked' | 'unknown'>;
export type FlagsReading = { readonly kind: FlagsKind; readonly reason: VerdictReason };

type Cell = 'yes' | 'not yes' | 'no' | 'any';
type Line = readonly [recent: Cell, frequent: Cell, other: Cell, kind: FlagsKind, reason: VerdictReason];

/** The first line that fits. What fits none is unknown. */
const table: readonly Line[] = [
  ['yes', 'yes', 'any', 'reachable', 'recent-and-frequent'],
  ['yes', 'not yes', 'any', 'likely', 'recent-only'],
  ['not yes', 'yes', 'any', 'likely', 'frequent-only'],
  ['not yes', 'not yes', 'yes', 'secondary', 'other-number'],
  ['no', 'no', 'no', 'not_linked', 'no-link'],
];

export function readFlags({ recentlyUsed, frequentlyUsed, other }: Usage): FlagsReading {
  for (const [recent, frequent, otherCell, kind, reason] of table) {
    if (fits(recentlyUsed, recent) && fits(frequentlyUsed, frequent) && fits(other, otherCell)) return { kind, reason };
  }
  const unrecognised = [recentlyUsed, frequentlyUsed, other].includes('unrecognised');
  return { kind: 'unknown', reason: unrecognised ? 'flags-unrecognised' : 'flags-unknown' };
}

function fits(flag: Flag, cell: Cell): boolean {
  switch (cell) {
    case 'any':
      return true;
    case 'yes':
    case 'no':
      return flag === cell;
    case 'not yes':
      return flag !== 'yes';
  }
}

/** The number is worth a call as the person's own. */
export function isReachable(kind: VerdictKind): boolean {
  return kind === 'reachable' || kind === 'likely';
}
