/** `report --kind summary`: the branch head's page of a period, as a workbook with charts or as CSV. */
import { localDay } from '../../../contract/calendar.ts';
import type { ReportFormat } from '../../../contract/files.ts';
import { canBeLocked } from '../../../contract/files.ts';
import type { SummaryChoices, SummaryDays, SummaryStep } from '../../../contract/summary.ts';
import { reportWords } from '../../../words/report.ts';
import { type Day, spanOf } from '../options/option-values.ts';
import { mustBeWritable } from '../options/report-place.ts';
import { getList } from '../session/scope.ts';
import { withSession } from '../session/session.ts';
import type { Cli, CommonOptions, Done } from '../terminal/cli.ts';
import { wrongReportUsage, wrongUsage } from '../terminal/failure.ts';
import { newWorkbookPassword } from '../terminal/workbook-password.ts';

export type SummaryDayOptions = {
  from?: Day;
  to?: Day;
  compareFrom?: Day;
  compareTo?: Day;
  step?: SummaryStep;
};

export type SummaryCommand = SummaryDayOptions & {
  list?: number[];
  passwordStdin?: boolean;
  out?: { path: string; format: ReportFormat | null; container: 'file' | 'zip' | 'folder' };
};

const dayOptions = ['from', 'to', 'compareFrom', 'compareTo', 'step'] as const satisfies (keyof SummaryDayOptions)[];

/** A sheet of people as they are now knows no days. */
export function refuseDays(given: SummaryDayOptions): void {
  if (dayOptions.some((option) => given[option] !== undefined)) throw wrongReportUsage((usage) => usage.onlySummary);
}

/** `others`: options of the other kind that were typed. */
export async function reportSummary(
  cli: Cli,
  given: SummaryCommand,
  { dataDir, language }: CommonOptions,
  others: boolean,
): Promise<Done> {
  const { terminal } = cli;
  const { out, list, passwordStdin, step } = given;
  if (out === undefined) throw wrongUsage((usage) => usage.missingOption('--out'));
  if (others) throw wrongReportUsage((usage) => usage.notForSummary);
  const { format } = out;
  if (out.container !== 'file' || format === null) throw wrongReportUsage((usage) => usage.summaryOut);
  const choices: SummaryChoices = {
    listIds: list ?? null,
    period: daysOf(given.from, given.to, '--from', '--to'),
    compare:
      given.compareFrom === undefined && given.compareTo === undefined
        ? null
        : daysOf(given.compareFrom, given.compareTo, '--compare-from', '--compare-to'),
    step: step ?? 'day',
  };
  if (passwordStdin && !canBeLocked(format)) throw wrongReportUsage((usage) => usage.passwordNeedsWorkbook);
  mustBeWritable(out.path);
  const password = passwordStdin ? await newWorkbookPassword(cli) : null;
  return withSession(cli, dataDir, 'changing', async (session) => {
    for (const listId of list ?? []) await getList(session, listId);
    const report = await session.ask('reports.create', {
      ...{ kind: 'summary', ...choices, format, password },
      language: language ?? terminal.language,
      fileId: session.fileToWrite(out.path),
    });
    if (report.practice) terminal.note(terminal.texts.main.notes.practiceReport);
    const { people, sha256 } = report.files[0] ?? { people: 0, sha256: null };
    const { from, to } = choices.period;
    return {
      exit: 0,
      json: { reports: [{ out: out.path, people, sha256 }], reportId: report.reportId, practice: report.practice },
      lines: [
        terminal.texts.reports.said.summaryWritten(terminal.number(people), from, to, out.path),
        ...(password === null ? [] : [reportWords[terminal.language].lostPassword]),
      ],
    };
  });
}

function daysOf(from: Day | undefined, to: Day | undefined, first: string, last: string): SummaryDays {
  if (from === undefined) throw wrongUsage((usage) => usage.missingOption(first));
  if (to === undefined) throw wrongUsage((usage) => usage.missingOption(last));
  spanOf({ from, to });
  return { from: localDay(from.from), to: localDay(to.from) };
}
