/** The SQL of lists that are there: starting, moving, renaming, reading pages. What stores an import is in imports/storing/. */
import type { SamePersonChoice } from '../../contract/lists.ts';
import type { LegalBasis, ListPurpose } from '../../contract/purposes.ts';
import type { LookupState } from '../../contract/states.ts';
import { type LookupRow, lookupSelect } from '../lookups/lookup-view.ts';
import type { Store } from '../store/store.ts';

export type RejectedRowStored = { source_row: number; cells: string; problems: string };

export type ListRows = ReturnType<typeof createListRows>;

export function createListRows(store: Store) {
  const startList = store.prepare<{ id: number; now: number }>(
    'UPDATE lists SET started_at = :now, held_at = NULL WHERE id = :id AND complete = 1 AND started_at IS NULL',
  );
  const setReuse = store.prepare<{ id: number; ask_again: number; same_person: string }>(
    'UPDATE lists SET ask_again = :ask_again, same_person = :same_person WHERE id = :id AND complete = 1',
  );
  const moveList = store.prepare<{ id: number; connection_id: number }>(
    'UPDATE lists SET connection_id = :connection_id WHERE id = :id AND complete = 1',
  );
  const kinds = store.prepare<{ id: number; to: number }, { differ: 0 | 1; touched: 0 | 1; from_practice: 0 | 1 }>(`
    SELECT l_c.kind <> (SELECT kind FROM connections WHERE id = :to) AS differ, l_c.kind = 'practice' AS from_practice,
           EXISTS (SELECT 1 FROM list_states s
                   WHERE s.list_id = l.id AND s.n > 0 AND s.state NOT IN ('queued', 'cancelled'))
             OR EXISTS (SELECT 1 FROM charge_days d WHERE d.list_id = l.id AND d.n > 0) AS touched
    FROM lists l JOIN connections l_c ON l_c.id = l.connection_id WHERE l.id = :id`);
  const movesAway = store.prepare<{ id: number; to: number }, { away: 0 | 1 }>(`
    SELECT c.base_url <> (SELECT base_url FROM connections WHERE id = :to) AS away
    FROM lists l JOIN connections c ON c.id = l.connection_id WHERE l.id = :id`);
  const renameList = store.prepare<{ id: number; name: string }>(
    'UPDATE lists SET name = :name WHERE id = :id AND complete = 1',
  );
  const archive = store.prepare<{ id: number; at: number | null }>(
    'UPDATE lists SET archived_at = iif(:at IS NULL, NULL, coalesce(archived_at, :at)) WHERE id = :id AND complete = 1',
  );
  const setGroup = store.prepare<{ id: number; name: string | null }>(
    'UPDATE lists SET group_name = :name WHERE id = :id AND complete = 1',
  );
  const setPurpose = store.prepare<{ id: number; purpose: string | null; legal_basis: string | null }>(
    'UPDATE lists SET purpose = :purpose, legal_basis = :legal_basis WHERE id = :id AND complete = 1',
  );
  const knownConnection = store.prepare<{ id: number }, { id: number }>(
    'SELECT id FROM connections WHERE id = :id AND deleted_at IS NULL',
  );

  const after = 'l.list_id = :list_id AND (l.source_row, l.id) > (:row, :id)';
  const order = 'ORDER BY l.source_row, l.id LIMIT :limit';
  const page = store.prepare<{ list_id: number; row: number; id: number; limit: number }, LookupRow>(
    `${lookupSelect} WHERE ${after} AND lists.complete = 1 ${order}`,
  );
  // One state at a time, each in the order of its index; merged below.
  const placesOfState = store.prepare<
    { list_id: number; state: string; row: number; id: number; limit: number },
    { row: number; id: number }
  >(`
    SELECT source_row AS row, id FROM lookups INDEXED BY lookups_list_state
    WHERE list_id = :list_id AND state = :state AND (source_row, id) > (:row, :id)
    ORDER BY source_row, id LIMIT :limit`);
  const some = store.prepare<{ ids: string }, LookupRow>(`
    ${lookupSelect} WHERE l.id IN (SELECT value FROM json_each(:ids)) AND lists.complete = 1
    ORDER BY +l.source_row, +l.id`);
  const rejectedPage = store.prepare<{ list_id: number; row: number; limit: number }, RejectedRowStored>(`
    SELECT source_row, cells, problems FROM rejected_rows
    WHERE list_id = :list_id AND source_row > :row AND skipped = 0 ORDER BY source_row LIMIT :limit`);

  return {
    /** false when there is no such list or it has been started before. */
    start: (id: number, now: number): boolean => startList.run({ id, now }).changes > 0,
    /** What is asked though history may have it. */
    setReuse: (id: number, { askAgain, samePerson }: { askAgain: boolean; samePerson: SamePersonChoice }) =>
      void setReuse.run({ id, ask_again: askAgain ? 1 : 0, same_person: samePerson }),
    /**
     * Whether that connection is of another kind than the list's: practice beside a real account. `mixes`: something was
     * sent already, which stays what it is. `pays`: a practice list would begin to cost.
     */
    changeOfKind(id: number, connectionId: number): 'none' | 'mixes' | 'pays' | 'frees' {
      const found = kinds.get({ id, to: connectionId });
      if (found === undefined || found.differ === 0) return 'none';
      if (found.touched === 1) return 'mixes';
      return found.from_practice === 1 ? 'pays' : 'frees';
    },
    /** That connection has another address than the list's present one. */
    movesAway: (id: number, connectionId: number): boolean => movesAway.get({ id, to: connectionId })?.away === 1,
    move: (id: number, connectionId: number) => void moveList.run({ id, connection_id: connectionId }),
    rename: (id: number, name: string): boolean => renameList.run({ id, name }).changes > 0,
    /** `at` null: back among the others. */
    archive: (id: number, at: number | null) => void archive.run({ id, at }),
    setGroup: (id: number, name: string | null) => void setGroup.run({ id, name }),
    setPurpose: (id: number, purpose: ListPurpose | null, legalBasis: LegalBasis | null) =>
      void setPurpose.run({ id, purpose, legal_basis: legalBasis }),
    hasConnection: (id: number): boolean => knownConnection.get({ id }) !== undefined,

    /** Accepted rows after that key (`[source_row, id]`), in the order of the file; `states` empty: all. */
    page(listId: number, states: readonly LookupState[], key: readonly number[] | null, limit: number): LookupRow[] {
      const [row, id] = key ?? [0, 0];
      const from = { list_id: listId, row: row ?? 0, id: id ?? 0, limit };
      if (states.length === 0) return page.all(from);
      const places = [...new Set(states)].flatMap((state) => placesOfState.all({ ...from, state }));
      const first = places.sort((a, b) => a.row - b.row || a.id - b.id).slice(0, limit);
      return some.all({ ids: JSON.stringify(first.map((place) => place.id)) });
    },
    /** Without those the operator took out. */
    rejectedPage: (listId: number, afterRow: number, limit: number): RejectedRowStored[] =>
      rejectedPage.all({ list_id: listId, row: afterRow, limit }),
  };
}
