/**
 * Restricted people: not asked, not reported. Known by the NIK alone, which outlasts phones. A row of theirs that waits is
 * cancelled, and says why among its problems; one that has left is not sent again. Somebody else's row that names one of them as
 * the emergency contact is asked without the contact, and says so (problem `ec-restricted`).
 */
import type { RestrictedPerson } from '../../contract/privacy.ts';
import type { Store } from '../store/store.ts';

type Row = { nik: string; reason: string | null; since: number; restricted_by: string };

/** Of a row with that NIK, in SQL. */
export const isRestricted = (nik: string) => `EXISTS (SELECT 1 FROM restricted_people r WHERE r.nik = ${nik})`;

/**
 * Of a lookup, in SQL: its emergency contact is restricted. By the NIK, and of a contact without one by a number that a restricted
 * person was asked about with. `of`: what the lookup is called there.
 */
export const contactIsRestricted = (of: string) => `(CASE
  WHEN ${of}.ec_nik IS NOT NULL THEN ${isRestricted(`${of}.ec_nik`)}
  WHEN ${of}.ec_phone IS NOT NULL THEN EXISTS (
    SELECT 1 FROM restricted_people r CROSS JOIN lookup_niks n ON n.nik = r.nik AND n.phone = ${of}.ec_phone)
  ELSE 0 END)`;

/** A left-out row that was left out for it, in SQL. */
export const leftOutAsRestricted = `instr(problems, '"person-restricted"') > 0`;

export type RestrictedPeople = ReturnType<typeof createRestrictedPeople>;

export function createRestrictedPeople(store: Store) {
  const columns = 'nik, reason, since, restricted_by';
  const all = store.prepare<Record<string, never>, Row>(
    `SELECT ${columns} FROM restricted_people ORDER BY since DESC, nik`,
  );
  const one = store.prepare<{ nik: string }, Row>(`SELECT ${columns} FROM restricted_people WHERE nik = :nik`);
  const numbers = store.prepare<{ nik: string }, { phone: string }>(
    'SELECT DISTINCT phone FROM lookup_niks WHERE nik = :nik',
  );
  const add = store.prepare<Row>(`
    INSERT INTO restricted_people (${columns}) VALUES (:nik, :reason, :since, :restricted_by)
    ON CONFLICT DO UPDATE SET reason = :reason`);
  const remove = store.prepare<{ nik: string }>('DELETE FROM restricted_people WHERE nik = :nik');
  const theirs = (nik: string) => `id IN (
    SELECT k.lookup_id FROM restricted_people r CROSS JOIN lookup_niks k ON k.nik = r.nik WHERE ${nik})`;
  // Of one person or, null, of all of them: those who share an answer are the same person's, so that nobody waits for one of these.
  const cancel = store.prepare<{ nik: string | null; now: number }, { list_id: number }>(`
    UPDATE lookups SET state = 'cancelled', updated_at = :now,
      problems = json_insert(problems, '$[#]', json('{"field":null,"code":"person-restricted","severity":"note"}'))
    WHERE ${theirs(':nik IS NULL OR r.nik = :nik')} AND +state = 'queued' RETURNING list_id`);
  const notAgain = store.prepare<{ nik: string | null }>(
    `UPDATE lookups SET cancel_asked = 1 WHERE ${theirs(':nik IS NULL OR r.nik = :nik')} AND +state = 'sending'`,
  );
  const unmark = store.prepare<{ nik: string }>(`
    UPDATE lookups SET problems = (
      SELECT json_group_array(json(value)) FROM json_each(lookups.problems) WHERE value ->> 'code' <> 'person-restricted')
    WHERE id IN (SELECT lookup_id FROM lookup_niks WHERE nik = :nik) AND ${leftOutAsRestricted}`);

  function cancelWaiting(nik: string | null, now: number): number[] {
    return store.transaction(() => {
      notAgain.run({ nik });
      return cancel.all({ nik, now }).map(({ list_id }) => list_id);
    });
  }

  return {
    has: (nik: string): boolean => one.get({ nik }) !== undefined,
    /** Newest first. */
    all: (): RestrictedPerson[] => all.all({}).map(toPerson),
    /** NIKs, and the numbers that those people were asked about with. */
    known: (): string[] => all.all({}).flatMap(({ nik }) => [nik, ...numbers.all({ nik }).map(({ phone }) => phone)]),
    /** All of theirs that wait. Returns the list of each. */
    cancelAllWaiting: (now: number): number[] => cancelWaiting(null, now),
    /** Returns the list of each row that is cancelled by it; a person who is restricted already keeps the day of it. */
    restrict(nik: string, about: { reason: string | null; by: string; now: number }): number[] {
      return store.transaction(() => {
        add.run({ nik, reason: about.reason, since: about.now, restricted_by: about.by });
        return cancelWaiting(nik, about.now);
      });
    },
    /** false: the person was not restricted. */
    unrestrict: (nik: string): boolean =>
      store.transaction(() => {
        unmark.run({ nik });
        return remove.run({ nik }).changes > 0;
      }),
  };
}

function toPerson({ nik, reason, since, restricted_by }: Row): RestrictedPerson {
  return { nik, reason, since, by: restricted_by };
}
