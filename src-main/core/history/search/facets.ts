/** How many lookups there are of each value of each kind, every kind counted under the filters of all others. */
import type { HistoryFacets } from '../../../contract/history.ts';
import { countBits, countCommon, type IdChunk } from '../index/id-sets.ts';
import type { Dimension } from '../index/row-values.ts';
import type { StoredSets } from '../index/stored-sets.ts';
import { columnKey, isColumnKey, type VisibleList } from './filter.ts';
import type { Selection } from './selection.ts';

type Counted = { group: number; value: string; chunks: (chunk: number) => IdChunk | undefined; n: number };
type Facet = { value: string; n: number }[];

const plain = [
  'state',
  'verdict',
  'relation',
  'operator',
  'province',
  'charge',
] as const satisfies readonly Dimension[];

/** `total`: of all filters. Values of which there are none are left out. */
export function countFacets(
  sets: StoredSets,
  selection: Selection,
  lists: readonly VisibleList[],
  listId: number | null,
): { total: number; facets: HistoryFacets } {
  /** What does not count where a kind is counted: its own filter; for lists those of a list's columns as well. */
  const groups: ((key: string) => boolean)[] = [];
  const counted: Counted[] = [];
  const group = (isOf: (key: string) => boolean): number => groups.push(isOf) - 1;
  const of = (dim: Dimension, without: number): Counted[] => {
    const these = [...sets.valuesOf(dim)].map(([value, id]): Counted => {
      const chunks = sets.chunks(id);
      return { group: without, value, chunks: (chunk) => chunks.get(chunk), n: 0 };
    });
    counted.push(...these);
    return these;
  };
  const byDimension = new Map(
    plain.map((dim) => [
      dim,
      of(
        dim,
        group((key) => key === dim),
      ),
    ]),
  );
  const ofList = of(
    'list',
    group((key) => key === 'list' || isColumnKey(key)),
  );
  const ofConnection = of(
    'list',
    group((key) => key === 'connection'),
  );
  const ofDay = of(
    'day',
    group((key) => key === 'month'),
  );
  const columns =
    listId === null ? [] : sets.columnsOf(listId).map((heading) => ({ heading, values: ofColumn(heading, listId) }));

  function ofColumn(heading: string, list: number): Counted[] {
    const chunkOf = sets.columnChunk(list);
    const without = group((key) => key === columnKey(heading));
    const these = sets.columnValues({ listId: list, heading }).map(({ id, value }): Counted => {
      return { group: without, value, chunks: (chunk) => chunkOf(id, chunk) ?? undefined, n: 0 };
    });
    counted.push(...these);
    return these;
  }

  let total = 0;
  for (const chunk of selection.chunks) {
    const all = selection.bits(chunk);
    total += countBits(all);
    if (selection.isWhole) {
      for (const one of counted) one.n += one.chunks(chunk)?.n ?? 0;
      continue;
    }
    const left = selection.without(chunk, groups);
    const isEmpty = left.map((bits) => bits.every((word) => word === 0));
    for (const one of counted) {
      if (isEmpty[one.group]) continue;
      const found = one.chunks(chunk);
      if (found) one.n += countCommon(left[one.group] ?? all, found);
    }
  }

  const connectionOf = new Map(lists.map((list) => [String(list.id), String(list.connection_id)]));
  const plainFacet = (dim: (typeof plain)[number]): Facet => mostFirst(byDimension.get(dim) ?? []);
  return {
    total,
    facets: {
      state: plainFacet('state'),
      verdict: plainFacet('verdict'),
      relation: plainFacet('relation'),
      operator: plainFacet('operator'),
      province: plainFacet('province'),
      charge: plainFacet('charge'),
      list: mostFirst(ofList.filter(({ value }) => connectionOf.has(value))),
      connection: mostFirst(grouped(ofConnection, (id) => connectionOf.get(id) ?? null)),
      month: grouped(ofDay, (day) => day.slice(0, 7))
        .filter(({ n }) => n > 0)
        .sort((a, b) => (a.value < b.value ? 1 : -1)),
      columns: columns.map(({ heading, values }) => ({ heading, values: mostFirst(values) })),
    },
  };
}

function grouped(counted: readonly { value: string; n: number }[], groupOf: (value: string) => string | null): Facet {
  const groups = new Map<string, number>();
  for (const { value, n } of counted) {
    const group = groupOf(value);
    if (group !== null) groups.set(group, (groups.get(group) ?? 0) + n);
  }
  return [...groups].map(([value, n]) => ({ value, n }));
}

function mostFirst(counted: readonly { value: string; n: number }[]): Facet {
  return counted
    .filter(({ n }) => n > 0)
    .map(({ value, n }) => ({ value, n }))
    .sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
}
