/**
 * What an agent wrote into the fill-in cells: a choice in either language, a day, an amount. Only what can mean one thing is
 * read; everything else is null, and told.
 */
import { type CalendarDay, dayExists, dayText } from '../../../contract/calendar.ts';
import { leastPromise, mostPromise, type OutcomeKind, outcomeKinds } from '../../../contract/outcomes.ts';
import { outcomeWords } from '../../../words/outcomes.ts';
import { plainHeading } from '../../imports/columns/heading-words.ts';
import { monthNamed, ofExcelSerial, yearWritten } from '../../kernel/written-dates.ts';
import { plainText } from '../../person/digits.ts';
import { type Cell, cellText } from '../../spreadsheet/cell.ts';

const choices = new Map<string, OutcomeKind>(
  outcomeKinds.flatMap((kind) =>
    (['id', 'en'] as const).map((language) => [plainHeading(outcomeWords[language].kind[kind]), kind] as const),
  ),
);

/** Letters, blanks and signs of writing are forgiven; another word is none of the choices. */
export function readChoice(cell: Cell): OutcomeKind | null {
  return typeof cell === 'string' ? (choices.get(plainHeading(cell)) ?? null) : null;
}

const dayMonthYear = /^(\d{1,2})\s*[/.\s-]\s*(\d{1,2})\s*[/.\s-]\s*(\d{4}|\d{2})$/;
const yearMonthDay = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const namedMonth = /^(\d{1,2})[\s/.-]*(\p{L}{3,})\.?[\s/.,-]*(\d{4}|\d{2})$/u;
const weekday = /^(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|\p{L}+day)\s*,\s*/iu;
const clock = /[T\s]+(?:00[:.]00(?:[:.]00(?:\.0+)?)?)$/;

/**
 * YYYY-MM-DD. A date of the spreadsheet's own, also as its bare count of days; `2/12/2026`, `02-12-26` (the day before the
 * month, as Indonesia writes it), `2 Des 2026`, `2026-12-02`. A day without its year, or a month that stands first, is none.
 */
export function readDayOf(cell: Cell): string | null {
  if (typeof cell === 'number') {
    if (cell < 36_526 || cell >= 73_050) return null;
    return plausible(ofExcelSerial(Math.floor(cell)).day);
  }
  if (typeof cell === 'object' && cell?.kind === 'date') return ofText(cell.text.slice(0, 10));
  return typeof cell === 'string' ? ofText(plainText(cell)) : null;
}

/** `12/25/2026`: somebody, or the program that saved the file, writes months first. */
export function isMonthFirst(cell: Cell): boolean {
  const parts = typeof cell === 'string' ? dayMonthYear.exec(bare(plainText(cell))) : null;
  return parts !== null && Number(parts[1]) <= 12 && Number(parts[2]) > 12;
}

/** `2/1/2027`: another day where months stand first. */
export function mayBeMonthFirst(cell: Cell): boolean {
  const parts = typeof cell === 'string' ? dayMonthYear.exec(bare(plainText(cell))) : null;
  return parts !== null && Number(parts[1]) <= 12 && Number(parts[2]) <= 12 && Number(parts[1]) !== Number(parts[2]);
}

function bare(written: string): string {
  return written.replace(/^'/, '').replace(clock, '').replace(weekday, '').trim();
}

function ofText(written: string): string | null {
  const text = bare(written);
  const last = dayMonthYear.exec(text);
  if (last) return plausible(day(last[3], Number(last[2]), last[1]));
  const first = yearMonthDay.exec(text);
  if (first) return plausible(day(first[1], Number(first[2]), first[3]));
  const named = namedMonth.exec(text);
  const month = monthNamed(named?.[2] ?? '');
  return named && month !== null ? plausible(day(named[3], month, named[1])) : null;
}

function day(year = '', month: number, dayOfMonth = ''): CalendarDay {
  return { year: yearWritten(year), month, day: Number(dayOfMonth) };
}

/** Of this century: another year is a slip of the hand. */
function plausible(found: CalendarDay): string | null {
  return found.year >= 2000 && found.year < 2100 && dayExists(found) ? dayText(found) : null;
}

const units: Readonly<Record<string, number>> = { rb: 1e3, ribu: 1e3, k: 1e3, jt: 1e6, juta: 1e6 };

/**
 * Whole rupiah. `1500000`, `1.500.000`, `Rp 1,500,000.00`, `1.500.000,-`, `500 ribu`, `1,5 jt`. A number with a fraction,
 * or one so small that it must have been meant in thousands, is none.
 */
export function readRupiah(cell: Cell): number | null {
  if (typeof cell === 'number') return sum(cell);
  if (typeof cell !== 'string') return null;
  const text = plainText(cell)
    .toLowerCase()
    .replace(/^'/, '')
    .replace(/^(?:rp|idr)\.?\s*/, '')
    .replace(/\s*(?:rupiah|idr)$/, '')
    .replace(/\s*,\s*(?:-|--)$/, '');
  const counted = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*(rb|ribu|k|jt|juta)$/.exec(text);
  if (counted) {
    const [, whole = '', fraction = '', unit = ''] = counted;
    return sum(Math.round(Number(`${whole}.${fraction || '0'}`) * 100) * ((units[unit] ?? 0) / 100));
  }
  if (/^\d+(?:[.,]0{1,2})?$/.test(text)) return sum(Number(text.replace(/[.,]0{1,2}$/, '')));
  // One sign between all the thousands, another, or none, before two zeros.
  if (!/^\d{1,3}(?:\.\d{3})+(?:,0{1,2})?$|^\d{1,3}(?:,\d{3})+(?:\.0{1,2})?$|^\d{1,3}(?: \d{3})+$/.test(text))
    return null;
  return sum(Number(text.replace(/[.,]0{1,2}$/, '').replace(/[., ]/g, '')));
}

function sum(value: number): number | null {
  return Number.isSafeInteger(value) && value >= leastPromise && value <= mostPromise ? value : null;
}

/** One line after the other, without what nobody sees; null: blank. */
export function readNote(cell: Cell): string | null {
  const text = cellText(cell)
    .replace(/\p{Cf}/gu, '')
    .normalize('NFC')
    .trim();
  return text === '' ? null : text;
}
