/** What is looked for in one list, as the core is asked for it. It is kept with the screen: a text may name a person. */
import type { VerdictKind } from '../../../src-main/contract/answer.ts';
import type { FoundRowsQuery, RowSort } from '../../../src-main/contract/lists.ts';
import type { LookupState } from '../../../src-main/contract/states.ts';
import { toggled } from '../../parts/lookup/filter-choices.ts';

export type RowFilter = {
  search: string;
  states: LookupState[];
  verdicts: VerdictKind[];
  operators: string[];
  columns: { heading: string; values: string[] }[];
  sort: RowSort;
};

export const everyRow: RowFilter = {
  ...{ search: '', states: [], verdicts: [], operators: [], columns: [], sort: 'row' },
};

/** Something is chosen by which rows are left out; the order leaves out none. */
export function leavesOut({ search, states, verdicts, operators, columns }: RowFilter): boolean {
  return search !== '' || [states, verdicts, operators, columns].some((chosen) => chosen.length > 0);
}

export function rowsInput(listId: number, filter: RowFilter): Omit<FoundRowsQuery, 'after' | 'limit'> {
  return { listId, ...filter };
}

export function withColumn(filter: RowFilter, heading: string, value: string): RowFilter {
  const chosen = filter.columns.find((one) => one.heading === heading)?.values ?? [];
  const values = toggled(chosen, value);
  const others = filter.columns.filter((one) => one.heading !== heading);
  return { ...filter, columns: values.length === 0 ? others : [...others, { heading, values }] };
}

/** As a choice has it: `row`, `verdict`, `operator`, or a column by its heading. */
export function sortName(sort: RowSort): string {
  return typeof sort === 'string' ? sort : `=${sort.heading}`;
}

export function sortNamed(name: string): RowSort {
  if (name.startsWith('=')) return { heading: name.slice(1) };
  return name === 'verdict' || name === 'operator' ? name : 'row';
}
