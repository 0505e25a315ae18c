/**
 * Which national holidays are known, and from where: a `holidays.json` in the data folder, else one beside the program, else the
 * years that came with it. A file replaces all that stands behind it; one that cannot be used is said, and the next is taken.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readDay } from '../../../contract/calendar.ts';
import type { HolidaysPlace, HolidaysState } from '../../../contract/reports.ts';
import { nationalHolidays } from './data/national-holidays.ts';

export const holidaysFileName = 'holidays.json';

export type Holidays = {
  /** `day`: YYYY-MM-DD. */
  has(day: string): boolean;
  isKnown(year: number): boolean;
};

/** A year of days is a few kilobytes; more is another file. */
const mostBytes = 1024 * 1024;

const yearKey = /^\d{4}$/;
const day = z.string().refine((text) => readDay(text) !== null);

/** `{ "source": "…", "collected": "2026-11-01", "2026": ["2026-01-01", …], … }`: what else it says is for people. */
const fileSchema = z
  .looseObject({ source: z.string().trim().min(1).max(500), collected: day.optional() })
  .superRefine((file, context) => {
    const years = Object.keys(file).filter((key) => yearKey.test(key));
    if (years.length === 0) context.addIssue({ code: 'custom', path: ['2027'] });
    for (const year of years) {
      const days = z.array(day).min(1).safeParse(file[year]);
      const other = days.data?.findIndex((text) => !text.startsWith(`${year}-`)) ?? -1;
      const at = days.success ? (other < 0 ? null : [other]) : (days.error.issues[0]?.path ?? []);
      if (at !== null) context.addIssue({ code: 'custom', path: [year, ...at] });
    }
  });

type HolidaysFile = z.infer<typeof fileSchema>;

/** As they are now. */
export type ReadHolidays = () => HolidaysState & Holidays;

/** `folders`: where a file may lie, the first wins. Read anew each time: somebody replaces it while the program runs. */
export function readHolidays(
  folders: readonly { place: Exclude<HolidaysPlace, 'built-in'>; folder: string }[],
): HolidaysState & Holidays {
  const problems: HolidaysState['problems'] = [];
  for (const { place, folder } of folders) {
    const read = readFile(join(folder, holidaysFileName));
    if (read === null) continue;
    if ('file' in read) return holidaysOf(place, read.file, problems);
    problems.push({ place, ...read });
  }
  return holidaysOf('built-in', nationalHolidays, problems);
}

/** null: there is none. */
function readFile(path: string): { file: HolidaysFile } | Omit<HolidaysState['problems'][number], 'place'> | null {
  let text: string;
  try {
    if (statSync(path).size > mostBytes) return { fault: 'not-valid', at: null };
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : { fault: 'not-readable', at: null };
  }
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { fault: 'not-json', at: null };
  }
  const parsed = fileSchema.safeParse(given);
  return parsed.success ? { file: parsed.data } : { fault: 'not-valid', at: placeIn(parsed.error.issues[0]?.path) };
}

/** `2027`, or `2027[3]` counted from 1; nothing of what stands there. */
function placeIn(path: readonly PropertyKey[] = []): string | null {
  const [key, index] = path;
  if (key === undefined) return null;
  return typeof index === 'number' ? `${String(key)}[${index + 1}]` : String(key);
}

function holidaysOf(
  place: HolidaysPlace,
  file: { source: string; collected?: string | undefined; [year: string]: unknown },
  problems: HolidaysState['problems'],
): HolidaysState & Holidays {
  const years = Object.keys(file).filter((key) => yearKey.test(key));
  const days = new Set(years.flatMap((year) => file[year] as string[]));
  const known = new Set(years.map(Number));
  return {
    place,
    source: file.source,
    collected: file.collected ?? null,
    years: [...known].sort((a, b) => a - b),
    problems,
    has: (text) => days.has(text),
    isKnown: (year) => known.has(year),
  };
}
