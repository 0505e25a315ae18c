/** The sex and birth day a NIK was issued with (digits 7–12: DDMMYY, women day + 40). Derived, never fact. */

export type BirthDay = { sex: 'male' | 'female'; day: number; month: number; twoDigitYear: number };

/** null for another length than 16 digits, and for a date that exists in no century. */
export function birthDay(nik: string): BirthDay | null {
  if (!/^\d{16}$/.test(nik)) return null;
  const written = Number(nik.slice(6, 8));
  const sex = written > 40 ? 'female' : 'male';
  const day = sex === 'female' ? written - 40 : written;
  const month = Number(nik.slice(8, 10));
  const twoDigitYear = Number(nik.slice(10, 12));
  // 2000 and 2004–2096 have leap days where 1900 has none, so the later century allows every date the earlier does.
  if (!exists(2000 + twoDigitYear, month, day)) return null;
  return { sex, day, month, twoDigitYear };
}

/** YYYY-MM-DD in the latest century that is not after `today` (YYYY-MM-DD); null where that date cannot have been. */
export function birthDate(nik: string, today: string): string | null {
  const born = birthDay(nik);
  if (!born) return null;
  for (const century of [2000, 1900]) {
    const year = century + born.twoDigitYear;
    if (!exists(year, born.month, born.day)) continue;
    const date = `${year}-${two(born.month)}-${two(born.day)}`;
    if (date <= today) return date;
  }
  return null;
}

function exists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
