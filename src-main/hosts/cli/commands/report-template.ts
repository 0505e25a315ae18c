/** `report template list|delete`: the choices for reports that were saved under a name. */
import type { Command } from 'commander';
import { findTemplate } from '../session/report-templates.ts';
import { withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';
import { table } from '../terminal/table.ts';

export function addReportTemplate(report: Command, cli: Cli): void {
  const template = report.command('template').description(cli.terminal.texts.reports.commands.template);
  addList(template, cli);
  addDelete(template, cli);
}

function addList(template: Command, cli: Cli): void {
  const { terminal } = cli;
  const { main, lists, reports } = terminal.texts;
  template
    .command('list')
    .description(reports.commands.templateList)
    .action((_given: object, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'reading', async (session) => {
          const { templates } = await session.ask('reportTemplates.list', {});
          const rows = templates.map(({ name, options: { by, columns }, savedAt }) => [
            name,
            by ?? '',
            columns?.join(', ') ?? reports.words.allColumns,
            terminal.time(savedAt),
          ]);
          const heading = [reports.words.template, reports.words.by, main.words.columns, lists.words.saved];
          return {
            exit: 0,
            json: { templates },
            lines: rows.length > 0 ? table([heading, ...rows]) : [reports.said.noTemplates],
          };
        }),
      ),
    );
}

function addDelete(template: Command, cli: Cli): void {
  const { reports } = cli.terminal.texts;
  template
    .command('delete')
    .description(reports.commands.templateDelete)
    .requiredOption('--name <name>', reports.options.templateName)
    .action((given: { name: string }, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'changing', async (session) => {
          const { templateId, name } = await findTemplate(session, given.name);
          await session.ask('reportTemplates.delete', { templateId });
          return { exit: 0, json: { deleted: name }, lines: [reports.said.templateDeleted] };
        }),
      ),
    );
}
