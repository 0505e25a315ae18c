/**
 * Rows on their way into the index. They are gathered set by set and written together: a set's chunk is rewritten once, however many of
 * the rows go into it. Writing is repeatable: cut off in the middle, the same rows given again make the same sets.
 */
import type { NamedCell } from '../../imports/columns/column-names.ts';
import type { ShownColumns } from '../../imports/columns/withheld-columns.ts';
import { changeChunk, chunkOf, contains, placeOf } from './id-sets.ts';
import { endingsOfRow, type FormerRow, type IndexRows } from './index-rows.ts';
import { indexedWords, nameKey } from './name-words.ts';
import {
  changingDimensions,
  changingValues,
  type Dimension,
  type IndexedRow,
  lastingDimensions,
  lastingValues,
} from './row-values.ts';
import type { Column, StoredSets } from './stored-sets.ts';

/** A column with more different values than this says of each row something of its own. */
const mostColumnValues = 200;
const longestColumnValue = 100;

type Change = { add: number[]; remove: number[] };
type Target =
  | { kind: 'filter'; dim: Dimension; value: string }
  | { kind: 'word'; word: string }
  | { kind: 'column'; column: Column; value: string };
type Gathered = { target: Target; chunks: Map<number, Change> };

function gathering(target: Target): Gathered {
  return { target, chunks: new Map() };
}

function newMap<K, V>(): Map<K, V> {
  return new Map();
}

function within<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

export type RowInBatch = {
  id: number;
  /** null: it is gone, or its list is not there. */
  row: IndexedRow | null;
  /** As the index knows it, where name, numbers or columns are others now. */
  former: FormerRow | null;
  /** Everything of it, whatever the index has: of a span that may have been begun before. */
  whole: boolean;
};

export type Batch = ReturnType<ReturnType<typeof createBatches>['begin']>;

export function createBatches(deps: {
  sets: StoredSets;
  rows: IndexRows;
  /** Which cells of a list's rows may be shown (imports/columns/withheld-columns.ts). */
  shownOf: (listId: number) => Pick<ShownColumns, 'further'>;
}) {
  const { sets, rows, shownOf } = deps;
  /** What values a column has, and which are no filter. */
  const columnValues = new Map<string, Set<string>>();
  const unfit = new Map<number, Set<string>>();

  function unfitOf(listId: number): Set<string> {
    let known = unfit.get(listId);
    if (!known) {
      known = rows.unfitColumns(listId);
      unfit.set(listId, known);
    }
    return known;
  }

  function valuesOf(column: Column): Set<string> {
    const key = `${column.listId} ${column.heading}`;
    let known = columnValues.get(key);
    if (!known) {
      known = new Set(sets.columnValues(column).map(({ value }) => value));
      columnValues.set(key, known);
    }
    return known;
  }

  return {
    /** What was remembered of the store is read anew: a transaction failed. */
    forget(): void {
      columnValues.clear();
      unfit.clear();
    },

    begin() {
      // What stands first is written first: where a row is known to the index at all, leftovers of it are looked for.
      const filters = new Map<Dimension, Map<string, Gathered>>([['row', new Map()]]);
      const words = new Map<string, Gathered>();
      const columns = new Map<number, Map<string, Map<string, Gathered>>>();
      const names: [key: string, id: number, add: boolean][] = [];
      const endings: [ending: number, id: number, add: boolean][] = [];
      const newlyUnfit: Column[] = [];

      const shown = new Map<number, Pick<ShownColumns, 'further'>>();

      function cellsOf(listId: number, extra: string): [Column, string][] {
        if (extra === '[]') return [];
        let of = shown.get(listId);
        if (!of) {
          of = shownOf(listId);
          shown.set(listId, of);
        }
        const cells = of.further(JSON.parse(extra) as NamedCell[]);
        return cells.map(({ heading, text }) => [{ listId, heading }, text.trim().slice(0, longestColumnValue)]);
      }

      // Maps within maps: a key put together of texts would be made anew for every row.
      function filterEntry(dim: Dimension, value: string): Gathered {
        return within(within(filters, dim, newMap<string, Gathered>), value, () =>
          gathering({ kind: 'filter', dim, value }),
        );
      }

      function wordEntry(word: string): Gathered {
        return within(words, word, () => gathering({ kind: 'word', word }));
      }

      function columnEntry(column: Column, value: string): Gathered {
        const ofList = within(columns, column.listId, newMap<string, Map<string, Gathered>>);
        const ofColumn = within(ofList, column.heading, newMap<string, Gathered>);
        return within(ofColumn, value, () => gathering({ kind: 'column', column, value }));
      }

      function* everyEntry(): Generator<Gathered> {
        for (const ofDimension of filters.values()) yield* ofDimension.values();
        yield* words.values();
        for (const ofList of columns.values()) for (const ofColumn of ofList.values()) yield* ofColumn.values();
      }

      function change({ chunks }: Gathered, id: number, how: keyof Change): void {
        const chunk = chunkOf(id);
        let found = chunks.get(chunk);
        if (!found) {
          found = { add: [], remove: [] };
          chunks.set(chunk, found);
        }
        found[how].push(placeOf(id));
      }

      /** One value a row: whatever else it stood in, it leaves. */
      function setFilter(dim: Dimension, id: number, value: string | null, known: boolean): void {
        const [chunk, place] = [chunkOf(id), placeOf(id)];
        let stands = false;
        if (known) {
          for (const [other, valueId] of sets.valuesOf(dim)) {
            const stored = sets.chunks(valueId).get(chunk);
            if (!stored || !contains(stored, place)) continue;
            if (other === value) stands = true;
            else change(filterEntry(dim, other), id, 'remove');
          }
        }
        if (value !== null && !stands) change(filterEntry(dim, value), id, 'add');
      }

      function setWords(id: number, before: readonly string[], now: readonly string[]): void {
        for (const word of before) if (!now.includes(word)) change(wordEntry(word), id, 'remove');
        for (const word of now) change(wordEntry(word), id, 'add');
      }

      function setColumns(id: number, before: [Column, string][], now: [Column, string][]): void {
        for (const [column, value] of before) {
          if (unfitOf(column.listId).has(column.heading)) continue;
          change(columnEntry(column, value), id, 'remove');
        }
        for (const [column, value] of now) {
          const notFit = unfitOf(column.listId);
          if (notFit.has(column.heading)) continue;
          const values = valuesOf(column);
          values.add(value);
          if (values.size > mostColumnValues) {
            notFit.add(column.heading);
            newlyUnfit.push(column);
          } else {
            const found = columnEntry(column, value);
            // The same value before and now: it stays.
            const places = found.chunks.get(chunkOf(id));
            const at = places?.remove.lastIndexOf(placeOf(id)) ?? -1;
            if (at >= 0) places?.remove.splice(at, 1);
            change(found, id, 'add');
          }
        }
      }

      function valueIdOf(target: Target): number {
        switch (target.kind) {
          case 'filter':
            return sets.valueId(target.dim, target.value);
          case 'word':
            return sets.wordId(target.word);
          case 'column':
            return sets.columnValueId(target.column, target.value);
        }
      }

      function writeSet({ target, chunks }: Gathered): void {
        if (target.kind === 'column' && unfitOf(target.column.listId).has(target.column.heading)) return;
        const valueId = valueIdOf(target);
        let emptied = false;
        for (const [chunk, { add, remove }] of chunks) {
          const to = changeChunk(sets.chunkNow(valueId, chunk), add, remove);
          sets.writeChunk(valueId, chunk, to);
          sets.remember(valueId, chunk, to);
          emptied ||= to === null;
        }
        if (!emptied || target.kind === 'filter') return;
        if (sets.removeIfEmpty(valueId, target.kind === 'word') && target.kind === 'column') {
          valuesOf(target.column).delete(target.value);
        }
      }

      function takeApart(column: Column): void {
        rows.addUnfit(column.listId, column.heading);
        for (const { id } of sets.columnValues(column)) sets.removeWhole(id);
        columnValues.delete(`${column.listId} ${column.heading}`);
      }

      return {
        take({ id, row: found, former, whole }: RowInBatch): void {
          const row = found?.complete === 1 ? found : null;
          const rowSet = sets.valuesOf('row').get('all');
          const inIndex = rowSet === undefined ? undefined : sets.chunks(rowSet).get(chunkOf(id));
          const known = inIndex !== undefined && contains(inIndex, placeOf(id));
          if (!row && !known && !former) return;
          const changing = row && changingValues(row);
          for (const dim of changingDimensions) setFilter(dim, id, changing?.[dim] ?? null, known);
          if (row && known && !former && !whole) return;
          const lasting = row && lastingValues(row);
          for (const dim of lastingDimensions) setFilter(dim, id, lasting?.[dim] ?? null, known);
          setWords(id, former ? indexedWords(former.name) : [], row ? indexedWords(row.name) : []);
          setColumns(
            id,
            former ? cellsOf(former.list_id, former.extra) : [],
            row ? cellsOf(row.list_id, row.extra) : [],
          );
          if (former) {
            names.push([nameKey(former.name), id, false]);
            for (const ending of endingsOfRow(former)) endings.push([ending, id, false]);
          }
          if (!row) return;
          names.push([nameKey(row.name), id, true]);
          for (const ending of endingsOfRow(row)) endings.push([ending, id, true]);
        },

        /** One step is a set: what a turn can end after. Within the caller's transactions. */
        *writeSets(): Generator<void> {
          for (const column of newlyUnfit) {
            takeApart(column);
            yield;
          }
          for (const one of everyEntry()) {
            writeSet(one);
            yield;
          }
        },
        names: (): readonly (readonly [key: string, id: number, add: boolean])[] => names,
        endings: (): readonly (readonly [ending: number, id: number, add: boolean])[] => endings,
      };
    },
  };
}
