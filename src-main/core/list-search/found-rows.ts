/** Rows of one list that fit a filter, in the order of the file or by what they say, found by the history's index. */
import { verdictKinds } from '../../contract/answer.ts';
import type { FoundRowsQuery } from '../../contract/lists.ts';
import { addInto, type Bits, chunkOf, idAt, intersectInto, newBits, placeOf } from '../history/index/id-sets.ts';
import type { StoredSets } from '../history/index/stored-sets.ts';
import { type Candidates, fillPage } from '../history/search/fill-page.ts';
import type { Found } from '../history/search/filter.ts';
import { decodeCursor, decodeTextCursor, encodeCursor } from '../kernel/keyset.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Store } from '../store/store.ts';

/** Rows walked at once. */
const atOnce = 500;
/** So many rows are put in the order of the file for the page; of more the list is walked in that order. */
const sortedAtOnce = 2_000;

type Place = { row: number; id: number };

/** Texts as people sort them: `Cabang 2` before `Cabang 10`; what says nothing comes last. */
const collator = new Intl.Collator('id', { numeric: true });
function compareTexts(a: string, b: string): number {
  if ((a === '') !== (b === '')) return a === '' ? 1 : -1;
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** A key before those of every value is none; behind them all stand rows without any. */
const valueKey = (value: string): string => `=${value}`;
const withoutKey = '~';

export function createFoundRows(store: Store, clock: Pick<Clock, 'monotonic'>, sets: StoredSets) {
  const walk = store.prepare<readonly [number, number, number, number], Place>(`
    SELECT source_row AS row, id FROM lookups WHERE list_id = ? AND (source_row, id) > (?, ?)
    ORDER BY source_row, id LIMIT ? + 0`);
  const placesOf = store.prepare<readonly [string], Place>(
    'SELECT source_row AS row, id FROM lookups WHERE id IN (SELECT value FROM json_each(?))',
  );

  function chunksOfList(listId: number): number[] {
    const valueId = sets.valuesOf('list').get(String(listId));
    return valueId === undefined ? [] : [...sets.chunks(valueId).keys()].sort((a, b) => a - b);
  }

  /** At most `most`; null: there are more. */
  function idsOf({ selection }: Found, chunks: readonly number[], most: number): number[] | null {
    const ids: number[] = [];
    for (const chunk of chunks) {
      for (const id of idsFrom(selection.bits(chunk), chunk, 0)) {
        if (ids.length === most) return null;
        ids.push(id);
      }
    }
    return ids;
  }

  function* byRow(listId: number, found: Found, after: string | null): Candidates {
    const [row, id] = decodeCursor(after, 2) ?? [-1, 0];
    const from: Place = { row: row ?? -1, id: id ?? 0 };
    const isAfter = (place: Place) => place.row > from.row || (place.row === from.row && place.id > from.id);
    const few = idsOf(found, chunksOfList(listId), sortedAtOnce);
    if (few) {
      const places = placesOf.all([JSON.stringify(few)]).filter(isAfter);
      for (const place of places.sort((a, b) => a.row - b.row || a.id - b.id)) {
        yield { id: place.id, key: [place.row, place.id] };
      }
      return;
    }
    for (let last = from; ; ) {
      const some = walk.all([listId, last.row, last.id, atOnce]);
      for (const place of some) {
        if (found.selection.has(place.id)) yield { id: place.id, key: [place.row, place.id] };
      }
      const end = some.at(-1);
      if (!end || some.length < atOnce) return;
      last = end;
      yield { id: null, key: [end.row, end.id] };
    }
  }

  /** Of a sort its values in their order, each with the chunks of its rows. */
  function valuesOf({ listId, sort }: FoundRowsQuery): { value: string; chunk: (chunk: number, into: Bits) => void }[] {
    if (typeof sort === 'object') {
      const chunkNow = sets.columnChunk(listId);
      return sets
        .columnValues({ listId, heading: sort.heading })
        .sort((a, b) => compareTexts(a.value, b.value))
        .map(({ id, value }) => ({ value, chunk: (chunk, into) => add(into, chunkNow(id, chunk)) }));
    }
    const known = sets.valuesOf(sort === 'verdict' ? 'verdict' : 'operator');
    const values = sort === 'verdict' ? verdictKinds.filter((kind) => known.has(kind)) : [...known.keys()];
    const ordered = sort === 'verdict' ? values : values.sort(compareTexts);
    return ordered.map((value) => {
      const chunks = sets.chunks(known.get(value) ?? -1);
      return { value, chunk: (chunk, into) => add(into, chunks.get(chunk)) };
    });
  }

  function* byValue(query: FoundRowsQuery, found: Found): Candidates {
    const [from, above] = decodeTextCursor(query.after) ?? ['', 0];
    const chunks = chunksOfList(query.listId);
    const values = valuesOf(query);
    const groups = [
      ...values.map(({ value, chunk }) => ({ key: valueKey(value), fill: chunk })),
      { key: withoutKey, fill: withoutAny },
    ];
    function withoutAny(chunk: number, into: Bits): void {
      const any = newBits();
      for (const one of values) one.chunk(chunk, any);
      for (let at = 0; at < into.length; at += 1) into[at] = ~(any[at] ?? 0);
    }
    // A value that nobody has any more: on with what comes after it.
    const begun = groups.findIndex(({ key }) => key === from);
    const at = from === '' ? 0 : begun >= 0 ? begun : groups.findIndex(({ key }) => isBehind(query, key, from));
    for (const { key, fill } of at < 0 ? [] : groups.slice(at)) {
      const below = key === from ? above + 1 : 0;
      for (const chunk of chunks) {
        if (chunk < chunkOf(below)) continue;
        const bits = newBits();
        fill(chunk, bits);
        intersectInto(bits, found.selection.bits(chunk));
        const first = chunk === chunkOf(below) ? placeOf(below) : 0;
        for (const id of idsFrom(bits, chunk, first)) yield { id, key: [key, id] };
        yield { id: null, key: [key, idAt(chunk + 1, 0) - 1] };
      }
    }
  }

  /** `found`: of that list, after `sets.follow`. */
  return (query: FoundRowsQuery, found: Found): { ids: number[]; next: string | null } => {
    const { listId, sort, after, limit } = query;
    const candidates = sort === 'row' ? byRow(listId, found, after) : byValue(query, found);
    const { ids, last } = fillPage(clock, candidates, found.test, limit);
    return { ids, next: last && encodeCursor(last) };
  };
}

function add(into: Bits, chunk: Parameters<typeof addInto>[1] | null | undefined): void {
  if (chunk) addInto(into, chunk);
}

/** Ascending, from that place on. */
function* idsFrom(bits: Bits, chunk: number, first: number): Generator<number> {
  for (let word = first >>> 5; word < bits.length; word += 1) {
    let left = (bits[word] ?? 0) & (word === first >>> 5 ? -1 << (first & 31) : -1);
    for (; left !== 0; left &= left - 1) yield idAt(chunk, word * 32 + (31 - Math.clz32(left & -left)));
  }
}

function isBehind({ sort }: FoundRowsQuery, key: string, from: string): boolean {
  if (key === withoutKey) return true;
  if (from === withoutKey) return false;
  const [one, other] = [key.slice(1), from.slice(1)];
  if (sort !== 'verdict') return compareTexts(one, other) > 0;
  const rank = (kind: string) => (verdictKinds as readonly string[]).indexOf(kind);
  return rank(one) > rank(other);
}
