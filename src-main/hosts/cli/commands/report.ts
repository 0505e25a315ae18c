/** `report --list ID --out F`: sheets for field agents, one or one for each value of a column. */
import { statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Command } from 'commander';
import { dayMs, localDay } from '../../../contract/calendar.ts';
import type { FileFormat } from '../../../contract/files.ts';
import type { HolidaysState, Report, ReportContainer, ReportFile } from '../../../contract/reports.ts';
import { reportWords } from '../../../words/report.ts';
import { withheldColumns } from '../files/withheld-columns.ts';
import { oneOf } from '../options/option-values.ts';
import { mustBeWritable } from '../options/report-place.ts';
import { typedPath } from '../options/typed-path.ts';
import { getList } from '../session/scope.ts';
import { type Session, withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';
import { couldNotRun, failureOfCall, wrongReportUsage } from '../terminal/failure.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { newWorkbookPassword } from '../terminal/workbook-password.ts';

type Place = { path: string; format: FileFormat; container: ReportContainer };
type Options = {
  list: number[];
  by?: string;
  kind?: 'field';
  columns?: string[];
  masked?: boolean;
  passwordStdin?: boolean;
  out: Place;
};

export function addReport(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { commands, options } = terminal.texts.reports;
  program
    .command('report')
    .description(commands.report)
    .requiredOption('--list <ids>', options.list, listNumbers)
    .option('--by <column>', options.by)
    .option('--kind <kind>', options.kind, oneOf('--kind', ['field']))
    .option('--columns <columns>', options.columns, columnNames)
    .option('--masked', options.masked)
    .option('--password-stdin', terminal.texts.main.options.passwordStdin)
    .requiredOption('--out <place>', options.out, (text) => placeOf(text, typedPath(text, cli.surroundings)))
    .action((given: Options, command: Command) =>
      cli.run(command, async ({ dataDir }) => {
        refuseWhatCannotBe(given);
        const password = given.passwordStdin ? await newWorkbookPassword(cli) : null;
        return withSession(cli, dataDir, 'changing', async (session) => {
          for (const listId of given.list) await getList(session, listId);
          const report = await make(session, terminal, given, password);
          const holidays = await session.ask('reports.holidays', {});
          const left = await withheldOf(session, terminal, given.list);
          return {
            exit: 0,
            json: {
              reports: report.files.map((file) => jsonOf(report, file, given)),
              ...(report.sha256 !== null && { sha256: report.sha256 }),
              reportId: report.reportId,
              masked: report.masked,
              practice: report.practice,
              ...left.json,
            },
            lines: [
              ...report.files.flatMap((file) => fileLines(terminal, report, file, given)),
              ...(password === null ? [] : [reportWords[terminal.language].lostPassword]),
              ...holidayLines(terminal, holidays, report.madeAt),
              ...left.lines,
            ],
          };
        });
      }),
    );
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
  if (isFolder) return { path, format: 'xlsx', container: 'folder' };
  switch (extname(text).toLowerCase()) {
    case '.xlsx':
      return { path, format: 'xlsx', container: 'file' };
    case '.csv':
      return { path, format: 'csv', container: 'file' };
    case '.zip':
      return { path, format: 'xlsx', container: 'zip' };
    case '':
      return { path, format: 'xlsx', container: 'folder' };
    case '.pdf':
      throw couldNotRun('pdf-needs-window');
    default:
      throw wrongReportUsage((usage) => usage.badOut);
  }
}

function refuseWhatCannotBe({ by, out, passwordStdin }: Options): void {
  if (by !== undefined && out.container === 'file') throw wrongReportUsage((usage) => usage.byNeedsSeveral);
  if (passwordStdin && out.format !== 'xlsx') throw wrongReportUsage((usage) => usage.passwordNeedsWorkbook);
  if (out.container !== 'folder') mustBeWritable(out.path);
}

async function make(
  session: Session,
  terminal: Terminal,
  { list: listIds, by, columns, masked, out }: Options,
  password: string | null,
): Promise<Report> {
  const { columns: known } = await session.ask('reports.columns', { listIds });
  const made = await session.core.call('reports.create', {
    kind: 'field',
    listIds,
    by: by ?? null,
    columns: columns ?? null,
    nik: masked ? 'masked' : 'whole',
    format: out.format,
    container: out.container,
    language: terminal.language,
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

function jsonOf({ container }: Report, file: ReportFile, { out, by }: Options): object {
  const { name, group, people, sha256, givenBefore } = file;
  return {
    out: placeIn(container, out, file),
    ...(container === 'zip' && { name }),
    ...(by !== undefined && { group }),
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
