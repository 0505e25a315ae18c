/** `export --list ID --out F`: a report of a list as it stands. */
import type { Command } from 'commander';
import { reportWords } from '../../../words/report.ts';
import { withheldColumns } from '../files/withheld-columns.ts';
import { writeReport } from '../files/write-report.ts';
import { forExcel, listNumber, type ReportFile, reportFile } from '../options/option-values.ts';
import { mustBeWritable } from '../options/report-place.ts';
import { nextLines, summaryLines } from '../sending/output.ts';
import { getList, summarise } from '../session/scope.ts';
import { withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';
import { wrongUsage } from '../terminal/failure.ts';
import { newWorkbookPassword } from '../terminal/workbook-password.ts';

type Options = { list: number; out: ReportFile; excelCsv?: boolean; passwordStdin?: boolean };

export function addExport(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { commands, options, said } = terminal.texts.main;
  program
    .command('export')
    .description(commands.export)
    .requiredOption('--list <id>', options.list, listNumber)
    .requiredOption('--out <file>', options.outReport, reportFile(cli.surroundings))
    .option('--excel-csv', options.excelCsv)
    .option('--password-stdin', options.passwordStdin)
    .action((given: Options, command: Command) =>
      cli.run(command, ({ dataDir }) => {
        const out = forExcel(given.out, given.excelCsv);
        if (given.passwordStdin && out.format !== 'xlsx') throw wrongUsage((usage) => usage.passwordIsXlsx);
        return withSession(cli, dataDir, 'changing', async (session) => {
          mustBeWritable(out.path);
          await getList(session, given.list);
          const password = given.passwordStdin ? await newWorkbookPassword(cli) : null;
          const report = await writeReport(session, terminal, given.list, out, password);
          const summary = await summarise(session, { listId: given.list, connectionId: null }, out.path);
          const left = await withheldColumns(session, terminal, given.list);
          const lines = [
            ...summaryLines(terminal, summary),
            said.reportWritten,
            ...(password === null ? [] : [reportWords[terminal.language].lostPassword]),
            ...left.lines,
            ...nextLines(terminal, summary),
          ];
          return { exit: 0, json: { ...summary, ...left.json, report }, lines };
        });
      }),
    );
}
