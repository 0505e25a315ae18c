/**
 * One question about one person, and the exact body it becomes (td-api.md, "The call"). It trusts that the rules for
 * digits were applied before (core/people); it refuses nothing and adds nothing.
 */
import { hash } from 'node:crypto';

export type Question = {
  readonly nik: string;
  readonly phone: string;
  readonly name: string | null;
  readonly ecNik: string | null;
  readonly ecPhone: string | null;
  readonly ecName: string | null;
};

export type QuestionBody = Readonly<Record<string, string>>;

/**
 * The JSON body, all values strings, in one fixed order. A parameter without a value is left out: the provider takes
 * an absent and an empty one alike, and an empty required one would only buy a refusal.
 */
export function questionBody({ nik, phone, name, ecNik, ecPhone, ecName }: Question): QuestionBody {
  // One after the other, without a list of them: half a million rows of a file are made into bodies for their fingerprints.
  const body: Record<string, string> = { country: 'ID', id_type: 'KTP' };
  if (nik) body.id_number = nik;
  if (phone) body.phone_number = phone;
  if (name) body.name = name;
  if (ecNik) body.emergency_contact_id = ecNik;
  if (ecPhone) body.emergency_contact_phone = ecPhone;
  if (ecName) body.emergency_contact_name = ecName;
  return body;
}

/** Nearly every name: no letter that has several forms. */
const plainLetters = /^[\x20-\x7e]*$/;

/**
 * A name as far as it tells one question from another: without its blanks, its case, and the ways Unicode has of writing one
 * letter. Only for comparing; what is sent is the name as it was written.
 */
export function foldName(name: string): string {
  if (plainLetters.test(name)) return name.replaceAll(' ', '').toLowerCase();
  // By capitals: some letters have two small forms, and some capitals are two letters. To those from a small one: ẞ is a
  // capital of its own, and the small one it has is SS as a capital.
  const letters = name.normalize('NFC').replace(/\s+/gu, '').toLowerCase().toUpperCase().normalize('NFC').toLowerCase();
  return letters.normalize('NFC');
}

/**
 * SHA-256 (hex) of the body, its names folded. Two rows with the same fingerprint are the same question, so the second
 * need not be paid for; the fixed order of `questionBody` is what makes it canonical. Stored: whoever changes what it is
 * made of has to compute the stored ones anew before anything is sent (core/queue/renew-fingerprints.ts).
 */
export function fingerprint({ nik, phone, name, ecNik, ecPhone, ecName }: Question): string {
  const folded = { nik, phone, ecNik, ecPhone, name: name && foldName(name), ecName: ecName && foldName(ecName) };
  return hash('sha256', JSON.stringify(questionBody(folded)), 'hex');
}
