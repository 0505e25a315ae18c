/** The SQL of an import: rows stored under a list that is not visible yet, completing it, removing it. */
import type { FileShape } from '../../../contract/reading.ts';
import { CoreError } from '../../kernel/errors.ts';
import { countColumns, type GivenList, givenColumns, type ListCounts } from '../../lists/list-columns.ts';
import { createLookupInsert } from '../../lookups/new-lookup.ts';
import { columnsOf, type Row } from '../../store/columns.ts';
import type { Store } from '../../store/store.ts';
import type { ReadRow } from '../reading/read-rows.ts';
import { createIncompleteListRows } from './incomplete-list-rows.ts';
import { createSliceStore } from './store-slices.ts';

export type NewList = Omit<GivenList, 'ecConsent' | 'askAgain'> & {
  ecConsent: boolean;
  askAgain: boolean;
  sourceKey: string;
  sourceDigest: string | null;
  file: FileShape;
};

/** How the file was read. `columns` and `apart` as JSON. */
const sourceColumns = columnsOf<
  Pick<FileShape, 'sheet' | 'headerRow' | 'encoding' | 'delimiter'> & {
    columns: string;
    apart: string;
    sourceKey: string;
    sourceDigest: string | null;
  }
>()({
  sheet: 'sheet',
  header_row: 'headerRow',
  columns: 'columns',
  apart: 'apart',
  encoding: 'encoding',
  delimiter: 'delimiter',
  source_key: 'sourceKey',
  source_digest: 'sourceDigest',
});

export type ImportRows = ReturnType<typeof createImportRows>;

export function createImportRows(store: Store) {
  const insertList = store.prepare<Row<typeof givenColumns> & Row<typeof sourceColumns>>(`
    INSERT INTO lists (kind, ${givenColumns.list()}, ${sourceColumns.list()}, numbered)
    VALUES ('file', ${givenColumns.values}, ${sourceColumns.values}, 0)`);
  const insertLookup = createLookupInsert(store);
  const leader = store.prepare<{ list_id: number; source_row: number }, { id: number }>(
    'SELECT id FROM lookups WHERE list_id = :list_id AND source_row = :source_row',
  );
  const insertRejected = store.prepare<{ list_id: number; source_row: number; cells: string; problems: string }>(
    'INSERT INTO rejected_rows (list_id, source_row, cells, problems) VALUES (:list_id, :source_row, :cells, :problems)',
  );
  const completeList = store.prepare<ListCounts & { id: number; started_at: number | null }>(`
    UPDATE lists SET complete = 1, ${countColumns.assignments}, started_at = :started_at
    WHERE id = :id AND EXISTS (SELECT 1 FROM connections c WHERE c.id = lists.connection_id AND c.deleted_at IS NULL)`);

  return {
    incomplete: createIncompleteListRows(store),
    /** Many rows at a time, under a list that is not complete yet. */
    beginStoring: createSliceStore(store).begin,
    /** Its id. It stays invisible until `complete`. */
    create: (list: NewList): number =>
      insertList.run({
        ...givenColumns.toRow({ ...list, ecConsent: list.ecConsent ? 1 : 0, askAgain: list.askAgain ? 1 : 0 }),
        ...sourceColumns.toRow({
          ...list.file,
          columns: JSON.stringify(list.file.columns),
          apart: JSON.stringify((list.file.apart ?? []).map(({ column, reason, kept }) => ({ column, reason, kept }))),
          sourceKey: list.sourceKey,
          sourceDigest: list.sourceDigest,
        }),
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
      const lookup = {
        ...read.person,
        sourceRow: read.row,
        extra: JSON.stringify(read.extra),
        problems,
        fingerprint: read.fingerprint,
        twinOf: first?.id ?? null,
      };
      insertLookup(listId, lookup, { now, askAgain: false });
    },

    /** Its rows can be seen from now on. Errors: `connection-unknown` where its connection was deleted meanwhile. */
    complete(id: number, counts: ListCounts, startedAt: number | null): void {
      const { changes } = completeList.run({ id, started_at: startedAt, ...counts });
      if (changes === 0) throw new CoreError('connection-unknown', 'The connection was deleted during the import.');
    },
  };
}
