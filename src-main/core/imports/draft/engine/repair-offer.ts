/** The one-click repair of a problem, where there is one. */

import type { Finding } from '../../../person/finding.ts';
import { suggestedFixFor } from '../../../person/suggested-fix.ts';
import type { Cell } from '../../../spreadsheet/cell.ts';

/** What the cell would hold; null: only a person can tell. */
export function repairOffer(cell: Cell, { field, code }: Finding): string | null {
  return field === null || field === 'birthDate' ? null : suggestedFixFor(cell, field, code);
}
