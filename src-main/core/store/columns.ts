/**
 * What stands in a table, said once: from one declaration follow its select list, its insert and update, and the row's type.
 * SQL names are snake_case; the declaration says which field of the program's own type each column holds.
 */

type Fields<T> = Readonly<Record<string, keyof T & string>>;
type RowOf<T, C extends Fields<T>> = { -readonly [Column in keyof C]: T[C[Column]] };

export type Columns<T, C extends Fields<T>> = {
  /** `nik, phone`; of a table with an alias `l.nik, l.phone`. */
  list(alias?: string): string;
  /** `:nik, :phone`, in the order of `list`. */
  readonly values: string;
  /** `nik = :nik, phone = :phone`. */
  readonly assignments: string;
  toRow(fields: T): RowOf<T, C>;
  /** What else the row holds is left out. */
  fromRow(row: RowOf<T, C>): T;
  readonly fields: C;
};

/** The columns of a row, without its names in the program. */
export type Row<Table> = Table extends Columns<infer T, infer C> ? RowOf<T, C> : never;

/**
 * `columnsOf<Person>()({ nik: 'nik', ec_nik: 'ecNik' })`. A field of `T` that no column holds does not compile. Meant for what
 * is prepared once and for rows of a page: the rows of an import are bound as flat arrays (imports/storing).
 */
export function columnsOf<T extends object>() {
  return <const C extends Fields<T>>(
    fields: C & ([Exclude<keyof T, C[keyof C]>] extends [never] ? unknown : { missing: Exclude<keyof T, C[keyof C]> }),
  ): Columns<T, C> => {
    const names = Object.keys(fields);
    const fieldNames = Object.values<keyof T & string>(fields);
    return {
      list: (alias) => names.map((name) => (alias === undefined ? name : `${alias}.${name}`)).join(', '),
      values: names.map((name) => `:${name}`).join(', '),
      assignments: names.map((name) => `${name} = :${name}`).join(', '),
      toRow: (value) => renamed(value, fieldNames, names) as RowOf<T, C>,
      fromRow: (row) => renamed(row, names, fieldNames) as T,
      fields,
    };
  };
}

function renamed(from: object, names: readonly string[], to: readonly string[]): object {
  const values = from as Readonly<Record<string, unknown>>;
  const made: Record<string, unknown> = {};
  for (let at = 0; at < names.length; at += 1) made[to[at] ?? ''] = values[names[at] ?? ''];
  return made;
}
