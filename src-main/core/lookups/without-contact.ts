/** A row of a report without the emergency contact whom nobody reports about. */
import type { Answer } from '../../contract/answer.ts';
import type { LookupRow } from './lookup-view.ts';

/** As `contactIsRestricted` says it of the row. */
export type WithContact = LookupRow & { contact_restricted: 0 | 1 };

/** As if its contact had not consented: neither the details nor what the provider said of them, nor a step that needs them. */
export function withoutRestrictedContact<R extends WithContact>(row: R): R {
  if (row.contact_restricted === 0) return row;
  const answer = row.answer === null ? null : (JSON.parse(row.answer) as Answer);
  return {
    ...row,
    ...{ ec_consent: 0, ec_nik: null, ec_phone: null, ec_name: null },
    answer: answer && JSON.stringify({ ...answer, emergency: null }),
  };
}
