/** Prepared statements: each with its first use, and each that writes in a transaction that is counted. */
import type Database from 'better-sqlite3';

type Value = string | number | null | Uint8Array;
export type Parameters = Record<string, Value> | readonly Value[];

/**
 * A statement prepared once, with its first use. Parameters are named (`:list_id` in SQL); where a statement runs for every
 * row of a fast drain, a tuple for its question marks, which binds in half the time. Rows are snake_case objects.
 */
export type Statement<P extends Parameters, Row> = {
  get(parameters: P): Row | undefined;
  all(parameters: P): Row[];
  /** Number of rows changed, and the id of the row inserted. */
  run(parameters: P): { changes: number; id: number };
};

/** `transaction`: runs all of it or nothing. `onChange`: the transaction under way has changed something. */
export function createStatements(
  db: Database.Database,
  transaction: <T>(run: () => T) => T,
  onChange: () => void,
): <P extends Parameters, Row = never>(sql: string) => Statement<P, Row> {
  function prepare<P extends Parameters, Row>(sql: string): Statement<P, Row> {
    // With its first use: a program that starts has no use yet for most of what it may ask.
    let bound: Statement<Parameters, never> | null = null;
    const statement = (): Statement<P, Row> => {
      bound ??= bind(sql);
      return bound as Statement<P, Row>;
    };
    return {
      get: (parameters) => statement().get(parameters),
      all: (parameters) => statement().all(parameters),
      run: (parameters) => statement().run(parameters),
    };
  }

  function bind(sql: string): Statement<Parameters, never> {
    const statement = db.prepare(sql);
    const writes = !statement.readonly;
    const get = (parameters: Parameters) => {
      const row = statement.get(parameters);
      if (writes && row !== undefined) onChange();
      return row as never;
    };
    const all = (parameters: Parameters) => {
      const rows = statement.all(parameters);
      if (writes && rows.length > 0) onChange();
      return rows as never;
    };
    const run = (parameters: Parameters) => {
      const { changes, lastInsertRowid } = statement.run(parameters);
      if (writes && changes > 0) onChange();
      return { changes, id: Number(lastInsertRowid) };
    };
    if (!writes) return { get, all, run };
    // On its own it is a transaction of its own: every commit is counted.
    return {
      get: (parameters) => (db.inTransaction ? get(parameters) : transaction(() => get(parameters))),
      all: (parameters) => (db.inTransaction ? all(parameters) : transaction(() => all(parameters))),
      run: (parameters) => (db.inTransaction ? run(parameters) : transaction(() => run(parameters))),
    };
  }

  return prepare;
}
