/**
 * Rows of one list that are about the same person or the same number. A twin asks the same question again and shares
 * the first one's answer; the same NIK with another phone, or the same phone for another NIK, are questions of their own.
 */
import type { Person } from '../../contract/person.ts';
import { isAsciiDigits } from './digits.ts';
import { type Finding, note, warning } from './finding.ts';
import { createWordTable, type WordTable } from './word-table.ts';

export type SamePerson = {
  /**
   * The row of the first that asked this question, or null; and what to tell about this row. `fingerprint`: in hexadecimal,
   * of which the first 128 bits are compared.
   */
  see(row: number, person: Person, fingerprint: string): { twinOfRow: number | null; findings: Finding[] };
};

/** Stands for "more than one" where a single value was expected: neither a NIK nor a phone is 0. */
const several = [0, 0xffffffff] as const;
/** The first word of what is not written in two times eight digits. */
const numbered = 0xfffffffe;

/** Remembers every row it has seen; the earlier row is never blamed, because it may be on its way already. */
export function createSamePerson(): SamePerson {
  const rowByFingerprint = createWordTable(4, 1);
  const phoneByNik = createWordTable(2, 2);
  const nikByPhone = createWordTable(2, 2);
  const others = new Map<string, number>();

  /** The digits of a NIK or a phone as two words; whatever else it may be, as its number among such. */
  function wordsOf(digits: string): readonly [number, number] {
    const end = digits.length - 8;
    // A phone begins with one 0, so that its length is told by its digits.
    if (end > 0 && end <= 8 && isAsciiDigits(digits))
      return [numberIn(digits, 0, end) * 16 + end, numberIn(digits, end, end + 8)];
    const before = others.get(digits);
    if (before !== undefined) return [numbered, before];
    others.set(digits, others.size + 1);
    return [numbered, others.size];
  }

  return {
    see(row, person, fingerprint) {
      const findings: Finding[] = [];
      const nik = wordsOf(person.nik);
      const phone = wordsOf(person.phone);
      if (differs(phoneByNik, nik, phone)) findings.push(warning('nik', 'same-nik-other-phone'));
      if (differs(nikByPhone, phone, nik)) findings.push(warning('phone', 'same-phone-other-person'));
      const place = rowByFingerprint.place(fingerprintWords(fingerprint));
      const first = rowByFingerprint.values()[place] ?? 0;
      if (first !== 0) {
        findings.push(note(null, 'twin'));
        return { twinOfRow: first, findings };
      }
      rowByFingerprint.values()[place] = row;
      return { twinOfRow: null, findings };
    },
  };
}

/** Whether an earlier row had another value under that key; remembers this one. */
function differs(known: WordTable, key: readonly number[], value: readonly [number, number]): boolean {
  const place = known.place(key);
  const values = known.values();
  const [high, low] = [values[place], values[place + 1]];
  if (high === value[0] && low === value[1]) return false;
  const isNew = high === 0 && low === 0;
  values[place] = isNew ? value[0] : several[0];
  values[place + 1] = isNew ? value[1] : several[1];
  return !isNew;
}

/** Up to eight digits. */
function numberIn(digits: string, begin: number, end: number): number {
  let value = 0;
  for (let index = begin; index < end; index++) value = value * 10 + digits.charCodeAt(index) - 48;
  return value;
}

function fingerprintWords(fingerprint: string): readonly number[] {
  return [word(fingerprint, 0), word(fingerprint, 8), word(fingerprint, 16), word(fingerprint, 24)];
}

/** Eight hexadecimal digits in small letters, as a fingerprint is written. */
function word(fingerprint: string, begin: number): number {
  let value = 0;
  for (let index = begin; index < begin + 8; index++) {
    const code = fingerprint.charCodeAt(index);
    value = (value << 4) | (code < 58 ? code - 48 : code - 87);
  }
  return value >>> 0;
}
