/** The one-click repair of a problem, where there is one. */
import type { Cell } from '../../lists/rules/cell.ts';
import type { Finding } from '../../lists/rules/finding.ts';
import { offerFor } from '../../lists/rules/offer.ts';

/** What the cell would hold; null: only a person can tell. */
export function repairOffer(cell: Cell, { field, code }: Finding): string | null {
  return field === null || field === 'birthDate' ? null : offerFor(cell, field, code);
}
