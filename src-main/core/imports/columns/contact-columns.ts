/**
 * Which columns are about emergency contacts. Without their consent nothing of them is kept: not as fields, not as further
 * columns, not in rejected rows.
 */

import type { ColumnMap } from '../../../contract/reading.ts';
import { isEmergencyHeading, perhapsAboutContact } from './heading-words.ts';

/** Indexes from 0. What is asked about the person stays, whatever its heading. */
export function contactColumns({
  columns: { map },
  headings,
}: {
  columns: { map: ColumnMap };
  headings: { texts: readonly string[] };
}): Set<number> {
  const asked = new Set([map.nik, map.phone, map.name]);
  const about = headings.texts.flatMap((text, index) => (isEmergencyHeading(text) ? [index + 1] : []));
  const columns = [...about, map.ecNik, map.ecPhone, map.ecName];
  const contacts = new Set(columns.flatMap((one) => (one === undefined || asked.has(one) ? [] : [one - 1])));
  if (contacts.size === 0) return contacts;
  // What only its company tells: the relation of a person who has a contact, "Ref" beside the contact's phone.
  const perhaps = headings.texts.flatMap((text, index) => {
    const where = asked.has(index + 1) ? null : perhapsAboutContact(text);
    const beside = contacts.has(index - 1) || contacts.has(index + 1);
    return where === 'relation' || (where === 'neighbour' && beside) ? [index] : [];
  });
  return new Set([...contacts, ...perhaps]);
}
