/** `process FILE --out REPORT`: import, run and report in one go. */
import type { Command } from 'commander';
import type { Cli, CommonOptions, Done } from '../cli.ts';
import { type CommandFailure, failureOf } from '../failure.ts';
import { drainedEnd, drainShown } from '../finish-drain.ts';
import {
  fileLines,
  type ImportOptions,
  importList,
  previewList,
  sampleLines,
  sortOperands,
  withImportOptions,
} from '../import-list.ts';
import { type ReportFile, reportFile, seconds } from '../option-values.ts';
import { mustBeWritable, mustNotBeTheList } from '../report-place.ts';
import type { Scope } from '../scope.ts';
import { type Session, withSession } from '../session.ts';
import { problemLines } from '../telling.ts';
import { writeReport } from '../write-report.ts';

type Options = ImportOptions & { out: ReportFile; for?: number };

export function addProcess(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { commands, options } = terminal.texts.main;
  const command = program.command('process').description(commands.process);
  withImportOptions(command, terminal)
    .requiredOption('--out <report>', options.outReport, reportFile)
    .option('--for <seconds>', options.for, seconds)
    .action((first: string, more: string[], given: Options) =>
      cli.run(command, (common) => {
        const sorted = sortOperands([first, ...more], given);
        mustNotBeTheList(sorted.file, given.out.path);
        mustBeWritable(given.out.path);
        return withSession(common.dataDir, given.dryRun ? 'reading' : 'changing', (session) =>
          given.dryRun
            ? previewList(session, terminal, sorted.file, sorted.options)
            : processList(cli, session, common, sorted.file, { ...given, ...sorted.options }),
        );
      }),
    );
}

async function processList(
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
  const drained = await drainShown(cli, session, scope, limits);

  const report = (open: Session) => writeReport(open, terminal, imported.list.id, options.out);
  // Whatever is not final is in the report as waiting: an unfinished report beats none. Only Ctrl+C means now.
  let failure: CommandFailure | null = null;
  try {
    if (drained.end === 'time-up') await withSession(common.dataDir, 'changing', report);
    else if (drained.end !== 'interrupted') await report(session);
  } catch (error) {
    // The list is there and may be paid for: its number must not be lost with the report.
    failure = failureOf(error);
    terminal.note(failure.say(terminal.texts));
  }
  const out = drained.end === 'interrupted' || failure ? null : options.out.path;

  const end = drainedEnd(terminal, drained, scope, out);
  const reading = { file: imported.file, problems: imported.problems };
  return {
    exit: failure ? failure.exit : end.exit,
    json: {
      ...end.json,
      ...reading,
      ...(imported.samples && { samples: imported.samples }),
      ...(failure && { error: { code: failure.code, message: failure.message } }),
    },
    lines: [
      ...fileLines(terminal, imported.file, new Map()),
      ...problemLines(terminal, imported.problems),
      ...sampleLines(terminal, imported.samples ?? []),
      ...end.lines,
      ...(failure ? [terminal.texts.main.next.export(imported.list.id)] : []),
    ],
  };
}
