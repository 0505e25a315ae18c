/**
 * Which days there are, and what months are called in Indonesian and English, in full and cut short: the one calendar of all
 * that reads a date, of lists and invoices alike.
 */

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function dayExists(year: number, month: number, day: number): boolean {
  const length = lengths[month - 1];
  if (length === undefined || day < 1) return false;
  return day <= (month === 2 && isLeapYear(year) ? 29 : length);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** From three letters on, as people cut them: `Agu`, `Agt`, `Agst`; `Mrt` and `Nop` are older spellings. */
const names: readonly (readonly string[])[] = [
  ['januari', 'january'],
  ['februari', 'february', 'pebruari', 'peb'],
  ['maret', 'march', 'mrt'],
  ['april'],
  ['mei', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['agustus', 'august', 'agt', 'agst', 'ags', 'agts'],
  ['september', 'sept'],
  ['oktober', 'october'],
  ['november', 'nopember'],
  ['desember', 'december'],
];

/** 1–12; null: no month is called that. `ju` is too short to be one, `jun` is long enough. */
export function monthNamed(word: string): number | null {
  const wanted = word.toLowerCase();
  if (wanted.length < 3) return null;
  const index = names.findIndex((month) => month.some((name) => name.startsWith(wanted)));
  return index < 0 ? null : index + 1;
}
