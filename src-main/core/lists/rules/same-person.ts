/**
 * Rows of one list that are about the same person or the same number. A twin asks the same question again and shares
 * the first one's answer; the same NIK with another phone, or the same phone for another NIK, are questions of their own.
 */
import type { Person } from '../../../contract/person.ts';
import { type Finding, note, warning } from './finding.ts';

export type SamePerson = {
  /** The row of the first that asked this question, or null; and what to tell about this row. */
  see(row: number, person: Person, fingerprint: string): { twinOfRow: number | null; findings: Finding[] };
};

/** Stands for "more than one" where a single value was expected. */
const several = '';

/** Remembers every row it has seen; the earlier row is never blamed, because it may be on its way already. */
export function createSamePerson(): SamePerson {
  const rowByFingerprint = new Map<string, number>();
  const phoneByNik = new Map<string, string>();
  const nikByPhone = new Map<string, string>();

  return {
    see(row, person, fingerprint) {
      const findings: Finding[] = [];
      if (differs(phoneByNik, person.nik, person.phone)) findings.push(warning('nik', 'same-nik-other-phone'));
      if (differs(nikByPhone, person.phone, person.nik)) findings.push(warning('phone', 'same-phone-other-person'));
      const twinOfRow = rowByFingerprint.get(fingerprint) ?? null;
      if (twinOfRow === null) rowByFingerprint.set(fingerprint, row);
      else findings.push(note(null, 'twin'));
      return { twinOfRow, findings };
    },
  };
}

/** Whether an earlier row had another value under that key; remembers this one. */
function differs(known: Map<string, string>, key: string, value: string): boolean {
  const before = known.get(key);
  if (before === undefined) known.set(key, value);
  if (before === undefined || before === value) return false;
  known.set(key, several);
  return true;
}
