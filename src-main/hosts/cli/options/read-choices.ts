/**
 * How a file is to be read, from the options of `import` and `process`. `--map` names a column by its heading, its number
 * or its letters; letters can also be a heading ("HP"), and a heading of that text wins.
 */

import type { ColumnField } from '../../../contract/person.ts';
import type { ColumnMap, ReadChoices } from '../../../contract/reading.ts';
import { findMapping } from '../session/saved-mappings.ts';
import type { Session } from '../session/session.ts';
import { wrongListUsage } from '../terminal/failure.ts';
import type { HeaderRow, TypedMapping } from './option-values.ts';

/** What is taken in spite of a rule, of `import`, `process` and `mend`. */
export const acceptOptions = [
  'acceptNikLength',
  'acceptNikDate',
  'acceptNikSerial',
  'acceptNikRounded',
  'acceptPhoneRounded',
] as const satisfies readonly (keyof ReadChoices)[];
export type AcceptOptions = Partial<Record<(typeof acceptOptions)[number], boolean>>;

/** Those that were given. */
export function acceptances(options: AcceptOptions): AcceptOptions {
  return Object.fromEntries(acceptOptions.flatMap((option) => (options[option] ? [[option, true]] : [])));
}

export type ReadingOptions = AcceptOptions & {
  sheet?: string;
  map?: TypedMapping[];
  ecConsent?: boolean;
  keepColumn?: string[];
  headerRow?: HeaderRow;
  headerRows?: '1' | '2';
  leaveOutHidden?: boolean;
  takeTotals?: boolean;
};

/**
 * The id of a draft of the file, which is read once, as the options say. Errors: those of reading, `mapping-unknown`,
 * `column-unknown`.
 */
export async function openAsChosen(
  session: Session,
  path: string,
  options: ReadingOptions & { mapping?: string },
): Promise<string> {
  const fileId = session.fileToRead(path);
  // A name nobody saved is wrong usage before the file is read.
  const mapping = options.mapping === undefined ? null : await findMapping(session, options.mapping);
  const { sheet } = options;
  const { draftId } = await session.ask('drafts.openUnseen', { fileId, ...(sheet !== undefined && { sheet }) });
  const read = await readChoices(session, draftId, options);
  await session.ask('drafts.readAs', { draftId, read, ...(mapping && { mapping: mapping.name }) });
  return draftId;
}

async function readChoices(session: Session, draftId: string, options: ReadingOptions): Promise<Partial<ReadChoices>> {
  const headings: Partial<Record<ColumnField, string>> = {};
  const columns: ColumnMap = {};
  const unclear: TypedMapping[] = [];
  const noColumn: ColumnField[] = [];
  for (const typed of options.map ?? []) {
    if (typed.column.toLowerCase() === 'none') {
      noColumn.push(typed.field);
      continue;
    }
    if (/^[1-9]\d{0,4}$/.test(typed.column)) columns[typed.field] = Number(typed.column);
    else if (/^[a-z]{1,3}$/i.test(typed.column)) unclear.push(typed);
    else headings[typed.field] = typed.column;
  }
  const base: Partial<ReadChoices> = {
    ...(options.sheet !== undefined && { sheet: options.sheet }),
    ecConsent: options.ecConsent ?? false,
    ...acceptances(options),
    ...(options.headerRow !== undefined && { headerRow: options.headerRow === 'none' ? null : options.headerRow }),
    ...(options.headerRows !== undefined && { headerRows: options.headerRows === '1' ? 1 : 2 }),
    ...(options.leaveOutHidden && { hiddenRows: 'leave-out' }),
    ...(options.takeTotals && { totalsRows: 'take' }),
  };
  const known = unclear.length > 0 ? await headingsOf(session, draftId, base) : null;
  for (const { field, column } of unclear) {
    if (known === null || known.has(plain(column))) headings[field] = column;
    else columns[field] = columnOfLetters(column);
  }
  const keptColumns = options.keepColumn && (await columnsNamed(session, draftId, base, options.keepColumn));
  return {
    ...base,
    ...(keptColumns && { keptColumns }),
    ...(Object.keys(columns).length > 0 && { columns }),
    ...(Object.keys(headings).length > 0 && { columnHeadings: headings }),
    ...(noColumn.length > 0 && { noColumn }),
  };
}

/** Columns as typed, each a heading, a number or letters. Errors: `column-unknown`, and those of reading. */
async function columnsNamed(
  session: Session,
  draftId: string,
  read: Partial<ReadChoices>,
  typed: readonly string[],
): Promise<number[]> {
  const { columns } = await session.ask('drafts.readAs', { draftId, read, allowMissing: true });
  return typed.map((name) => {
    const headed = columns.find(({ heading }) => heading !== '' && plain(heading) === plain(name));
    const number = /^[1-9]\d{0,4}$/.test(name) ? Number(name) : /^[a-z]{1,3}$/i.test(name) ? columnOfLetters(name) : 0;
    const found = headed ?? columns.find(({ column }) => column === number);
    if (!found) throw wrongListUsage((usage) => usage.keptColumnUnknown, 'column-unknown');
    return found.column;
  });
}

/** The headings the file shows when it is read without mapping; null when it cannot be read so. */
async function headingsOf(session: Session, draftId: string, read: Partial<ReadChoices>): Promise<Set<string> | null> {
  const shown = await session.core.call('drafts.readAs', { draftId, read, allowMissing: true });
  return shown.ok ? new Set(shown.value.columns.map(({ heading }) => plain(heading))) : null;
}

function plain(heading: string): string {
  return heading.trim().toLowerCase();
}

/** `A` → 1, `AB` → 28. */
export function columnOfLetters(letters: string): number {
  return [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}
