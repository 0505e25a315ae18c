/** How many lookups there are of each value of each kind, every kind counted under the filters of all others. */
import type { HistoryFacets } from '../../../contract/history.ts';
import { type Bits, bitmapWords, countBits, countCommon, type IdChunk, listOf } from '../index/id-sets.ts';
import type { Dimension } from '../index/row-values.ts';
import type { StoredSets } from '../index/stored-sets.ts';
import { columnKey, isColumnKey, type VisibleList } from './filter.ts';
import type { Selection } from './selection.ts';
import type { createValueColumns } from './value-columns.ts';

type ValueColumns = ReturnType<typeof createValueColumns>;

type Counted = { value: string; chunks: (chunk: number) => IdChunk | undefined; n: number };
/** `without`: the group of filters that do not count for it. No lookup has two of its values. */
type Kind = { key: string; without: number; values: Counted[] };
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
  columnOf: ValueColumns,
  selection: Selection,
  lists: readonly VisibleList[],
  listId: number | null,
): { total: number; facets: HistoryFacets } {
  /** What does not count where a kind is counted: its own filter; for lists those of a list's columns as well. */
  const groups: ((key: string) => boolean)[] = [];
  const kinds: Kind[] = [];
  const counted = (key: string, values: Counted[], isOf: (key: string) => boolean): Counted[] => {
    kinds.push({ key, without: groups.push(isOf) - 1, values });
    return values;
  };
  const of = (dim: Dimension, isOf: (key: string) => boolean): Counted[] =>
    counted(
      dim,
      [...sets.valuesOf(dim)].map(([value, id]) => {
        const chunks = sets.chunks(id);
        return { value, chunks: (chunk) => chunks.get(chunk), n: 0 };
      }),
      isOf,
    );
  const byDimension = new Map(plain.map((dim) => [dim, of(dim, (key) => key === dim)]));
  const ofList = of('list', (key) => key === 'list' || isColumnKey(key));
  const ofConnection = of('list', (key) => key === 'connection');
  const ofDay = of('day', (key) => key === 'month');
  const columns =
    listId === null ? [] : sets.columnsOf(listId).map((heading) => ({ heading, values: ofColumn(heading, listId) }));

  function ofColumn(heading: string, list: number): Counted[] {
    const chunkOf = sets.columnChunk(list);
    return counted(
      `${list} ${heading}`,
      sets.columnValues({ listId: list, heading }).map(({ id, value }) => {
        return { value, chunks: (chunk) => chunkOf(id, chunk) ?? undefined, n: 0 };
      }),
      (key) => key === columnKey(heading),
    );
  }

  let total = 0;
  for (const chunk of selection.chunks) {
    const left = selection.without(chunk, groups);
    const parts = new Map<Bits, Part>();
    const partOf = (bits: Bits): Part => {
      const known = parts.get(bits) ?? partOfChunk(bits, selection.rowsOf(chunk));
      parts.set(bits, known);
      return known;
    };
    const all = selection.bits(chunk);
    total += partOf(all).n;
    for (const kind of kinds) countKind(kind, chunk, partOf(left[kind.without] ?? all), columnOf);
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

/** Lookups of a chunk that are to be counted. */
type Part = { n: number; isWhole: boolean; bits: Bits; places: () => Uint16Array };

function partOfChunk(bits: Bits, rows: number): Part {
  const n = countBits(bits);
  let places: Uint16Array | null = null;
  return { n, isWhole: n === rows, bits, places: () => (places ??= listOf(bits, n)) };
}

function countKind({ key, values }: Kind, chunk: number, part: Part, columnOf: ValueColumns): void {
  if (part.n === 0) return;
  const found = values.map((one) => one.chunks(chunk));
  if (part.isWhole) {
    values.forEach((one, at) => {
      one.n += found[at]?.n ?? 0;
    });
    return;
  }
  const bySets = found.reduce((sum, set) => sum + (set?.list?.length ?? (set ? bitmapWords : 0)), 0);
  if (bySets <= part.n) {
    values.forEach((one, at) => {
      const set = found[at];
      if (set) one.n += countCommon(part.bits, set);
    });
    return;
  }
  const column = columnOf(`${chunk} ${key}`, found);
  const counts = new Uint32Array(values.length + 1);
  const places = part.places();
  // By number: an array's iterator takes twice the time.
  for (let index = 0; index < places.length; index += 1) {
    const value = column[places[index] ?? 0] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  values.forEach((one, at) => {
    one.n += counts[at + 1] ?? 0;
  });
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
