/** What somebody chose for a field report, what is still missing of it, and the order that follows. Knows no screen. */
import type { ReportFormat } from '../../../../src-main/contract/files.ts';
import type { InputOf } from '../../../../src-main/contract/index.ts';
import type { List } from '../../../../src-main/contract/lists.ts';
import type { TemplateOptions } from '../../../../src-main/contract/report-templates.ts';
import type {
  FieldSort,
  HolidaysState,
  NikForm,
  OptionalColumn,
  RenamedColumn,
  Report,
} from '../../../../src-main/contract/reports.ts';
import type { Language } from '../../../../src-main/contract/settings.ts';
import { type Lock, type LockProblem, lockProblem, passwordOf, unlocked } from '../report-lock.ts';

/** As `reports.create` takes at most. */
export const mostLists = 50;

/** `order`: the headings as they were moved. `left`: those that are not to be shown. `renamed`: what some are called instead. */
export type ColumnChoice = {
  order: readonly string[];
  left: readonly string[];
  renamed: readonly RenamedColumn[];
};

export type FieldDraft = {
  listIds: readonly number[];
  parted: boolean;
  /** null: nobody said; the likeliest column is proposed. */
  by: string | null;
  /** Of one for each value: where the host can choose a folder. */
  inFolder: boolean;
  nik: NikForm;
  columns: ColumnChoice;
  /** The sheet's own columns that are left out. */
  without: readonly OptionalColumn[];
  sort: FieldSort | null;
  /** What is typed in place of the branch's own; nothing: that one. */
  branchName: string;
  logo: boolean;
  format: ReportFormat;
  language: Language;
} & Lock;

export type FieldOrder = Omit<Extract<InputOf<'reports.create'>, { kind: 'field' }>, 'fileId'>;

export function emptyDraft(listIds: readonly number[], nik: NikForm, language: Language): FieldDraft {
  return {
    ...{
      listIds,
      parted: false,
      by: null,
      inFolder: false,
      nik,
      columns: { order: [], left: [], renamed: [] },
      without: [],
      sort: null,
    },
    ...{ branchName: '', logo: true, format: 'xlsx', language },
    ...unlocked,
  };
}

/** What the newest field report on record had; masked where there is none. */
export function lastNik(reports: readonly Pick<Report, 'kind' | 'masked'>[]): NikForm {
  return reports.find(({ kind }) => kind === 'field')?.masked === false ? 'whole' : 'masked';
}

/** true: it must not stand beside the chosen ones, of which it differs in being practice. */
export function mayNotJoin(list: Pick<List, 'practice'>, chosen: readonly Pick<List, 'practice'>[]): boolean {
  return chosen.some(({ practice }) => practice !== list.practice);
}

const agents = [
  /\b(petugas|agen|agent|kolektor|collector|surveyor|pic|ao|marketing|officer|sales)\b/i,
  /\b(wilayah|area|cabang|branch|unit|kecamatan|kota|region)\b/i,
];

/** The column that most likely says whose people they are; null: none of them sounds so. */
export function likelyColumn(columns: readonly string[]): string | null {
  for (const words of agents) {
    const found = columns.find((heading) => words.test(heading));
    if (found !== undefined) return found;
  }
  return null;
}

/** The known columns in the order they were put; what was not there when they were moved comes last. */
export function columnRows(
  known: readonly string[],
  { order, left, renamed }: ColumnChoice,
): { heading: string; shown: boolean; shownAs: string | null }[] {
  const moved = order.filter((heading) => known.includes(heading));
  const rest = known.filter((heading) => !order.includes(heading));
  return [...moved, ...rest].map((heading) => ({
    heading,
    shown: !left.includes(heading),
    shownAs: renamed.find(({ column }) => column === heading)?.heading ?? null,
  }));
}

export function moveColumn(known: readonly string[], choice: ColumnChoice, heading: string, by: -1 | 1): ColumnChoice {
  const order = columnRows(known, choice).map((row) => row.heading);
  const at = order.indexOf(heading);
  const to = at + by;
  if (at < 0 || to < 0 || to >= order.length) return choice;
  order.splice(at, 1);
  order.splice(to, 0, heading);
  return { ...choice, order };
}

export function showColumn(choice: ColumnChoice, heading: string, shown: boolean): ColumnChoice {
  const others = choice.left.filter((one) => one !== heading);
  return { ...choice, left: shown ? others : [...others, heading] };
}

/** `typed`: what it is to be called; nothing, or its own heading: as the list calls it. */
export function renameColumn(choice: ColumnChoice, column: string, typed: string): ColumnChoice {
  const others = choice.renamed.filter((one) => one.column !== column);
  const heading = typed.trim();
  return { ...choice, renamed: heading === '' || heading === column ? others : [...others, { column, heading }] };
}

/** As far as these lists have its column; null: by the chance of reaching the person. */
export function sortIn({ sort }: Pick<FieldDraft, 'sort'>, known: readonly string[]): FieldSort | null {
  return sort === null || sort.column === null || known.includes(sort.column) ? sort : null;
}

export type DraftProblem = 'no-list' | 'no-column' | LockProblem;

/** The first thing that is missing; null: it can be made. `known`: undefined while the columns are not read yet. */
export function draftProblem(draft: FieldDraft, known: readonly string[] | undefined): DraftProblem | null {
  if (draft.listIds.length === 0) return 'no-list';
  if (draft.parted && partingColumn(draft, known ?? []) === null) return 'no-column';
  return lockProblem(draft, draft.format);
}

/** null: none is chosen, or the chosen one is in none of the lists any more. */
export function partingColumn({ by }: FieldDraft, known: readonly string[]): string | null {
  return by === null ? likelyColumn(known) : known.includes(by) ? by : null;
}

export function orderOf(draft: FieldDraft, known: readonly string[]): FieldOrder {
  const rows = columnRows(known, draft.columns);
  const asTheyStand = rows.every(({ heading, shown }, index) => shown && heading === known[index]);
  return {
    kind: 'field',
    listIds: [...draft.listIds],
    format: draft.format,
    language: draft.language,
    container: draft.parted ? (draft.inFolder ? 'folder' : 'zip') : 'file',
    by: draft.parted ? partingColumn(draft, known) : null,
    // All of them is said as such: the sheet then has also what the first rows do not have.
    columns: asTheyStand ? null : rows.filter(({ shown }) => shown).map(({ heading }) => heading),
    renamed: draft.columns.renamed.filter(({ column }) => known.includes(column)),
    without: [...draft.without],
    sort: sortIn(draft, known),
    branchName: draft.branchName.trim() || null,
    logo: draft.logo,
    nik: draft.nik,
    password: passwordOf(draft, draft.format),
  };
}

/** What a template of that order keeps. */
export function templateOf(order: FieldOrder): TemplateOptions {
  const { by, columns, renamed, without, sort, branchName, logo, nik, language, format } = order;
  return {
    ...{ by: by ?? null, columns: columns ?? null, renamed: renamed ?? [], without: without ?? [], sort: sort ?? null },
    ...{ branchName: branchName ?? null, logo: logo ?? true, nik: nik ?? 'masked', language, format: format ?? 'xlsx' },
  };
}

/** What a template puts into the form. What is in none of the lists is left out of its columns. */
export function draftOf(
  { by, columns, renamed, branchName, ...others }: TemplateOptions,
  known: readonly string[],
): Partial<FieldDraft> {
  const left = columns === null ? [] : known.filter((heading) => !columns.includes(heading));
  const chosen = { order: columns ?? [], left, renamed };
  return { parted: by !== null, by, columns: chosen, branchName: branchName ?? '', ...others };
}

/** What a template names and none of the lists has. */
export function missingColumns(options: TemplateOptions, known: readonly string[]): string[] {
  const { by, columns, renamed, sort } = options;
  const named = new Set([by, ...(columns ?? []), ...renamed.map(({ column }) => column), sort?.column ?? null]);
  return [...named].filter((heading) => heading !== null).filter((heading) => !known.includes(heading));
}

const weeksAhead = 31 * 24 * 60 * 60_000;

/** The years in which somebody will work with the sheet and of which no holidays are known. */
export function yearsWithoutHolidays({ years }: Pick<HolidaysState, 'years'>, now: number): number[] {
  const needed = new Set([now, now + weeksAhead].map((moment) => new Date(moment).getFullYear()));
  return [...needed].filter((year) => !years.includes(year));
}
