/** The SQL of an import: rows stored under a list that is not visible yet, completing it, taking it away. */
import type { FileShape, LegalBasis, ListPurpose, SamePersonChoice } from '../../../contract/lists.ts';
import { CoreError } from '../../kernel/errors.ts';
import { type PersonRow, personColumns } from '../../lookups/person-columns.ts';
import type { Store } from '../../store/store.ts';
import type { ReadRow } from '../reading/read-rows.ts';
import { createIncompleteListRows } from './incomplete-list-rows.ts';
import { createSliceStore } from './store-slices.ts';

export type NewList = {
  name: string;
  connectionId: number;
  sourceName: string;
  ecConsent: boolean;
  askAgain: boolean;
  samePerson: SamePersonChoice;
  purpose: ListPurpose | null;
  legalBasis: LegalBasis | null;
  sourceKey: string;
  file: FileShape;
  createdAt: number;
};

export type ListCounts = { rows: number; accepted: number; rejected: number; skipped: number; duplicates: number };

export type ImportRows = ReturnType<typeof createImportRows>;

export function createImportRows(store: Store) {
  const insertList = store.prepare<{
    name: string;
    connection_id: number;
    source_name: string;
    sheet: string | null;
    header_row: number | null;
    columns: string;
    apart: string;
    encoding: string | null;
    delimiter: string | null;
    ec_consent: number;
    ask_again: number;
    same_person: string;
    purpose: string | null;
    legal_basis: string | null;
    source_key: string;
    created_at: number;
  }>(`
    INSERT INTO lists (kind, name, connection_id, source_name, sheet, header_row, columns, apart, encoding, delimiter,
                       ec_consent, ask_again, same_person, purpose, legal_basis, source_key, created_at, numbered)
    VALUES ('file', :name, :connection_id, :source_name, :sheet, :header_row, :columns, :apart, :encoding, :delimiter,
            :ec_consent, :ask_again, :same_person, :purpose, :legal_basis, :source_key, :created_at, 0)`);
  const insertLookup = store.prepare<
    PersonRow & {
      list_id: number;
      source_row: number;
      extra: string;
      problems: string;
      fingerprint: string;
      twin_of: number | null;
      now: number;
    }
  >(`
    INSERT INTO lookups (list_id, source_row, ${personColumns.list()}, extra, problems, fingerprint,
                         twin_of, state, run_at, created_at, updated_at)
    VALUES (:list_id, :source_row, ${personColumns.values}, :extra, :problems, :fingerprint,
            :twin_of, 'queued', :now, :now, :now)`);
  const leader = store.prepare<{ list_id: number; source_row: number }, { id: number }>(
    'SELECT id FROM lookups WHERE list_id = :list_id AND source_row = :source_row',
  );
  const insertRejected = store.prepare<{ list_id: number; source_row: number; cells: string; problems: string }>(
    'INSERT INTO rejected_rows (list_id, source_row, cells, problems) VALUES (:list_id, :source_row, :cells, :problems)',
  );
  const completeList = store.prepare<ListCounts & { id: number; started_at: number | null }>(`
    UPDATE lists SET complete = 1, rows = :rows, accepted = :accepted, rejected = :rejected, skipped = :skipped,
                     duplicates = :duplicates, started_at = :started_at
    WHERE id = :id AND EXISTS (SELECT 1 FROM connections c WHERE c.id = lists.connection_id AND c.deleted_at IS NULL)`);

  return {
    incomplete: createIncompleteListRows(store),
    /** Many rows at a time, under a list that is not complete yet. */
    beginStoring: createSliceStore(store).begin,
    /** Its id. It stays invisible until `complete`. */
    create: (list: NewList): number =>
      insertList.run({
        name: list.name,
        connection_id: list.connectionId,
        source_name: list.sourceName,
        sheet: list.file.sheet,
        header_row: list.file.headerRow,
        columns: JSON.stringify(list.file.columns),
        apart: JSON.stringify((list.file.apart ?? []).map(({ column, reason, kept }) => ({ column, reason, kept }))),
        encoding: list.file.encoding,
        delimiter: list.file.delimiter,
        ec_consent: list.ecConsent ? 1 : 0,
        ask_again: list.askAgain ? 1 : 0,
        same_person: list.samePerson,
        purpose: list.purpose,
        legal_basis: list.legalBasis,
        source_key: list.sourceKey,
        created_at: list.createdAt,
      }).id,

    /** One row by itself, which the triggers count. A twin looks for the row that asked first: it must be there. */
    insert(listId: number, read: ReadRow, now: number): void {
      const problems = JSON.stringify(read.problems);
      if (!read.person) {
        const cells = JSON.stringify(read.cells);
        insertRejected.run({ list_id: listId, source_row: read.row, cells, problems });
        return;
      }
      const first = read.twinOfRow === null ? undefined : leader.get({ list_id: listId, source_row: read.twinOfRow });
      insertLookup.run({
        list_id: listId,
        source_row: read.row,
        ...personColumns.toRow(read.person),
        extra: JSON.stringify(read.extra),
        problems,
        fingerprint: read.fingerprint,
        twin_of: first?.id ?? null,
        now,
      });
    },

    /** Its rows can be seen from now on. Errors: `connection-unknown` where its connection was deleted meanwhile. */
    complete(id: number, counts: ListCounts, startedAt: number | null): void {
      const { changes } = completeList.run({ id, started_at: startedAt, ...counts });
      if (changes === 0) throw new CoreError('connection-unknown', 'The connection was deleted during the import.');
    },
  };
}
