/**
 * What history has of a question: an answer, a question under way or in doubt, or the same NIK and phone with other
 * details (other-details.ts). Sharing and forecasting look through a list's waiting rows with it.
 */
import { dayMs } from '../../../contract/calendar.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Clock } from '../../kernel/ports.ts';
import { trustedAheadMs } from '../../kernel/waits.ts';
import { personColumns } from '../../lookups/person-columns.ts';
import type { Store } from '../../store/store.ts';
import { type Age, type Asking, type Earlier, sameNumbers, sameQuestion, shareable } from './earlier-lookups.ts';
import { createOtherDetails, type Detailed, type Other } from './other-details.ts';

/** `met`: another lookup is about the same NIK and phone. */
export type WaitingRow = Detailed & { source_row: number; ask_again: 0 | 1; met: 0 | 1 };

/** A place in a list's waiting rows; the first comes after `beforeAll`. */
export type WaitingPlace = { row: number; id: number };
export const beforeAll: WaitingPlace = { row: -1, id: -1 };

/** `other`: looked for only where nothing of its own question is there. */
export type Known = { earlier: Earlier | undefined; other: Other | null };

export type HistorySearch = ReturnType<typeof createHistorySearch>;

export function createHistorySearch(deps: {
  store: Store;
  clock: Pick<Clock, 'now'>;
  settings: () => Pick<Settings, 'reuseDays'>;
}) {
  const { store, clock, settings } = deps;
  const details = createOtherDetails(store);
  const earlier = store.prepare<Asking & Age & { base_url: string }, Earlier>(`
    SELECT e.id, e.state, e.updated_at FROM ${sameNumbers}
      AND ${sameQuestion} AND e.id <> :id AND e.twin_of IS NULL
      AND ${shareable}
    ORDER BY e.state = 'answered' DESC, e.updated_at DESC LIMIT 1`);
  const baseUrl = store.prepare<{ id: number }, { base_url: string }>(`
    SELECT c.base_url FROM lists l JOIN connections c ON c.id = l.connection_id WHERE l.id = :id`);
  const waiting = store.prepare<{ list_id: number; row: number; id: number; limit: number }, WaitingRow>(`
    SELECT id, list_id, source_row, ${personColumns.list()}, fingerprint, ask_again,
           EXISTS (SELECT 1 FROM lookup_niks e
                   WHERE e.nik = lookups.nik AND e.phone = lookups.phone AND e.lookup_id <> lookups.id) AS met
    FROM lookups INDEXED BY lookups_list_state
    WHERE list_id = :list_id AND state = 'queued' AND twin_of IS NULL
      AND (source_row, id) > (:row, :id)
    ORDER BY source_row, id LIMIT :limit`);

  const waitingRow = store.prepare<{ list_id: number; row: number }, WaitingRow>(`
    SELECT id, list_id, source_row, ${personColumns.list()}, fingerprint, ask_again, 1 AS met
    FROM lookups INDEXED BY lookups_list_state
    WHERE list_id = :list_id AND state = 'queued' AND twin_of IS NULL AND source_row = :row`);

  function find(row: Asking, base: string, age: Age): Earlier | undefined {
    return earlier.get({ ...asking(row), base_url: base, ...age });
  }

  return {
    /** How old an answer may be now. */
    age(): Age {
      const { reuseDays } = settings();
      const now = clock.now();
      return {
        since: reuseDays === 0 ? Number.MAX_SAFE_INTEGER : now - reuseDays * dayMs,
        until: now + trustedAheadMs,
      };
    },
    /** Of the list's connection; undefined: there is no such list. */
    baseUrl: (listId: number): string | undefined => baseUrl.get({ id: listId })?.base_url,
    find,
    findOther: (row: Detailed, base: string, age: Age): Other | null => details.find(row, base, age),
    /** What there is of its question elsewhere, and where there is nothing, of its NIK and phone. */
    look(row: WaitingRow, base: string, age: Age): Known {
      if (row.met === 0) return { earlier: undefined, other: null };
      const found = find(row, base, age);
      return { earlier: found, other: found ? null : details.find(row, base, age) };
    },
    /** The list's waiting leaders after that place, in order. */
    waitingAfter: (listId: number, place: WaitingPlace, limit: number): WaitingRow[] =>
      waiting.all({ list_id: listId, ...place, limit }),
    /** The waiting leader of that row of the source. */
    waitingAt: (listId: number, sourceRow: number): WaitingRow | undefined =>
      waitingRow.get({ list_id: listId, row: sourceRow }),
  };
}

export function asking({ id, nik, phone, fingerprint }: Asking): Asking {
  return { id, nik, phone, fingerprint };
}
