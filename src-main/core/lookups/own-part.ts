/** What a lookup may show of an answer it shares. Everything that reads a shared answer reads it through here. */
import type { Answer } from '../../contract/answer.ts';
import type { PersonRow } from './person-columns.ts';

/** relation: the contact without a phone, of whom the provider gives only the relation (td-api.md). */
export type ContactPart = 'whole' | 'relation' | 'none';

type Contacts = Pick<PersonRow, 'ec_nik' | 'ec_phone'> & {
  twin_of: number | null;
  leader_ec_nik: string | null;
  leader_ec_phone: string | null;
};

/**
 * A question about a person may share the answer to a fuller one that also asked about an emergency contact. That part
 * is shown only where this lookup names the same contact itself, because only then does its list have the contact's
 * consent. Of an answer it got itself: all of it.
 */
export function contactPart({ twin_of, ec_nik, ec_phone, leader_ec_nik, leader_ec_phone }: Contacts): ContactPart {
  if (twin_of === null) return 'whole';
  if (ec_nik !== leader_ec_nik) return 'none';
  if (ec_phone === leader_ec_phone) return 'whole';
  return ec_nik !== null && ec_phone === null ? 'relation' : 'none';
}

export function ownPart(answer: Answer | null, part: ContactPart): Answer | null {
  if (answer === null || answer.emergency === null || part === 'whole') return answer;
  return { ...answer, emergency: part === 'none' ? null : { ...answer.emergency, usage: null } };
}

/** The body as it came, without the contact's part; null where it cannot be told from the rest. */
export function ownPartOfBody(raw: string | null, part: ContactPart): string | null {
  if (raw === null || part === 'whole') return raw;
  try {
    return JSON.stringify(withoutContact(JSON.parse(raw, asWritten), part));
  } catch {
    return null;
  }
}

/** Numbers keep their digits: a sequence id may be one that is too long for a number here. */
function asWritten(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  return typeof value === 'number' && source !== undefined ? rawJson(source) : value;
}

const rawJson = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON;

function withoutContact(value: unknown, part: ContactPart): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutContact(one, part));
  if (value === null || typeof value !== 'object' || isRawJson(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (!/emergency/i.test(key)) return [[key, withoutContact(inner, part)]];
      const relation = part === 'relation' && inner !== null && typeof inner === 'object' ? relationOf(inner) : [];
      return relation.length === 0 ? [] : [[key, Object.fromEntries(relation)]];
    }),
  );
}

function relationOf(block: object): [string, unknown][] {
  return Object.entries(block).filter(([key]) => /^relation/i.test(key));
}

function isRawJson(value: object): boolean {
  return (JSON as unknown as { isRawJSON(value: unknown): boolean }).isRawJSON(value);
}
