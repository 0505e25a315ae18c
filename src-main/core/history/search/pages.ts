/** One page of what was found, in the order asked for. Candidates come in that order and are tested where a set cannot tell. */
import { type VerdictKind, verdictKinds } from '../../../contract/answer.ts';
import type { HistorySort } from '../../../contract/history.ts';
import { decodeCursor, decodeTextCursor, encodeCursor } from '../../kernel/keyset.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { Store } from '../../store/store.ts';
import {
  addInto,
  type Bits,
  chunkIds,
  chunkOf,
  idAt,
  intersectInto,
  lastBelow,
  newBits,
  placeOf,
} from '../index/id-sets.ts';
import { nameKey } from '../index/name-words.ts';
import type { StoredSets } from '../index/stored-sets.ts';
import { type Candidates, fillPage, type PageKey } from './fill-page.ts';
import type { Found } from './filter.ts';
import type { Selection } from './selection.ts';

/** So many names are sorted for the page; of more the names are walked in their order. */
const sortedAtOnce = 2_000;
const namesAtOnce = 500;

export function createPages(store: Store, clock: Clock, sets: StoredSets) {
  const namesAfter = store.prepare<readonly [string, number, number], { name: string; id: number }>(`
    SELECT name, lookup_id AS id FROM history_names WHERE (name, lookup_id) > (?, ?)
    ORDER BY name, lookup_id LIMIT ? + 0`);
  const namesOf = store.prepare<readonly [string], { id: number; name: string | null }>(`
    SELECT id, name FROM lookups INDEXED BY lookups_search WHERE id IN (SELECT value FROM json_each(?))`);

  function* newest(
    selection: Selection,
    bitsOf: (chunk: number) => Bits,
    below: number,
    prefix: readonly number[],
  ): Candidates {
    for (const chunk of selection.chunks) {
      if (chunk > chunkOf(below)) continue;
      const bits = bitsOf(chunk);
      const end = chunk === chunkOf(below) ? placeOf(below) : chunkIds;
      for (let place = lastBelow(bits, end); place >= 0; place = lastBelow(bits, place)) {
        const id = idAt(chunk, place);
        yield { id, key: [...prefix, id] };
      }
      yield { id: null, key: [...prefix, idAt(chunk, 0)] };
    }
  }

  function* byVerdict(selection: Selection, [fromRank, below]: readonly [number, number]): Candidates {
    for (const [rank, kind] of verdictKinds.entries()) {
      if (rank < fromRank) continue;
      const valueId = sets.valuesOf('verdict').get(kind satisfies VerdictKind);
      if (valueId === undefined) continue;
      const chunks = sets.chunks(valueId);
      const bitsOf = (chunk: number): Bits => {
        const bits = newBits();
        const ofKind = chunks.get(chunk);
        if (ofKind) {
          addInto(bits, ofKind);
          intersectInto(bits, selection.bits(chunk));
        }
        return bits;
      };
      yield* newest(selection, bitsOf, rank === fromRank ? below : Number.MAX_SAFE_INTEGER, [rank]);
    }
  }

  function* byName(selection: Selection, [name, id]: readonly [string, number]): Candidates {
    if (!selection.isWhole && selection.count() <= sortedAtOnce) {
      const ids = [...newest(selection, selection.bits, Number.MAX_SAFE_INTEGER, [])].flatMap((one) => one.id ?? []);
      const sorted = namesOf
        .all([JSON.stringify(ids)])
        .map((row): [string, number] => [nameKey(row.name), row.id])
        .sort(([a, ofA], [b, ofB]) => (a < b ? -1 : a > b ? 1 : ofA - ofB));
      for (const [own, ofOwn] of sorted) {
        if (own > name || (own === name && ofOwn > id)) yield { id: ofOwn, key: [own, ofOwn] };
      }
      return;
    }
    let from: [string, number] = [name, id];
    for (;;) {
      const some = namesAfter.all([...from, namesAtOnce]);
      for (const one of some) if (selection.has(one.id)) yield { id: one.id, key: [one.name, one.id] };
      const last = some.at(-1);
      if (!last || some.length < namesAtOnce) return;
      from = [last.name, last.id];
      yield { id: null, key: from };
    }
  }

  function candidates(selection: Selection, sort: HistorySort, after: string | null): Candidates {
    switch (sort) {
      case 'newest': {
        const [, id] = decodeCursor(after, 2) ?? [0, Number.MAX_SAFE_INTEGER];
        return newest(selection, selection.bits, id ?? 0, []);
      }
      case 'verdict': {
        const [rank, id] = decodeCursor(after, 3) ?? [0, Number.MAX_SAFE_INTEGER];
        return byVerdict(selection, [rank ?? 0, id ?? 0]);
      }
      case 'name':
        return byName(selection, decodeTextCursor(after) ?? ['', 0]);
    }
  }

  /** A cursor of another sort is not taken for one of this. */
  function cursorOf(sort: HistorySort, key: PageKey, rowOf: (id: number) => number): string {
    if (sort === 'verdict') return encodeCursor([...key, 0]);
    if (sort === 'name') return encodeCursor(key);
    // As the walk along the rows has it (lookup-walk.ts), which may go on where this ended.
    const id = Number(key[0]);
    return encodeCursor([rowOf(id), id]);
  }

  return {
    /** `rowOf`: of a lookup its row within the list that was asked for, else 0. */
    page(
      { selection, test }: Found,
      sort: HistorySort,
      after: string | null,
      limit: number,
      rowOf: (id: number) => number,
    ): { ids: number[]; next: string | null } {
      const { ids, last } = fillPage(clock, candidates(selection, sort, after), test, limit);
      return { ids, next: last && cursorOf(sort, last, rowOf) };
    },
  };
}
