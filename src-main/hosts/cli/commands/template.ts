/** `template --out FILE`: an empty workbook to fill in, in the language of the command. */
import type { Command } from 'commander';
import { workbookFile } from '../options/option-values.ts';
import { mustBeWritable } from '../options/report-place.ts';
import { withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';

export function addTemplate(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { commands, options, said } = terminal.texts.lists;
  program
    .command('template')
    .description(commands.template)
    .requiredOption('--out <file>', options.outTemplate, workbookFile('--out', cli.surroundings))
    .action((given: { out: string }, command: Command) =>
      cli.run(command, ({ dataDir }) => {
        mustBeWritable(given.out);
        return withSession(cli, dataDir, 'reading', async (session) => {
          const fileId = session.fileToWrite(given.out);
          await session.ask('lists.saveTemplate', { fileId, language: terminal.language });
          return { exit: 0, json: { out: given.out }, lines: [said.templateWritten] };
        });
      }),
    );
}
