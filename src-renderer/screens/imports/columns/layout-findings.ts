/**
 * What was found on a sheet besides its people, as the screen says it: each with the choice that corrects it, where
 * there is one.
 */
import type { Layout, ReadChoices } from '../../../../src-main/contract/reading.ts';
import { columnLetters } from '../draft/column-map.ts';

export type Finding =
  | { kind: 'titles' | 'blank'; count: number }
  | { kind: 'merged' }
  /** Other sheets that hold people too, and are not read. */
  | { kind: 'other-lists'; sheets: string[] }
  | { kind: 'hidden-columns'; columns: string[] }
  | { kind: 'hidden-rows'; count: number; taken: boolean }
  /** `rows`: the first ones, as Excel counts; `more`: there are others. `taken` goes for both kinds together. */
  | { kind: 'totals' | 'repeated'; rows: number[]; more: boolean; taken: boolean };

/** So many row numbers tell where to look; more would only be a wall of digits. */
const shownRows = 5;

export function findingsOf(layout: Layout, choices: Pick<ReadChoices, 'hiddenRows' | 'totalsRows'>): Finding[] {
  const taken = choices.totalsRows === 'take';
  const rowsFound = (kind: 'totals' | 'repeated', rows: number[]): Finding[] =>
    rows.length === 0 ? [] : [{ kind, rows: rows.slice(0, shownRows), more: rows.length > shownRows, taken }];
  return [
    ...(layout.otherLists.length > 0 ? [{ kind: 'other-lists' as const, sheets: layout.otherLists }] : []),
    ...(layout.titleRows > 0 ? [{ kind: 'titles' as const, count: layout.titleRows }] : []),
    ...(layout.mergedHeadings ? [{ kind: 'merged' as const }] : []),
    ...(layout.hiddenColumns.length > 0
      ? [{ kind: 'hidden-columns' as const, columns: layout.hiddenColumns.map(columnLetters) }]
      : []),
    ...(layout.hiddenRows > 0
      ? [{ kind: 'hidden-rows' as const, count: layout.hiddenRows, taken: choices.hiddenRows === 'take' }]
      : []),
    ...rowsFound('totals', layout.totalsRows),
    ...rowsFound('repeated', layout.repeatedHeadings),
    ...(layout.blankRows > 0 ? [{ kind: 'blank' as const, count: layout.blankRows }] : []),
  ];
}
