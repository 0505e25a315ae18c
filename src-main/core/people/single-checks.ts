/** The list "single checks", one for each connection, made when it is first needed. Always started. */
import type { Person, Problem } from '../../contract/person.ts';
import { createLookupInsert } from '../lookups/new-lookup.ts';
import type { Store } from '../store/store.ts';
import { fingerprint } from '../td/question.ts';

export type SingleCheck = {
  connectionId: number;
  person: Person;
  problems: readonly Problem[];
  ecConsent: boolean;
  /** Whatever history has. */
  askAgain: boolean;
};

/** `name`: what a person calls the list. */
export function createSingleChecks(store: Store, name: string) {
  const find = store.prepare<{ connection_id: number; ec_consent: number }, { id: number; accepted: number }>(`
    SELECT id, accepted + removed AS accepted FROM lists
    WHERE kind = 'single-checks' AND connection_id = :connection_id AND ec_consent = :ec_consent
    -- Moved lists may be there besides: the newest takes what comes.
    ORDER BY id DESC LIMIT 1`);
  const create = store.prepare<{ name: string; connection_id: number; ec_consent: number; now: number }>(`
    INSERT INTO lists (kind, name, connection_id, ec_consent, complete, created_at, started_at)
    VALUES ('single-checks', :name, :connection_id, :ec_consent, 1, :now, :now)`);
  const grow = store.prepare<{ id: number }>(
    'UPDATE lists SET rows = rows + 1, accepted = accepted + 1 WHERE id = :id',
  );
  const insert = createLookupInsert(store);

  return {
    /** Checks with and without the contact's consent are lists apart: consent is said per list. */
    add(
      { connectionId, person, problems, ecConsent, askAgain }: SingleCheck,
      now: number,
    ): { listId: number; lookupId: number } {
      return store.transaction(() => {
        const consent = Number(ecConsent);
        const existing = find.get({ connection_id: connectionId, ec_consent: consent });
        const listId = existing?.id ?? create.run({ name, connection_id: connectionId, ec_consent: consent, now }).id;
        const row = (existing?.accepted ?? 0) + 1;
        const lookup = {
          ...person,
          sourceRow: row,
          extra: '[]',
          problems: JSON.stringify(problems.map((problem) => ({ ...problem, row }))),
          fingerprint: fingerprint(person),
          twinOf: null,
        };
        const lookupId = insert(listId, lookup, { now, askAgain });
        grow.run({ id: listId });
        return { listId, lookupId };
      });
    },
  };
}
