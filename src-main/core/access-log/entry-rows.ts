/** The SQL of the access log, and the hash that chains its entries. */
import type { AccessKind } from '../../contract/access-log.ts';
import { columnsOf, type Row } from '../store/columns.ts';
import type { Store } from '../store/store.ts';

export type StoredEntry = {
  seq: number;
  /** Milliseconds since the epoch. */
  at: number;
  systemUser: string;
  operator: string | null;
  what: AccessKind;
  people: number;
  /** JSON, as it was written. */
  detail: string;
  prev: string;
  hash: string;
};

const entryColumns = columnsOf<StoredEntry>()({
  seq: 'seq',
  at: 'at',
  system_user: 'systemUser',
  operator: 'operator',
  what: 'what',
  people: 'people',
  detail: 'detail',
  prev: 'prev',
  hash: 'hash',
});
export type EntryRow = Row<typeof entryColumns>;

export function createEntryRows(store: Pick<Store, 'prepare' | 'digest'>) {
  const last = store.prepare<Record<string, never>, { seq: number; hash: string }>(
    'SELECT seq, hash FROM access_log ORDER BY seq DESC LIMIT 1',
  );
  const hashAt = store.prepare<{ seq: number }, { hash: string }>('SELECT hash FROM access_log WHERE seq = :seq');
  const toldOf = store.prepare<{ mark: string }, { seq: number }>(`
    SELECT seq FROM access_log WHERE what IN ('restored', 'gap') AND json_extract(detail, '$.mark') = :mark`);
  const insert = store.prepare<EntryRow>(
    `INSERT INTO access_log (${entryColumns.list()}) VALUES (${entryColumns.values})`,
  );
  const insertAbout = store.prepare<[number, string]>('INSERT INTO access_log_about VALUES (?, ?)');
  const abouts = store.prepare<{ from: number; to: number }, { seq: number; about: string }>(
    'SELECT seq, about FROM access_log_about WHERE seq BETWEEN :from AND :to ORDER BY seq, about',
  );
  const slice = store.prepare<{ from: number; limit: number }, EntryRow>(
    `SELECT ${entryColumns.list()} FROM access_log WHERE seq >= :from ORDER BY seq LIMIT :limit`,
  );

  return {
    last: () => last.get({}) ?? { seq: 0, hash: '' },
    hashAt: (seq: number) => hashAt.get({ seq })?.hash ?? null,
    /** That the log did not end there any more stands in it already. */
    isTold: (mark: string) => toldOf.get({ mark }) !== undefined,
    add(entry: EntryRow, about: readonly string[]): void {
      insert.run(entry);
      for (const one of about) insertAbout.run([entry.seq, one]);
    },
    /** In their order, each with what it is about, sorted. */
    slice(from: number, limit: number): (EntryRow & { about: string[] })[] {
      const rows = slice.all({ from, limit }).map((row) => ({ ...row, about: [] as string[] }));
      const [first, end] = [rows.at(0), rows.at(-1)];
      if (!first || !end) return [];
      const bySeq = new Map(rows.map((row) => [row.seq, row.about]));
      for (const { seq, about } of abouts.all({ from: first.seq, to: end.seq })) bySeq.get(seq)?.push(about);
      return rows;
    },
    hashOf: (
      { seq, at, system_user, operator, what, people, detail, prev }: Omit<EntryRow, 'hash'>,
      about: readonly string[],
    ) =>
      store.digest(
        'access-log entry',
        JSON.stringify([seq, at, system_user, operator, what, people, detail, about, prev]),
      ),
  };
}
