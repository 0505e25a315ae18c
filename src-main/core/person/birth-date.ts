/**
 * Compares a birth date in a cell with the one in the NIK. It is never sent and never keeps a row out, because a NIK
 * keeps its digits when the date is corrected (indonesia.md, "NIK").
 */
import { type CalendarDay, dayExists } from '../../contract/calendar.ts';
import { monthNamed, ofExcelSerial, yearWritten } from '../kernel/written-dates.ts';
import type { Cell } from '../spreadsheet/cell.ts';
import { plainText } from './digits.ts';
import { type Finding, note, warning } from './finding.ts';
import { birthDay } from './nik-birth-date.ts';

/** The century is not kept: the NIK has none either, and people write two digits of the year. */
type DayOfBirth = { day: number; month: number; twoDigitYear: number };

/** All the days the cell can mean, the likeliest first (Indonesia writes day before month); empty: it holds no date. */
type ReadBirthDate = { days: readonly DayOfBirth[]; impossible: boolean };

const nothing: ReadBirthDate = { days: [], impossible: false };
const impossible: ReadBirthDate = { days: [], impossible: true };

/** A cell that holds no date at all gives no finding. `nik`: null where it could not be taken. */
export function checkBirthDate(cell: Cell, nik: string | null): Finding[] {
  if (typeof cell === 'object' && cell !== null && cell.kind !== 'date') {
    return [warning('birthDate', cell.kind === 'error' ? 'cell-error' : 'formula-no-value')];
  }
  const read = readBirthDate(cell);
  if (read.impossible) return [warning('birthDate', 'date-impossible')];
  const [first] = read.days;
  if (!first) return [];
  const inNik = nik === null ? null : birthDay(nik);
  if (inNik && read.days.some((day) => isSame(day, inNik))) return [];
  const findings: Finding[] = [];
  // A real date of Excel's was read by somebody's Excel: with an American one day and month may have changed places.
  const swapped = typeof cell === 'object' && inNik && isSame({ ...first, day: first.month, month: first.day }, inNik);
  if (inNik && !swapped) findings.push(warning('nik', 'nik-dob-mismatch'));
  if (read.days.length > 1 || swapped) findings.push(note('birthDate', 'date-ambiguous'));
  return findings;
}

export function readBirthDate(cell: Cell): ReadBirthDate {
  if (cell === null || typeof cell === 'boolean') return nothing;
  if (typeof cell === 'number') return ofNumber(cell);
  if (typeof cell === 'string') return ofText(plainText(cell));
  return cell.kind === 'date' ? ofText(cell.text) : nothing;
}

/** A number is a date in Excel's count of days (1 is 1 January 1900), or eight digits one after the other. */
function ofNumber(value: number): ReadBirthDate {
  const whole = Math.floor(value);
  // 1 January 1910 to 2 May 2050: nobody's list has older people, and below lie years and ages.
  if (whole >= 3654 && whole <= 55_000) {
    return { days: [dayOf(ofExcelSerial(whole).day)], impossible: false };
  }
  const digits = String(value);
  // `7081990`: the 7th, whose 0 the numeric cell has lost.
  return /^\d{7,8}$/.test(digits) ? ofDigits(digits.padStart(8, '0')) : nothing;
}

function ofText(plain: string): ReadBirthDate {
  const text = plain
    .replace(/['"]/g, '')
    .replace(/[T ]\d{1,2}(:\d{2}|\.\d{2}\.\d{2})(:\d{2}([.,]\d+)?)?( ?[AP]M)?Z?$/i, '')
    .trim();
  if (!/[1-9]/.test(text)) return nothing;
  if (/^\d{6}$|^\d{8}$/.test(text)) return ofDigits(text);
  if (/^\d{5}([.,]\d+)?$/.test(text)) return ofNumber(Number.parseInt(text, 10));
  const named = ofMonthName(text);
  if (named) return named;
  // Where a place stands before it (`Jakarta, 17-08-1990`), only what follows is the date.
  const [, first, second, third] =
    /(?:^|[^\d])(\d{1,4})\s*[-/. ,\u2010-\u2015]\s*(\d{1,2})\s*[-/. ,\u2010-\u2015]\s*(\d{1,4})$/.exec(text) ?? [];
  if (first === undefined || second === undefined || third === undefined) return nothing;
  const numbers = [Number(first), Number(second), Number(third)] as const;
  if (first.length === 4 || (first.length === 2 && numbers[0] > 31))
    return among([yearFirst(first, numbers[1], numbers[2])]);
  if (first.length === 3 || third.length === 1 || third.length === 3) return impossible;
  return among([
    { year: yearWritten(third), month: numbers[1], day: numbers[0] },
    { year: yearWritten(third), month: numbers[0], day: numbers[1] },
  ]);
}

/** `17081990` or `19900817`; six digits are `170890`. */
function ofDigits(digits: string): ReadBirthDate {
  const [a, b, c] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)];
  const dayFirst = { year: yearWritten(c), month: Number(b), day: Number(a) };
  if (digits.length === 6) return among([dayFirst]);
  const [month, day] = [Number(digits.slice(4, 6)), Number(digits.slice(6))];
  return among([dayFirst, { year: Number(digits.slice(0, 4)), month, day }]);
}

/** `17 Agustus 1990`, `17-Aug-90`, `Aug 17, 1990`, also after a place or a day of the week; null: no month is named. */
function ofMonthName(text: string): ReadBirthDate | null {
  const dayBefore = /(?:^|\D)(\d{1,2})[\s\-/.,]*(\p{L}{3,})[\s\-/.,]*(\d{4}|\d{2})$/u.exec(text);
  const monthBefore = /(\p{L}{3,})[\s\-/.]*(\d{1,2})[\s\-/.]*,?[\s\-/.]*(\d{4})$/u.exec(text);
  const [day, word, year] = dayBefore
    ? [dayBefore[1], dayBefore[2], dayBefore[3]]
    : [monthBefore?.[2], monthBefore?.[1], monthBefore?.[3]];
  if (day === undefined || word === undefined || year === undefined) return null;
  const month = monthNamed(word);
  if (month === null) return dayBefore ? impossible : null;
  return among([{ year: yearWritten(year), month, day: Number(day) }]);
}

/** `1990-08-17`; where that cannot be, the other order some programs write. */
function yearFirst(year: string, second: number, third: number): CalendarDay {
  const written = { year: yearWritten(year), month: second, day: third };
  return exists(written) ? written : { ...written, month: third, day: second };
}

/** Those that exist, each once. */
function among(written: readonly CalendarDay[]): ReadBirthDate {
  const days: DayOfBirth[] = [];
  for (const one of written) {
    const day = dayOf(one);
    if (exists(one) && !days.some((known) => isSame(known, day))) days.push(day);
  }
  return days.length === 0 ? impossible : { days, impossible: false };
}

/** Born before 1900 nobody is alive. What lies in the future shows as a mismatch: the rules have no clock. */
function exists(day: CalendarDay): boolean {
  return day.year >= 1900 && day.year < 2100 && dayExists(day);
}

function dayOf({ year, month, day }: CalendarDay): DayOfBirth {
  return { day, month, twoDigitYear: year % 100 };
}

function isSame(one: DayOfBirth, other: DayOfBirth): boolean {
  return one.day === other.day && one.month === other.month && one.twoDigitYear === other.twoDigitYear;
}
