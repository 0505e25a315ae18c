/**
 * Finds earlier questions about the same NIK and phone with another name or another contact: another question, but
 * rarely worth a second payment.
 */
import type { PersonRow } from '../../lookups/person-columns.ts';
import type { Store } from '../../store/store.ts';
import { type Age, type Asking, type Earlier, sameNumbers, shareable } from './earlier-lookups.ts';

/** A lookup that is about to be asked, with what it asks. */
export type Detailed = Asking &
  Pick<PersonRow, 'name' | 'ec_nik' | 'ec_phone'> & { list_id: number; source_row: number };

export type Other = {
  /** null: it is of the same list, or waits in another. */
  earlier: Earlier | null;
  /** The fuller question of the same list that waits with it, where there is nothing earlier. */
  leader: number | null;
  inList: boolean;
  /** It says, or will say, all that is asked. */
  covers: boolean;
};

/** SQL: a leader of another question about the same NIK and phone. */
const others = `${sameNumbers} AND e.fingerprint <> :fingerprint AND e.id <> :id AND e.twin_of IS NULL`;
/** SQL: without its NIK nothing is said of a contact, without its phone the relation alone (td-api.md). */
const covers = '(:ec_nik IS NULL OR (e.ec_nik = :ec_nik AND (:ec_phone IS NULL OR e.ec_phone = :ec_phone)))';
/** SQL: the less of it is missing the fuller a question is; 0 or 1 each. */
const missing = 'e.ec_nik IS NULL, e.ec_phone IS NULL, e.name IS NULL';

type Known = Asking & Pick<PersonRow, 'ec_nik' | 'ec_phone'>;
type FromBase = Known & { base_url: string };
type Rank = { no_nik: 0 | 1; no_phone: 0 | 1; no_name: 0 | 1; source_row: number };
type Found = { id: number; covers: 0 | 1 };

/**
 * Reports what there is: an answer, a question under way or in doubt, one that will be asked in a list that was
 * started, or the fullest question of the same list. An answer covers a question when it says all that is asked: the
 * contact, where the question has one, is the same by its NIK and phone.
 */
export function createOtherDetails(store: Store) {
  const asked = store.prepare<FromBase & Age, Found & Earlier>(`
    SELECT e.id, e.state, e.updated_at, ${covers} AS covers FROM ${others}
      AND ${shareable}
    ORDER BY covers DESC, e.state = 'answered' DESC, ${missing}, e.updated_at DESC LIMIT 1`);
  // Its list was started, so that it is asked before long, and perhaps first.
  const soon = store.prepare<FromBase & { list_id: number }, { id: number }>(`
    SELECT e.id FROM ${others} AND e.state = 'queued' AND e.list_id <> :list_id
      AND EXISTS (SELECT 1 FROM lists l JOIN connections c ON c.id = l.connection_id
                  WHERE l.id = e.list_id AND l.complete = 1 AND l.started_at IS NOT NULL AND c.base_url = :base_url
                    AND c.deleted_at IS NULL) LIMIT 1`);
  // Of the questions of one list about a person the fullest is asked, or else the first.
  const fuller = store.prepare<Known & Rank & { list_id: number }, Found>(`
    SELECT e.id, ${covers} AS covers FROM ${others} AND e.list_id = :list_id AND e.state = 'queued'
      AND (${missing}, e.source_row, e.id) < (:no_nik, :no_phone, :no_name, :source_row, :id)
    ORDER BY covers DESC, ${missing}, e.source_row, e.id LIMIT 1`);

  return {
    /** null: no other lookup asks about that NIK and phone. */
    find(row: Detailed, base: string, age: Age): Other | null {
      const { id, nik, phone, fingerprint, ec_nik, ec_phone, list_id, source_row } = row;
      const known: Known = { id, nik, phone, fingerprint, ec_nik, ec_phone };
      const found = asked.get({ ...known, base_url: base, ...age });
      if (found?.covers === 1) return { earlier: earlierOf(found), leader: null, inList: false, covers: true };
      const rank = { no_nik: missed(ec_nik), no_phone: missed(ec_phone), no_name: missed(row.name), source_row };
      const inList = fuller.get({ ...known, ...rank, list_id });
      if (inList?.covers === 1) return { earlier: null, leader: inList.id, inList: !found, covers: true };
      if (found) return { earlier: earlierOf(found), leader: null, inList: false, covers: false };
      const waits = soon.get({ ...known, base_url: base, list_id }) !== undefined;
      if (!inList && !waits) return null;
      return { earlier: null, leader: null, inList: inList !== undefined, covers: false };
    },
  };
}

function earlierOf({ id, state, updated_at }: Earlier): Earlier {
  return { id, state, updated_at };
}

function missed(value: string | null): 0 | 1 {
  return value === null ? 1 : 0;
}
