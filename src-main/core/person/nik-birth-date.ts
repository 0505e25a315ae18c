/** The sex and birth day a NIK was issued with (digits 7–12: DDMMYY, women day + 40). Derived, never fact. */
import { dayExists, dayText } from '../../contract/calendar.ts';
import { isAsciiDigits } from './digits.ts';

export type BirthDay = { sex: 'male' | 'female'; day: number; month: number; twoDigitYear: number };

/** null for another length than 16 digits, and for a date that exists in no century. */
export function birthDay(nik: string): BirthDay | null {
  if (nik.length !== 16 || !isAsciiDigits(nik)) return null;
  const written = twoDigits(nik, 6);
  const sex = written > 40 ? 'female' : 'male';
  const day = sex === 'female' ? written - 40 : written;
  const month = twoDigits(nik, 8);
  const twoDigitYear = twoDigits(nik, 10);
  // 2000 and 2004–2096 have leap days where 1900 has none, so the later century allows every date the earlier does.
  if (!dayExists({ year: 2000 + twoDigitYear, month, day })) return null;
  return { sex, day, month, twoDigitYear };
}

/** YYYY-MM-DD in the latest century that is not after `today` (YYYY-MM-DD); null where that date cannot have been. */
export function birthDate(nik: string, today: string): string | null {
  const born = birthDay(nik);
  if (!born) return null;
  for (const century of [2000, 1900]) {
    const day = { year: century + born.twoDigitYear, month: born.month, day: born.day };
    if (!dayExists(day)) continue;
    const date = dayText(day);
    if (date <= today) return date;
  }
  return null;
}

function twoDigits(digits: string, index: number): number {
  return (digits.charCodeAt(index) - 48) * 10 + digits.charCodeAt(index + 1) - 48;
}
