/** Who is meant: from a lookup, or from a NIK or phone as somebody typed it, to the one NIK that everything is found by. */
import type { Whom } from '../../contract/people.ts';
import { CoreError } from '../kernel/errors.ts';
import type { Checked } from '../person/finding.ts';
import { checkNik } from '../person/nik.ts';
import { checkPhone } from '../person/phone.ts';
import type { Store } from '../store/store.ts';

/** A NIK that a list took in spite of a rule is asked for like any other. */
const acceptsAll = { nikLength: true, nikDate: true, nikSerial: true };

/** Errors: `person-invalid`. */
export function typedNik(nik: string): string {
  return read('nik', checkNik(nik, 'nik', acceptsAll));
}

/** Errors: `person-invalid`. */
export function typedPhone(phone: string): string {
  return read('phone', checkPhone(phone, 'phone'));
}

function read(path: 'nik' | 'phone', { value, findings }: Checked<string>): string {
  if (value !== null) return value;
  throw new CoreError('person-invalid', 'That is not a NIK, or not a phone number. Correct the marked fields.', {
    fields: findings.filter(({ severity }) => severity === 'error').map(({ code }) => ({ path, code })),
  });
}

export function createWhom(store: Store) {
  const ofLookup = store.prepare<{ id: number }, { nik: string }>(
    'SELECT l.nik FROM lookups l JOIN lists ON lists.id = l.list_id WHERE l.id = :id AND lists.complete = 1',
  );
  const ofPhone = store.prepare<{ phone: string }, { nik: string }>(`
    SELECT l.nik FROM lookup_phones p CROSS JOIN lookups l ON l.id = p.lookup_id JOIN lists ON lists.id = l.list_id
    WHERE p.phone = :phone AND lists.complete = 1 ORDER BY p.lookup_id DESC LIMIT 1`);

  /** The person's NIK; that they were ever asked about is not said of one that was typed. Errors: `person-invalid`, `not-found`. */
  return function nikOf(whom: Whom): string {
    if ('nik' in whom) return typedNik(whom.nik);
    const row = 'phone' in whom ? ofPhone.get({ phone: typedPhone(whom.phone) }) : ofLookup.get({ id: whom.lookupId });
    if (!row) throw neverAsked();
    return row.nik;
  };
}

export function neverAsked(): CoreError {
  return new CoreError('not-found', 'Nobody was ever asked about by that NIK or phone.');
}
