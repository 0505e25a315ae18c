/** `report --list ID --out F`: sheets for field agents, one or one for each value of a column; or the branch head's summary. */
import { statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Command } from 'commander';
import { dayMs, localDay } from '../../../contract/calendar.ts';
import { canBeLocked, type ReportFormat } from '../../../contract/files.ts';
import { type TemplateOptions, templateNameSchema } from '../../../contract/report-templates.ts';
import type { HolidaysState, OptionalColumn, Report, ReportContainer, ReportFile } from '../../../contract/reports.ts';
import type { Language } from '../../../contract/settings.ts';
import { summarySteps } from '../../../contract/summary.ts';
import { reportWords } from '../../../words/report.ts';
import { withheldColumns } from '../files/withheld-columns.ts';
import { day, oneOf } from '../options/option-values.ts';
import {
  leftOut,
  type Renaming,
  renamedOver,
  renaming,
  type Sort,
  sortOf,
  sortOver,
} from '../options/report-layout.ts';
import { mustBeWritable } from '../options/report-place.ts';
import { typedPath } from '../options/typed-path.ts';
import { findTemplate } from '../session/report-templates.ts';
import { getList } from '../session/scope.ts';
import { type Session, withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';
import { failureOfCall, wrongReportUsage, wrongUsage } from '../terminal/failure.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { newWorkbookPassword } from '../terminal/workbook-password.ts';
import { branchName } from './branch.ts';
import { refuseDays, reportSummary, type SummaryDayOptions } from './report-summary.ts';
import { addReportTemplate } from './report-template.ts';

/** `format`: as the extension says; null: of what is in it nothing is said. */
type Place = { path: string; format: ReportFormat | null; container: ReportContainer };
type Options = SummaryDayOptions & {
  list: number[];
  template?: string;
  saveTemplate?: string;
  by?: string;
  kind?: 'field' | 'summary';
  format?: ReportFormat;
  columns?: string[];
  rename?: Renaming[];
  without?: OptionalColumn[];
  sort?: Sort;
  descending?: boolean;
  branchName?: string;
  logo?: boolean;
  masked?: boolean;
  passwordStdin?: boolean;
  out: Place;
};

export function addReport(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { commands, options } = terminal.texts.reports;
  const report = program
    .command('report')
    .description(commands.report)
    // Not `requiredOption`: the parser would ask for them before `template` too.
    .option('--list <ids>', options.list, listNumbers)
    .option('--template <name>', options.template)
    .option('--save-template <name>', options.saveTemplate)
    .option('--by <column>', options.by)
    .option('--kind <kind>', options.kind, oneOf('--kind', ['field', 'summary']))
    .option('--from <day>', options.from, day('--from'))
    .option('--to <day>', options.to, day('--to'))
    .option('--compare-from <day>', options.compareFrom, day('--compare-from'))
    .option('--compare-to <day>', options.compareTo, day('--compare-to'))
    .option('--step <step>', options.step, oneOf('--step', summarySteps))
    .option('--format <format>', options.format, oneOf('--format', ['xlsx', 'pdf', 'csv']))
    .option('--columns <columns>', options.columns, columnNames)
    .option('--rename <renaming>', options.rename, renaming)
    .option('--without <columns>', options.without, leftOut)
    .option('--sort <column>', options.sort, sortOf)
    .option('--descending', options.descending)
    .option('--branch-name <name>', options.reportBranch, branchName)
    .option('--logo', options.logo)
    .option('--no-logo', options.noLogo)
    .option('--masked', options.masked)
    .option('--password-stdin', terminal.texts.main.options.passwordStdin)
    .option('--out <place>', options.out, (text) => placeOf(text, typedPath(text, cli.surroundings)))
    .action((typed: Partial<Options>, command: Command) =>
      cli.run(command, async (common) => {
        const { dataDir, language } = common;
        if (typed.kind === 'summary') return reportSummary(cli, typed, common, isForField(typed));
        refuseDays(typed);
        const given = complete(typed);
        refuseWhatCannotBe(given);
        const password = given.passwordStdin ? await newWorkbookPassword(cli) : null;
        return withSession(cli, dataDir, 'changing', async (session) => {
          for (const listId of given.list) await getList(session, listId);
          const choices = await choicesOf(session, given, language ?? null, terminal);
          refuseParted(choices, given);
          refuseLocked(choices.format, given);
          const report = await make(session, terminal, choices, given, password);
          if (given.saveTemplate !== undefined)
            await session.ask('reportTemplates.save', { name: given.saveTemplate, options: choices });
          const holidays = await session.ask('reports.holidays', {});
          const left = await withheldOf(session, terminal, given.list);
          return {
            exit: 0,
            json: {
              reports: report.files.map((file) => jsonOf(report, file, given.out, choices.by)),
              ...(report.sha256 !== null && { sha256: report.sha256 }),
              reportId: report.reportId,
              masked: report.masked,
              practice: report.practice,
              ...(given.saveTemplate !== undefined && { template: given.saveTemplate.trim() }),
              ...left.json,
            },
            lines: [
              ...report.files.flatMap((file) => fileLines(terminal, report, file, given)),
              ...(given.saveTemplate === undefined
                ? []
                : [terminal.texts.reports.said.templateSaved(given.saveTemplate.trim())]),
              ...(password === null ? [] : [reportWords[terminal.language].lostPassword]),
              ...holidayLines(terminal, holidays, report.madeAt),
              ...left.lines,
            ],
          };
        });
      }),
    );
  addReportTemplate(report, cli);
}

function isForField(given: Partial<Options>): boolean {
  const { template, saveTemplate, by, columns, rename, without, sort, descending, masked, format } = given;
  const { branchName, logo } = given;
  const ofLayout = [columns, rename, without, sort, descending, branchName, logo];
  const ofPeople = [template, saveTemplate, by, masked, format, ...ofLayout];
  return ofPeople.some((option) => option !== undefined);
}

function complete(typed: Partial<Options>): Options {
  const { list, out } = typed;
  if (list === undefined) throw wrongUsage((usage) => usage.missingOption('--list'));
  if (out === undefined) throw wrongUsage((usage) => usage.missingOption('--out'));
  const { saveTemplate } = typed;
  if (saveTemplate !== undefined && !templateNameSchema.safeParse(saveTemplate).success)
    throw wrongReportUsage((usage) => usage.badTemplateName);
  return { ...typed, list, out };
}

/** What is typed goes over the template, and what neither says is as without one. */
async function choicesOf(
  session: Session,
  { template, by, columns, rename, without, sort, descending, branchName: branch, logo, masked, format, out }: Options,
  language: Language | null,
  terminal: Terminal,
): Promise<TemplateOptions> {
  const saved = template === undefined ? null : (await findTemplate(session, template)).options;
  return {
    by: by ?? saved?.by ?? null,
    columns: columns ?? saved?.columns ?? null,
    renamed: renamedOver(saved?.renamed ?? [], rename ?? []),
    without: without ?? saved?.without ?? [],
    sort: sortOver(saved?.sort ?? null, sort, descending ?? false),
    branchName: branch ?? saved?.branchName ?? null,
    logo: logo ?? saved?.logo ?? true,
    nik: masked ? 'masked' : (saved?.nik ?? 'whole'),
    language: language ?? saved?.language ?? terminal.language,
    format: out.format ?? format ?? saved?.format ?? 'xlsx',
  };
}

function listNumbers(text: string): number[] {
  const ids = text.split(',').map((part) => part.trim());
  if (ids.some((id) => !/^[1-9]\d{0,8}$/.test(id))) throw wrongReportUsage((usage) => usage.badLists);
  return [...new Set(ids.map(Number))];
}

/** Nothing at all: none of them. */
function columnNames(text: string, before: readonly string[] = []): string[] {
  const names = text.split(',').map((part) => part.trim());
  return [...before, ...names.filter((name) => name !== '')];
}

/** A path without an extension is a folder, also one that is still to be made. */
function placeOf(text: string, path: string): Place {
  const isFolder = /[\\/]$/.test(text) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isFolder) return { path, format: null, container: 'folder' };
  switch (extname(text).toLowerCase()) {
    case '.xlsx':
      return { path, format: 'xlsx', container: 'file' };
    case '.csv':
      return { path, format: 'csv', container: 'file' };
    case '.zip':
      return { path, format: null, container: 'zip' };
    case '':
      return { path, format: null, container: 'folder' };
    case '.pdf':
      return { path, format: 'pdf', container: 'file' };
    default:
      throw wrongReportUsage((usage) => usage.badOut);
  }
}

function refuseParted({ by }: Pick<TemplateOptions, 'by'>, { out }: Pick<Options, 'out'>): void {
  if (by !== null && out.container === 'file') throw wrongReportUsage((usage) => usage.byNeedsSeveral);
}

function refuseLocked(format: ReportFormat, { passwordStdin }: Pick<Options, 'passwordStdin'>): void {
  if (passwordStdin && !canBeLocked(format)) throw wrongReportUsage((usage) => usage.passwordNeedsWorkbook);
}

function refuseWhatCannotBe(given: Options): void {
  const { by, out, format } = given;
  refuseParted({ by: by ?? null }, { out });
  if (out.format !== null && format !== undefined && format !== out.format)
    throw wrongReportUsage((usage) => usage.formatDiffers);
  refuseLocked(out.format ?? format ?? 'xlsx', given);
  if (out.container !== 'folder') mustBeWritable(out.path);
}

async function make(
  session: Session,
  terminal: Terminal,
  choices: TemplateOptions,
  { list: listIds, out }: Options,
  password: string | null,
): Promise<Report> {
  const { columns: known } = await session.ask('reports.columns', { listIds });
  const made = await session.core.call('reports.create', {
    kind: 'field',
    listIds,
    ...choices,
    container: out.container,
    password,
    fileId: session.fileToWrite(out.path),
  });
  if (made.ok) {
    if (made.value.practice) terminal.note(terminal.texts.main.notes.practiceReport);
    return made.value;
  }
  if (made.error.code !== 'column-unknown') throw failureOfCall(made.error);
  throw wrongReportUsage((usage) => usage.columnUnknown(known.join(', ')), 'column-unknown');
}

function jsonOf({ container }: Report, file: ReportFile, out: Place, by: string | null): object {
  const { name, group, people, sha256, givenBefore } = file;
  return {
    out: placeIn(container, out, file),
    ...(container === 'zip' && { name }),
    ...(by !== null && { group }),
    people,
    sha256,
    givenBefore,
  };
}

function placeIn(container: ReportContainer, out: Place, { name }: ReportFile): string {
  return container === 'folder' ? join(out.path, name) : out.path;
}

function fileLines(terminal: Terminal, { container }: Report, file: ReportFile, { out }: Options): string[] {
  const { said } = terminal.texts.reports;
  const place = container === 'zip' ? `${out.path}: ${file.name}` : placeIn(container, out, file);
  return [
    said.written(terminal.number(file.people), place),
    ...file.givenBefore.map(({ people, fileName, madeAt, madeBy }) =>
      said.givenBefore(terminal.number(people), place, fileName, localDay(madeAt), madeBy),
    ),
  ];
}

/** How long a sheet is worked from. */
const workedFromMs = 31 * dayMs;

function holidayLines(terminal: Terminal, { years, problems }: HolidaysState, madeAt: number): string[] {
  const { said } = terminal.texts.reports;
  const asked = [madeAt, madeAt + workedFromMs].map((at) => new Date(at).getFullYear());
  const unknown = [...new Set(asked)].filter((year) => !years.includes(year));
  return [
    ...unknown.map((year) => said.holidaysUnknown(String(year))),
    ...problems.map(({ at }) => said.holidaysProblem(at === null ? '' : ` (${at})`)),
  ];
}

async function withheldOf(session: Session, terminal: Terminal, listIds: readonly number[]) {
  const withheld: string[] = [];
  const lines: string[] = [];
  for (const listId of listIds) {
    const left = await withheldColumns(session, terminal, listId);
    withheld.push(...(left.json.withheld ?? []));
    lines.push(...left.lines);
  }
  return { json: withheld.length === 0 ? {} : { withheld: [...new Set(withheld)] }, lines };
}
