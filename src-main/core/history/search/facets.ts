/** How many lookups there are of each value of each kind, every kind counted under the filters of all others. */
import type { HistoryFacets } from '../../../contract/history.ts';
import { type Bits, countBits, countCommon, type IdChunk } from '../index/id-sets.ts';
import type { Dimension } from '../index/row-values.ts';
import type { StoredSets } from '../index/stored-sets.ts';
import { columnKey, type VisibleList } from './filter.ts';
import type { Selection } from './selection.ts';

type Counted = { key: string; value: string; chunks: (chunk: number) => IdChunk | undefined; n: number };
type Facet = { value: string; n: number }[];

const plain = ['state', 'verdict', 'relation', 'operator', 'province', 'charge'] as const satisfies readonly Dimension[];

/** `total`: of all filters. Values of which there are none are left out. */
export function countFacets(
  sets: StoredSets,
  selection: Selection,
  lists: readonly VisibleList[],
  listId: number | null,
): { total: number; facets: HistoryFacets } {
  const counted: Counted[] = [];
  const of = (key: string, dim: Dimension): Counted[] => {
    const these = [...sets.valuesOf(dim)].map(([value, id]): Counted => {
      const chunks = sets.chunks(id);
      return { key, value, chunks: (chunk) => chunks.get(chunk), n: 0 };
    });
    counted.push(...these);
    return these;
  };
  const byDimension = new Map(plain.map((dim) => [dim, of(dim, dim)]));
  const ofList = of('list', 'list');
  // The same lists, under other filters.
  const ofConnection = selection.keys.some((key) => key === 'connection' || key === 'list') ? of('connection', 'list') : ofList;
  const ofDay = of('month', 'day');
  const columns = listId === null ? [] : sets.columnsOf(listId).map((heading) => ({ heading, values: ofColumn(heading, listId) }));

  function ofColumn(heading: string, list: number): Counted[] {
    const chunkOf = sets.columnChunk(list);
    const these = sets.columnValues({ listId: list, heading }).map(({ id, value }): Counted => {
      return { key: columnKey(heading), value, chunks: (chunk) => chunkOf(id, chunk) ?? undefined, n: 0 };
    });
    counted.push(...these);
    return these;
  }

  let total = 0;
  for (const chunk of selection.chunks) {
    if (selection.isWhole) {
      for (const one of counted) one.n += one.chunks(chunk)?.n ?? 0;
      total += countBits(selection.bits(chunk));
      continue;
    }
    const left = selection.withoutEach(chunk);
    const all = left.get('') as Bits;
    total += countBits(all);
    const empty = new Map([...left].map(([key, bits]) => [key, bits.every((word) => word === 0)]));
    for (const one of counted) {
      const key = left.has(one.key) ? one.key : '';
      if (empty.get(key)) continue;
      const found = one.chunks(chunk);
      if (found) one.n += countCommon(left.get(key) ?? all, found);
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
