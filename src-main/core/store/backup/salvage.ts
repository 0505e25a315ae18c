/**
 * Reads what can still be read of a damaged database, table by table. A page that does not open is passed over by halving the
 * span of rows until only those on it are left. Writes nothing.
 */
import type Database from 'better-sqlite3';

type Row = Record<string, unknown>;

export type Salvaged = {
  /** Every one that could be read is handed out once. */
  readonly rows: Iterable<Row>;
  /** After the rows: what is known of the others. */
  rest(): Rest;
};

export type Rest = {
  /** Every row there was is among those that were read. */
  readonly whole: boolean;
  /** Rowids of all rows there were, by an index that could be read from end to end; null: there is none. */
  readonly known: ReadonlySet<number> | null;
  /** Rowids that some index has, where none is whole. */
  readonly seen: ReadonlySet<number>;
  /** Rows of which a part could not be read. */
  readonly partly: number;
};

/** Rows asked for at once. */
const spanRows = 2_048;
/** Bytes that may lie on pages of their own: where those do not open, the rest of the row is worth having. */
const spareable: Readonly<Record<string, readonly string[]>> = { attempts: ['raw', 'raw_bytes'] };

/** `highest`: a rowid that the table had before; rows up to it are looked for whatever can be read. */
export function salvageTable(
  db: Database.Database,
  table: string,
  columns: readonly string[],
  { byRowid, highest }: { byRowid: boolean; highest: number },
): Salvaged {
  return byRowid ? salvageByRowid(db, table, columns, highest) : salvageInOrder(db, table, columns);
}

function salvageByRowid(db: Database.Database, table: string, columns: readonly string[], highest: number): Salvaged {
  const { known, seen } = rowidsOf(db, table);
  const unread = new Set<number>();
  let bounded = true;
  let partly = 0;
  const list = (without: readonly string[]) =>
    columns.map((column) => (without.includes(column) ? `NULL AS ${column}` : column)).join(', ');
  const between = (without: readonly string[]) =>
    db.prepare<[number, number], Row>(
      `SELECT rowid AS "_rowid", ${list(without)} FROM ${table} WHERE rowid BETWEEN ? AND ? ORDER BY rowid`,
    );

  function* read(from: number, to: number): Iterable<Row> {
    if (from > to) return;
    try {
      yield* all(() => between([]).all(from, to));
      return;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
    if (from === to) {
      const spare = spareable[table] ?? [];
      try {
        const found = all(() => (spare.length > 0 ? between(spare).all(from, to) : unreadable()));
        partly += found.length;
        yield* found;
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        unread.add(from);
      }
      return;
    }
    const middle = Math.floor((from + to) / 2);
    yield* read(from, middle);
    yield* read(middle + 1, to);
  }

  function* rows(): Iterable<Row> {
    const ids = known ?? seen;
    const [first, last] = ['min', 'max'].map((end) => edge(db, `SELECT ${end}(rowid) FROM ${table}`));
    bounded = known !== null || (first !== undefined && last !== undefined);
    const lows = [first ?? 1, ...(ids.size > 0 ? [lowest(ids)] : [])];
    const highs = [last ?? highest, ...(ids.size > 0 ? [highestOf(ids)] : [])];
    const to = Math.max(...highs);
    for (let from = Math.min(...lows); from <= to; from += spanRows)
      yield* read(from, Math.min(to, from + spanRows - 1));
  }

  return {
    rows: rows(),
    rest: () => ({ whole: unread.size === 0 && bounded, known, seen: known ?? seen, partly }),
  };
}

/** Tables without rowids: in the order of their key from both ends, up to what does not open. They are small, or can be made anew. */
function salvageInOrder(db: Database.Database, table: string, columns: readonly string[]): Salvaged {
  let whole = true;
  const key = keyOf(db, table);
  const from = (order: 'ASC' | 'DESC') =>
    db.prepare<[], Row>(
      `SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${key.map((one) => `${one} ${order}`).join(', ')}`,
    );
  function* rows(): Iterable<Row> {
    const names = new Set<string>();
    for (const order of ['ASC', 'DESC'] as const) {
      try {
        for (const row of each(() => from(order).iterate())) {
          const name = JSON.stringify(key.map((one) => row[one]));
          if (order === 'ASC') names.add(name);
          else if (names.has(name)) break;
          yield row;
        }
        if (order === 'ASC') return;
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        whole = false;
      }
    }
  }
  return { rows: rows(), rest: () => ({ whole, known: null, seen: new Set(), partly: 0 }) };
}

export function keyOf(db: Database.Database, table: string): string[] {
  const columns = db.pragma(`table_xinfo(${table})`) as { name: string; pk: number }[];
  return columns
    .filter(({ pk }) => pk > 0)
    .sort((one, other) => one.pk - other.pk)
    .map(({ name }) => name);
}

/** By an index that says them without the table. */
function rowidsOf(db: Database.Database, table: string): { known: Set<number> | null; seen: Set<number> } {
  const seen = new Set<number>();
  const indexes = db.pragma(`index_list(${table})`) as { name: string; partial: 0 | 1 }[];
  for (const { name } of indexes.filter(({ partial }) => partial === 0)) {
    const found = new Set<number>();
    const columns = (db.pragma(`index_info(${name})`) as { name: string | null }[]).map((one) => one.name);
    if (columns.some((column) => column === null)) continue;
    let whole = false;
    for (const order of ['ASC', 'DESC']) {
      const by = columns.map((column) => `${column} ${order}`).join(', ');
      const walk = () =>
        db.prepare<[], { id: number }>(`SELECT rowid AS id FROM ${table} INDEXED BY ${name} ORDER BY ${by}`).iterate();
      try {
        for (const { id } of each(walk)) found.add(id);
        whole = true;
        break;
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
      }
    }
    if (whole) return { known: found, seen: found };
    for (const id of found) seen.add(id);
  }
  return { known: null, seen };
}

/** null: the table is empty; undefined: that cannot be read. */
function edge(db: Database.Database, sql: string): number | null | undefined {
  try {
    return db.prepare(sql).pluck().get() as number | null;
  } catch {
    return undefined;
  }
}

function lowest(ids: ReadonlySet<number>): number {
  let found = Number.POSITIVE_INFINITY;
  for (const id of ids) if (id < found) found = id;
  return found;
}

function highestOf(ids: ReadonlySet<number>): number {
  let found = 0;
  for (const id of ids) if (id > found) found = id;
  return found;
}

/** A page did not open: whatever SQLite calls it, the file is damaged. */
class Unreadable extends Error {}

function unreadable(): never {
  throw new Unreadable();
}

function all(read: () => Row[]): Row[] {
  try {
    return read();
  } catch {
    return unreadable();
  }
}

function* each<T>(begin: () => IterableIterator<T>): Iterable<T> {
  let rows: IterableIterator<T> | null = null;
  try {
    for (;;) {
      let next: IteratorResult<T>;
      try {
        rows ??= begin();
        next = rows.next();
      } catch {
        return unreadable();
      }
      if (next.done) return;
      yield next.value;
    }
  } finally {
    rows?.return?.();
  }
}
