/** The reports' SQL: a list's rows in the order of the file, accepted and rejected merged, in keyset slices. */

import type { Problem } from '../../contract/person.ts';
import type { ColumnMap } from '../../contract/reading.ts';
import type { Charge } from '../../contract/states.ts';
import { lookupSelect } from '../lookups/lookup-view.ts';
import { contactIsRestricted, isRestricted, leftOutAsRestricted } from '../lookups/restricted-people.ts';
import { type WithContact, withoutRestrictedContact } from '../lookups/without-contact.ts';
import type { Store } from '../store/store.ts';

export type AcceptedRow = WithContact & {
  extra: string;
  problems: string;
  /** Attempts of accounts by charge, of the lookup itself: a twin costs nothing. */
  charged: number;
  unknown: number;
  free: number;
  /** Its attempts at the practice connection, for which nothing is paid. */
  practised: number;
  /** Of the last attempt: the provider's code, and its words, or a code of the transport or the program; a twin's are its leader's. */
  provider_code: number | null;
  provider_message: string | null;
  /** When the answer it shows came; milliseconds since the epoch. */
  answered_at: number | null;
};

export type RejectedRow = { source_row: number; cells: string; problems: string };

export type ReportLine = { accepted: AcceptedRow } | { rejected: RejectedRow };

/** Read, judged and put into words in one turn of the main thread. */
const sliceRows = 200;

export function createReportRows(store: Store) {
  const lastAttempt = `FROM attempts a
    WHERE a.lookup_id = coalesce(k.twin_of, k.id) AND a.finished_at IS NOT NULL ORDER BY a.number DESC LIMIT 1`;
  const madeUp = `a.connection_id IN (SELECT id FROM connections WHERE kind = 'practice')`;
  const countOf = (charge: Charge) => `(
    SELECT count(*) FROM attempts a
    WHERE a.lookup_id = k.id AND a.charge = '${charge}' AND NOT ${madeUp}) AS "${charge}"`;
  const acceptedWhere = (where: string) => `
    SELECT k.*, d.extra, d.problems, ${contactIsRestricted('k')} AS contact_restricted, ${countOf('charged')}, ${countOf('unknown')}, ${countOf('free')},
           (SELECT count(*) FROM attempts a WHERE a.lookup_id = k.id AND ${madeUp}) AS practised,
           (SELECT a.code ${lastAttempt}) AS provider_code, (SELECT a.message ${lastAttempt}) AS provider_message,
           (SELECT max(a.finished_at) FROM attempts a
            WHERE a.lookup_id = coalesce(k.twin_of, k.id) AND a.outcome IN ('answered', 'no-record')) AS answered_at
    FROM (${lookupSelect} WHERE ${where}) k
    JOIN lookups d ON d.id = k.id`;
  const accepted = store.prepare<{ list_id: number; row: number; id: number; limit: number }, AcceptedRow>(`
    ${acceptedWhere(`l.list_id = :list_id AND (l.source_row, l.id) > (:row, :id) AND NOT ${isRestricted('l.nik')}
          ORDER BY l.source_row, l.id LIMIT :limit`)} ORDER BY k.source_row, k.id`);
  const some = store.prepare<readonly [string], AcceptedRow>(
    acceptedWhere(`l.id IN (SELECT value FROM json_each(?)) AND lists.complete = 1 AND NOT ${isRestricted('l.nik')}`),
  );
  const rejected = store.prepare<{ list_id: number; row: number; limit: number }, RejectedRow>(`
    SELECT source_row, cells, problems FROM rejected_rows WHERE list_id = :list_id AND source_row > :row
      AND skipped = 0 AND NOT ${leftOutAsRestricted}
    ORDER BY source_row LIMIT :limit`);

  const columns = store.prepare<{ id: number }, { columns: string }>('SELECT columns FROM lists WHERE id = :id');

  function* acceptedOf(listId: number): Generator<AcceptedRow> {
    let last: AcceptedRow | undefined;
    do {
      const page = accepted.all({ list_id: listId, row: last?.source_row ?? 0, id: last?.id ?? 0, limit: sliceRows });
      yield* page.map(withoutRestrictedContact);
      last = page.at(-1);
    } while (last);
  }

  function* rejectedOf(listId: number): Generator<RejectedRow> {
    let last: RejectedRow | undefined;
    do {
      const page = rejected.all({ list_id: listId, row: last?.source_row ?? 0, limit: sliceRows });
      yield* page;
      last = page.at(-1);
    } while (last);
  }

  /** Slices of at most `sliceRows`, whichever kind the rows are. */
  function* lines(listId: number): Generator<ReportLine[]> {
    const taken = acceptedOf(listId);
    const refused = rejectedOf(listId);
    let nextTaken = taken.next();
    let nextRefused = refused.next();
    let slice: ReportLine[] = [];
    while (!nextTaken.done || !nextRefused.done) {
      if (!nextRefused.done && (nextTaken.done || nextRefused.value.source_row < nextTaken.value.source_row)) {
        slice.push({ rejected: nextRefused.value });
        nextRefused = refused.next();
      } else if (!nextTaken.done) {
        slice.push({ accepted: nextTaken.value });
        nextTaken = taken.next();
      }
      if (slice.length === sliceRows) {
        yield slice;
        slice = [];
      }
    }
    if (slice.length > 0) yield slice;
  }

  return {
    /** Those of the lookups that are still there and may be reported, in that order. */
    some(ids: readonly number[]): AcceptedRow[] {
      const found = new Map(some.all([JSON.stringify(ids)]).map((row) => [row.id, withoutRestrictedContact(row)]));
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    /** Without the rows that the operator took out: they are nobody's to mend. */
    lines,
    /** Which of the file's columns became fields: in a rejected row they stand among the others. */
    columnsOf: (listId: number): ColumnMap => JSON.parse(columns.get({ id: listId })?.columns ?? '{}'),
  };
}

export function problemsOf(stored: string): Problem[] {
  return JSON.parse(stored);
}
