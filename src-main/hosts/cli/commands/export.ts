/** `export --list ID --out F`: a report of a list as it stands. */
import type { Command } from 'commander';
import { withheldColumns } from '../files/withheld-columns.ts';
import { writeReport } from '../files/write-report.ts';
import { forExcel, listNumber, type ReportFile, reportFile } from '../options/option-values.ts';
import { mustBeWritable } from '../options/report-place.ts';
import { nextLines, summaryLines } from '../sending/output.ts';
import { getList, summarise } from '../session/scope.ts';
import { withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';

type Options = { list: number; out: ReportFile; excelCsv?: boolean };

export function addExport(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { commands, options, said } = terminal.texts.main;
  program
    .command('export')
    .description(commands.export)
    .requiredOption('--list <id>', options.list, listNumber)
    .requiredOption('--out <file>', options.outReport, reportFile(cli.surroundings))
    .option('--excel-csv', options.excelCsv)
    .action((given: Options, command: Command) =>
      cli.run(command, ({ dataDir }) => {
        const out = forExcel(given.out, given.excelCsv);
        return withSession(cli, dataDir, 'changing', async (session) => {
          mustBeWritable(out.path);
          await getList(session, given.list);
          const report = await writeReport(session, terminal, given.list, out);
          const summary = await summarise(session, { listId: given.list, connectionId: null }, out.path);
          const left = await withheldColumns(session, terminal, given.list);
          const lines = [
            ...summaryLines(terminal, summary),
            said.reportWritten,
            ...left.lines,
            ...nextLines(terminal, summary),
          ];
          return { exit: 0, json: { ...summary, ...left.json, report }, lines };
        });
      }),
    );
}
