/** `process FILE --out REPORT`: import, run and report in one go. */
import type { Command } from 'commander';
import type { List } from '../../../contract/lists.ts';
import { mustBePlaceForProblems, saveExtraFiles } from '../files/extra-files.ts';
import {
  fileLines,
  type ImportOptions,
  importedBeforeJson,
  importList,
  previewList,
  sampleLines,
  sortOperands,
  withImportOptions,
} from '../files/import-list.ts';
import { writeReport } from '../files/write-report.ts';
import { forExcel, type ReportFile, reportFile, seconds } from '../options/option-values.ts';
import { mustBeWritable, mustNotBeTheList } from '../options/report-place.ts';
import {
  type CostOptions,
  type Look,
  lookBeforeSending,
  notStartedLines,
  withCostOptions,
} from '../sending/cost-consent.ts';
import type { Drained } from '../sending/drain.ts';
import { drainedEnd, drainShown } from '../sending/finish-drain.ts';
import { nextLines, problemLines, summaryLines } from '../sending/output.ts';
import { type Scope, summarise, summaryOf } from '../session/scope.ts';
import { type Session, withSession } from '../session/session.ts';
import type { Cli, CommonOptions, Done } from '../terminal/cli.ts';
import { type CommandFailure, failureOf } from '../terminal/failure.ts';

type Options = ImportOptions & CostOptions & { out: ReportFile; excelCsv?: boolean; for?: number };

export function addProcess(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { commands, options } = terminal.texts.main;
  const command = program.command('process').description(commands.process);
  withCostOptions(withImportOptions(command, cli), terminal)
    .requiredOption('--out <report>', options.outReport, reportFile(cli.surroundings))
    .option('--excel-csv', options.excelCsv)
    .option('--for <seconds>', options.for, seconds)
    .action((first: string, more: string[], typed: Options) =>
      cli.run(command, (common) => {
        const given = { ...typed, out: forExcel(typed.out, typed.excelCsv) };
        const sorted = sortOperands([first, ...more], given, cli.surroundings);
        mustNotBeTheList(sorted.file, given.out.path);
        mustBeWritable(given.out.path);
        mustBePlaceForProblems(given, [sorted.file, given.out.path]);
        return withSession(cli, common.dataDir, given.dryRun ? 'reading' : 'changing', (session) =>
          given.dryRun
            ? previewList(session, terminal, sorted.file, sorted.options)
            : processList(cli, session, common, sorted.file, { ...given, ...sorted.options }),
        );
      }),
    );
}

/** For tests, besides this command. */
export async function processList(
  cli: Cli,
  session: Session,
  common: CommonOptions,
  file: string,
  options: Options,
): Promise<Done> {
  const { terminal } = cli;
  const imported = await importList(session, common, file, options);
  const scope: Scope = { listId: imported.list.id, connectionId: null };
  const limits = {
    seconds: options.for ?? null,
    interrupted: cli.interruptible(cli.terminal.texts.main.notes.stopping).signal,
  };
  const beside = await saveExtraFiles(session, terminal, imported, options);
  const reading = {
    file: imported.file,
    problems: imported.problems,
    ...importedBeforeJson(terminal, imported),
    ...(imported.samples && { samples: imported.samples }),
    ...beside.json,
    ...(beside.failure && { error: { code: beside.failure.code, message: beside.failure.message } }),
  };
  // Before the forecast: whoever says yes to it should have seen how the file was read.
  terminal.say([
    ...fileLines(terminal, imported.file, new Map()),
    ...problemLines(terminal, imported.problems),
    ...sampleLines(terminal, imported.samples ?? []),
    ...beside.lines,
  ]);
  let look: Look;
  let drained: Drained;
  try {
    look = await lookBeforeSending(cli, session, scope, options, limits.interrupted);
    if (look.notStarted) {
      const { forecast, notStarted } = look;
      const summary = await summarise(session, scope, null);
      return {
        exit: beside.failure ? beside.failure.exit : 1,
        json: { ...summary, ...reading, forecast, notStarted },
        lines: notStartedLines(terminal, notStarted, forecast, options, imported.list.id),
      };
    }
    drained = await drainShown(cli, session, scope, limits);
  } catch (error) {
    return lostOnTheWay(cli, session, scope, imported.list, error, reading);
  }

  const report = (open: Session) => writeReport(open, terminal, imported.list.id, options.out);
  // Whatever is not final is in the report as waiting: an unfinished report beats none. Only Ctrl+C means now.
  let failure: CommandFailure | null = null;
  try {
    if (drained.end === 'time-up') await withSession(cli, common.dataDir, 'changing', report);
    else if (drained.end !== 'interrupted') await report(session);
  } catch (error) {
    // The list is there and may be paid for: its number must not be lost with the report.
    failure = failureOf(error, terminal);
    terminal.note(failure.say(terminal.texts));
  }
  const out = drained.end === 'interrupted' || failure ? null : options.out.path;

  const end = drainedEnd(terminal, drained, scope, out);
  return {
    exit: (failure ?? beside.failure)?.exit ?? end.exit,
    json: {
      ...end.json,
      ...reading,
      forecast: look.forecast,
      ...(failure && { error: { code: failure.code, message: failure.message } }),
    },
    lines: [...end.lines, ...(failure ? [terminal.texts.main.next.export(imported.list.id)] : [])],
  };
}

/** The list is there, and part of it may be paid for: its number must not be lost with what went wrong. */
async function lostOnTheWay(
  { terminal }: Cli,
  session: Session,
  scope: Scope,
  list: List,
  error: unknown,
  reading: object,
): Promise<Done> {
  const failure = failureOf(error, terminal);
  terminal.note(failure.say(terminal.texts));
  // As it stands now, or, where even that cannot be read, as it was imported.
  const summary = await summarise(session, scope, null).catch(() =>
    summaryOf([list], { connections: [], state: 'paused', reason: null, connectionId: null }, scope, null),
  );
  return {
    exit: failure.exit,
    json: { ...summary, ...reading, error: { code: failure.code, message: failure.message } },
    lines: [
      ...summaryLines(terminal, summary),
      ...nextLines(terminal, summary),
      terminal.texts.main.next.export(list.id),
    ],
  };
}
