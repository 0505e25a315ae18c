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

/**
 * SHA-256 (hex) of the body as it would be sent. Two rows with the same fingerprint are the same question, so the
 * second need not be paid for; the fixed order of `questionBody` is what makes it canonical.
 */
export function fingerprint(question: Question): string {
  return hash('sha256', JSON.stringify(questionBody(question)), 'hex');
}
