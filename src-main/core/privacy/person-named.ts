/** Who is meant: by a NIK, or by a lookup of theirs. */
import type { PersonNamed } from '../../contract/privacy.ts';
import { CoreError } from '../kernel/errors.ts';
import type { Store } from '../store/store.ts';

/** Returns the NIK. Errors: `not-found` (that lookup is gone). */
export function createPersonNamed(store: Store): (person: PersonNamed) => string {
  const nikOf = store.prepare<{ id: number }, { nik: string }>(
    'SELECT k.nik FROM lookups k JOIN lists l ON l.id = k.list_id AND l.complete = 1 WHERE k.id = :id',
  );
  return (person) => {
    if ('nik' in person) return person.nik;
    const found = nikOf.get({ id: person.lookupId });
    if (!found) throw new CoreError('not-found', 'That check is not there any more.');
    return found.nik;
  };
}
