/**
 * Stores the rows of an import, a slice at a time in turns of the main thread: many rows with one statement, their
 * count once a commit, and the numbers they are found by in order, after the last row. The rows carry `drain_moves` 1,
 * which tells the triggers that all of this is done here (store/migrations/005).
 */
import { insertManyLookups, valuesOfNewLookup } from '../../lookups/new-lookup.ts';
import type { Statement, Store } from '../../store/store.ts';
import { acceptedValues, type RowSlice, rejectedValues } from '../reading/row-slice.ts';

type Value = string | number | null;

/** Rows of one statement. More save nothing: the rest is the writing itself. */
const lookupsAtOnce = 20;
const rejectedAtOnce = 20;
const numbersAtOnce = 50;

export type SliceStore = ReturnType<typeof createSliceStore>;
export type ListStoring = ReturnType<SliceStore['begin']>;

export function createSliceStore(store: Store) {
  const lookups = (rows: number) => insertManyLookups(values(rows, valuesOfNewLookup));
  const rejected = (rows: number) => `
    INSERT INTO rejected_rows (list_id, source_row, cells, problems)
    SELECT list_id, row.* FROM (SELECT ? AS list_id), (${values(rows, 3)}) AS row`;
  const insertLookups = severalAtOnce(store, lookupsAtOnce, valuesOfNewLookup, lookups);
  const insertRejected = severalAtOnce(store, rejectedAtOnce, 3, rejected);
  const insertNiks = severalAtOnce(store, numbersAtOnce, 3, (rows) => `INSERT INTO lookup_niks ${values(rows, 3)}`);
  const insertPhones = severalAtOnce(store, numbersAtOnce, 2, (rows) => `INSERT INTO lookup_phones ${values(rows, 2)}`);
  const lastId = store.prepare<readonly [], { id: number }>('SELECT coalesce(max(id), 0) AS id FROM lookups');
  const addQueued = store.prepare<readonly [list: number, n: number]>(`
    INSERT INTO list_states VALUES (?, 'queued', ?) ON CONFLICT DO UPDATE SET n = n + excluded.n`);
  const markNumbered = store.prepare<readonly [list: number]>('UPDATE lists SET numbered = 1 WHERE id = ?');

  return {
    /** Rows must come in the order of the file, and their numbers after the last of them. */
    begin(listId: number) {
      const stored = rowPlaces();
      let nextId = 0;
      let counted = 0;
      let numbered = false;

      /** One step is a few rows: what a turn can end after. */
      function* storing({ accepted, rejected, niks, phones }: RowSlice, now: number): Generator<void> {
        for (let at = 0; at < accepted.length; ) {
          const until = Math.min(accepted.length, at + lookupsAtOnce * acceptedValues);
          const bound: Value[] = [];
          for (; at < until; at += acceptedValues) {
            const id = nextId;
            nextId += 1;
            stored.add(Number(accepted[at]), id);
            bound.push(id);
            const twin = at + acceptedValues - 2;
            for (let one = at; one < twin; one += 1) bound.push(accepted[one] ?? null);
            const twinOfRow = accepted[twin] ?? null;
            bound.push(twinOfRow === null ? null : stored.idOf(Number(twinOfRow)));
          }
          counted += insertLookups(bound, [listId, now]);
          yield;
        }
        // Its mark is not kept.
        for (let at = 0; at < rejected.length; at += rejectedAtOnce * rejectedValues) {
          const some = rejected.slice(at, at + rejectedAtOnce * rejectedValues);
          insertRejected(
            some.filter((_, index) => (index + 1) % rejectedValues !== 0),
            [listId],
          );
          yield;
        }
        if (!numbered && niks.length + phones.length > 0) {
          markNumbered.run([listId]);
          numbered = true;
        }
        for (let at = 0; at < niks.length; at += numbersAtOnce * 3) {
          insertNiks(withIds(niks, at, numbersAtOnce, 3), []);
          yield;
        }
        for (let at = 0; at < phones.length; at += numbersAtOnce * 2) {
          insertPhones(withIds(phones, at, numbersAtOnce, 2), []);
          yield;
        }
      }

      /** Values of so many rows, each row's last, its number in the file, made its id. */
      function withIds(from: readonly Value[], at: number, rows: number, width: number): Value[] {
        const bound = from.slice(at, at + rows * width);
        for (let last = width - 1; last < bound.length; last += width) bound[last] = stored.idOf(Number(bound[last]));
        return bound;
      }

      return {
        storing,
        /** Runs steps of `storing` in one transaction while `goOn`; true when there are more. */
        turn(steps: Generator<void>, goOn: () => boolean): boolean {
          return store.transaction(() => {
            // Others may have stored rows since the last turn.
            nextId = (lastId.get([])?.id ?? 0) + 1;
            counted = 0;
            let more = !steps.next().done;
            while (more && goOn()) more = !steps.next().done;
            if (counted > 0) addQueued.run([listId, counted]);
            return more;
          });
        },
      };
    },
  };
}

/** Inserts rows of `width` values, `most` at a time and what is left one by one; returns how many. `of`: what all share. */
function severalAtOnce(store: Store, most: number, width: number, sql: (rows: number) => string) {
  const many: Statement<readonly Value[], never> = store.prepare(sql(most));
  const one: Statement<readonly Value[], never> = store.prepare(sql(1));
  return (bound: readonly Value[], of: readonly Value[]): number => {
    const rows = bound.length / width;
    if (rows === most) many.run([...of, ...bound]);
    else for (let at = 0; at < bound.length; at += width) one.run([...of, ...bound.slice(at, at + width)]);
    return rows;
  };
}

function values(rows: number, width: number): string {
  const row = `(${Array(width).fill('?').join(', ')})`;
  return `VALUES ${Array(rows).fill(row).join(', ')}`;
}

/** Which id a row of the file got. Rows come in ascending order. */
function rowPlaces() {
  let rows = new Uint32Array(4_096);
  let ids = new Float64Array(4_096);
  let length = 0;

  return {
    add(row: number, id: number): void {
      if (length === rows.length) {
        const [moreRows, moreIds] = [new Uint32Array(length * 2), new Float64Array(length * 2)];
        moreRows.set(rows);
        moreIds.set(ids);
        [rows, ids] = [moreRows, moreIds];
      }
      rows[length] = row;
      ids[length] = id;
      length += 1;
    },
    /** null: no such row was accepted. */
    idOf(row: number): number | null {
      let low = 0;
      let high = length - 1;
      while (low <= high) {
        const middle = (low + high) >>> 1;
        const found = rows[middle] ?? 0;
        if (found === row) return ids[middle] ?? null;
        if (found < row) low = middle + 1;
        else high = middle - 1;
      }
      return null;
    },
  };
}
