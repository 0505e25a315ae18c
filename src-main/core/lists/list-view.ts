/** A stored list as the contract shows it, with its counts, charges and speed. */
import type { OutputOf } from '../../contract/index.ts';
import type { ArchivedChoice, List } from '../../contract/lists.ts';
import { type ChargeCounts, lookupStates, type StateCounts } from '../../contract/states.ts';
import { CoreError } from '../kernel/errors.ts';
import type { Store } from '../store/store.ts';
import { countColumns, givenColumns, type ListColumnsRow } from './list-columns.ts';

/** How fast its lookups became final recently; `open` of them are not yet. */
export type ListRates = {
  of(listId: number, open: number): { ratePerSecond: number | null; secondsLeft: number | null };
};

/** Which lists of all: see `lists.page`. */
export type ChosenLists = { named: string; archived: ArchivedChoice; group: string | null };
const everyList: ChosenLists = { named: '', archived: 'with', group: null };

export type ListView = ReturnType<typeof createListView>;

type ListRow = ListColumnsRow & {
  id: number;
  kind: 'file' | 'single-checks';
  removed: number;
  connection_name: string;
  connection_kind: 'practice' | 'account';
  started_at: number | null;
  finished_at: number | null;
  held_at: number | null;
  archived_at: number | null;
  group_name: string | null;
};

/** Stored in full, so that a page of lists asks for each kind of count once a list, by index. */
export function createListView(store: Store, rates: ListRates) {
  const select = `
    SELECT l.id, l.kind, l.removed, c.name AS connection_name, c.kind AS connection_kind, l.started_at, l.finished_at, l.held_at, l.archived_at, l.group_name,
           ${givenColumns.list('l')}, ${countColumns.list('l')}
    FROM lists l JOIN connections c ON c.id = l.connection_id WHERE l.complete = 1`;
  const one = store.prepare<{ id: number }, ListRow>(`${select} AND l.id = :id`);
  const after = 'AND (l.created_at, l.id) < (:created_at, :id)';
  const order = 'ORDER BY l.created_at DESC, l.id DESC LIMIT :limit';
  const newest = store.prepare<{ created_at: number; id: number; limit: number }, ListRow>(
    `${select} ${after} ${order}`,
  );
  // Lists are hundreds, not thousands: they are looked through.
  type Chosen = { part: string; archived: ArchivedChoice; group_name: string | null };
  const chosen = store.prepare<{ created_at: number; id: number; limit: number } & Chosen, ListRow>(`
    ${select} ${after}
    AND (:part = '%%' OR l.name LIKE :part ESCAPE '\\' OR l.source_name LIKE :part ESCAPE '\\')
    AND (:archived = 'with' OR (l.archived_at IS NOT NULL) = (:archived = 'only'))
    AND (:group_name IS NULL OR l.group_name = :group_name) ${order}`);
  const groups = store.prepare<Record<string, never>, { name: string; lists: number }>(`
    SELECT group_name AS name, count(*) AS lists FROM lists WHERE complete = 1 AND group_name IS NOT NULL
    GROUP BY group_name ORDER BY group_name`);
  const archivedLists = store.prepare<Record<string, never>, { n: number }>(
    'SELECT count(*) AS n FROM lists WHERE complete = 1 AND archived_at IS NOT NULL',
  );
  const states = store.prepare<{ list_id: number }, { state: keyof StateCounts; n: number }>(
    'SELECT state, n FROM list_states WHERE list_id = :list_id',
  );
  type Counted = { charge: keyof ChargeCounts; practice: 0 | 1; n: number; rupiah: number; without_price: number };
  const charges = store.prepare<{ list_id: number }, Counted>(`
    SELECT d.charge, c.kind = 'practice' AS practice, sum(d.n) AS n, sum(d.n * d.price) AS rupiah,
           coalesce(sum(d.n) FILTER (WHERE d.price = 0), 0) AS without_price
    FROM charge_days d JOIN connections c ON c.id = d.connection_id WHERE d.list_id = :list_id GROUP BY 1, 2`);

  // By the index of what is ready: whatever waits and leads nobody's answer but its own.
  const leads = store.prepare<{ list_id: number }, { id: number }>(
    `SELECT id FROM lookups WHERE list_id = :list_id AND state = 'queued' AND twin_of IS NULL LIMIT 1`,
  );

  // Of a long list the first of what waits are looked at: one question they wait for is like another.
  const waitsFor = store.prepare<{ list_id: number }, { id: number; name: string; state: 'in_doubt' | 'queued' }>(`
    SELECT m.id, m.name, e.state
    FROM (SELECT twin_of FROM lookups WHERE list_id = :list_id AND state = 'queued' LIMIT 200) k
    JOIN lookups e ON e.id = k.twin_of JOIN lists m ON m.id = e.list_id
    WHERE e.list_id <> :list_id AND (e.state = 'in_doubt' OR e.state = 'queued' AND m.held_at IS NOT NULL)
    ORDER BY e.state LIMIT 1`);

  function waitsForOf(listId: number): List['waitsFor'] {
    const found = waitsFor.get({ list_id: listId });
    if (!found) return null;
    return { listId: found.id, listName: found.name, because: found.state === 'in_doubt' ? 'in-doubt' : 'held' };
  }

  function view(row: ListRow): List {
    const counts = Object.fromEntries(lookupStates.map((state) => [state, 0])) as StateCounts;
    for (const { state, n } of states.all({ list_id: row.id })) counts[state] = n;
    const costs: ChargeCounts = { charged: 0, free: 0, unknown: 0 };
    const practiceCharges: ChargeCounts = { charged: 0, free: 0, unknown: 0 };
    const rupiah = { charged: 0, unknown: 0, withoutPrice: 0 };
    for (const { charge, practice, n, rupiah: amount, without_price } of charges.all({ list_id: row.id })) {
      costs[charge] += n;
      if (practice) practiceCharges[charge] += n;
      else if (charge !== 'free') {
        rupiah[charge] += amount;
        rupiah.withoutPrice += without_price;
      }
    }
    const open = counts.queued + counts.sending;
    const waitsElsewhere =
      row.started_at !== null && counts.sending === 0 && counts.queued > 0 && !leads.get({ list_id: row.id });
    const finished = row.started_at !== null && open === 0;
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      connectionId: row.connection_id,
      connectionName: row.connection_name,
      practice: row.connection_kind === 'practice',
      sourceName: row.source_name,
      createdAt: row.created_at,
      startedAt: row.started_at,
      heldAt: row.held_at,
      archivedAt: row.archived_at,
      group: row.group_name,
      finishedAt: finished ? (row.finished_at ?? row.started_at) : null,
      ecConsent: row.ec_consent === 1,
      purpose: row.purpose,
      legalBasis: row.legal_basis,
      askAgain: row.ask_again === 1,
      samePerson: row.same_person,
      ...countColumns.fromRow(row),
      removed: row.removed,
      states: counts,
      charges: costs,
      practiceAnswers: practiceCharges.charged,
      practiceCharges,
      rupiah,
      waitsElsewhere,
      waitsFor: waitsElsewhere ? waitsForOf(row.id) : null,
      ...(waitsElsewhere || row.held_at !== null ? { ratePerSecond: null, secondsLeft: null } : rates.of(row.id, open)),
    };
  }

  return {
    /** null when there is no such list (or it is still being imported). */
    find(listId: number): List | null {
      const row = one.get({ id: listId });
      return row ? view(row) : null;
    },
    /** Errors: `not-found`. */
    get(listId: number): List {
      const found = this.find(listId);
      if (!found) throw new CoreError('not-found', 'That list is not there any more.');
      return found;
    },
    /** Newest first, after that key; at most `limit`. `named`: a part of the name, or of the file's. */
    page(key: readonly number[] | null, limit: number, { named, archived, group }: ChosenLists = everyList): List[] {
      const [createdAt, id] = key ?? [Number.MAX_SAFE_INTEGER, 0];
      const from = { created_at: createdAt ?? 0, id: id ?? 0, limit };
      if (named === '' && archived === 'with' && group === null) return newest.all(from).map(view);
      const part = `%${named.replace(/[\\%_]/g, '\\$&')}%`;
      return chosen.all({ ...from, part, archived, group_name: group }).map(view);
    },
    /** As their names are sorted, with the lists of each; and how many are archived. */
    groups: (): OutputOf<'lists.groups'> => ({
      groups: groups.all({}),
      archived: archivedLists.get({})?.n ?? 0,
    }),
  };
}
