/** A field report's SQL: the people of a list in slices, those of a page by their ids, and what agents found at a NIK. */
import type { OutcomeKind } from '../../../contract/outcomes.ts';
import { lookupSelect } from '../../lookups/lookup-view.ts';
import { contactIsRestricted, isRestricted } from '../../lookups/restricted-people.ts';
import { type WithContact, withoutRestrictedContact } from '../../lookups/without-contact.ts';
import type { Store } from '../../store/store.ts';

/** `extra`: JSON, the file's other columns. */
export type FieldRow = WithContact & { extra: string };

/** An agent's word about a number of somebody, none of them taken back. */
export type FoundAt = {
  phone: string;
  kind: OutcomeKind;
  /** YYYY-MM-DD. */
  day: string;
  promise_date: string | null;
};

/** Where the same person stands in an earlier report. */
export type GivenRow = { report_id: number; file: number };

/** Read and judged in one turn of the main thread. */
export const sliceRows = 100;

export type FieldRows = ReturnType<typeof createFieldRows>;

export function createFieldRows(store: Store) {
  const slice = store.prepare<{ list_id: number; row: number; id: number; limit: number }, FieldRow>(`
    SELECT k.*, d.extra, ${contactIsRestricted('k')} AS contact_restricted
    FROM (${lookupSelect} WHERE l.list_id = :list_id AND (l.source_row, l.id) > (:row, :id) AND NOT ${isRestricted('l.nik')}
          ORDER BY l.source_row, l.id LIMIT :limit) k
    JOIN lookups d ON d.id = k.id ORDER BY k.source_row, k.id`);
  const chosen = store.prepare<{ ids: string }, FieldRow>(`
    SELECT k.*, d.extra, ${contactIsRestricted('k')} AS contact_restricted
    FROM (${lookupSelect} WHERE l.id IN (SELECT value FROM json_each(:ids)) AND NOT ${isRestricted('l.nik')} LIMIT ${sliceRows}) k
    JOIN lookups d ON d.id = k.id`);
  const address = store.prepare<{ list_id: number }, { base_url: string }>(
    'SELECT c.base_url FROM lists l JOIN connections c ON c.id = l.connection_id WHERE l.id = :list_id',
  );
  const any = store.prepare<Record<string, never>, { id: number }>('SELECT id FROM outcomes LIMIT 1');
  // What is said of practice's invented people is never said of real ones, nor the other way round.
  const found = store.prepare<{ nik: string; kind: string }, FoundAt>(`
    SELECT o.phone, o.kind, o.day, o.promise_date
    FROM lookup_niks k CROSS JOIN outcomes o ON o.lookup_id = k.lookup_id
    CROSS JOIN lookups e ON e.id = k.lookup_id JOIN lists l ON l.id = e.list_id JOIN connections c ON c.id = l.connection_id
    WHERE k.nik = :nik AND o.superseded_by IS NULL AND c.kind = :kind
    ORDER BY o.day DESC, o.id DESC`);
  const given = store.prepare<{ nik: string; kind: string }, GivenRow>(`
    SELECT DISTINCT p.report_id, p.file
    FROM lookup_niks k CROSS JOIN report_people p ON p.lookup_id = k.lookup_id
    CROSS JOIN lookups e ON e.id = k.lookup_id JOIN lists l ON l.id = e.list_id JOIN connections c ON c.id = l.connection_id
    WHERE k.nik = :nik AND c.kind = :kind`);
  const givenFile = store.prepare<
    { report_id: number; place: number },
    { name: string; group_name: string | null; made_at: number; made_by: string }
  >(`
    SELECT f.name, f.group_name, r.made_at, r.made_by FROM reports r JOIN report_files f ON f.report_id = r.id
    WHERE r.id = :report_id AND r.complete = 1 AND f.place = :place`);

  return {
    /** In the order of the file, `sliceRows` at most at a time. */
    *ofList(listId: number): Generator<FieldRow[]> {
      let last: FieldRow | undefined;
      for (;;) {
        const rows = slice.all({ list_id: listId, row: last?.source_row ?? 0, id: last?.id ?? 0, limit: sliceRows });
        if (rows.length === 0) return;
        yield rows.map(withoutRestrictedContact);
        last = rows.at(-1);
      }
    },
    /** In the order of `ids`, of which there are `sliceRows` at most. One that is not there any more is left out. */
    byIds(ids: readonly number[]): FieldRow[] {
      const rows = new Map(
        chosen.all({ ids: JSON.stringify(ids) }).map((row) => [row.id, withoutRestrictedContact(row)]),
      );
      return ids.flatMap((id) => rows.get(id) ?? []);
    },
    addressOf: (listId: number): string => address.get({ list_id: listId })?.base_url ?? '',
    hasOutcomes: (): boolean => any.get({}) !== undefined,
    /** Newest first, of all numbers of that NIK. */
    foundAt: ({ nik, connection_kind }: Pick<FieldRow, 'nik' | 'connection_kind'>): FoundAt[] =>
      found.all({ nik, kind: connection_kind }),
    givenTo: ({ nik, connection_kind }: Pick<FieldRow, 'nik' | 'connection_kind'>): GivenRow[] =>
      given.all({ nik, kind: connection_kind }),
    /** null: of a report that never became visible. */
    fileOf: (reportId: number, place: number) => givenFile.get({ report_id: reportId, place }) ?? null,
  };
}
