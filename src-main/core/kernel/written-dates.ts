/** How people and programs write a date in a cell: months by name, years of two digits, Excel's count of days. */
import type { CalendarDay } from '../../contract/calendar.ts';

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

/** Two digits are taken for this century, which has every leap day the last one has. */
export function yearWritten(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** Excel counts days from here; 1 is 1 January 1900. */
const serialStart = Date.UTC(1899, 11, 30);

/** A number in Excel's count of days: the day, and the milliseconds of its clock, to the second. It has no zone. */
export function ofExcelSerial(value: number): { day: CalendarDay; clockMs: number } {
  const at = new Date(serialStart + Math.round(value * 86_400) * 1000);
  return {
    day: { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() },
    clockMs: at.getTime() - Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()),
  };
}
