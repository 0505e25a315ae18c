/** `archive` and `group`: lists out of the way, and together under a name. Nothing else becomes of them. */
import type { Command } from 'commander';
import { listNumber } from '../options/option-values.ts';
import { getList } from '../session/scope.ts';
import { withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';

export function addArchive(program: Command, cli: Cli): void {
  const { commands, options, said } = cli.terminal.texts.lists;
  program
    .command('archive')
    .description(commands.archive)
    .requiredOption('--list <id>', options.archived, listNumber)
    .option('--undo', options.archiveUndo)
    .action((given: { list: number; undo?: boolean }, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'changing', async (session) => {
          await getList(session, given.list);
          const asked = { listId: given.list, archived: given.undo !== true };
          const { name, archivedAt } = await session.ask('lists.archive', asked);
          const archived = archivedAt !== null;
          return {
            exit: 0,
            json: { list: given.list, archived },
            lines: [archived ? said.archived(name) : said.unarchived(name)],
          };
        }),
      ),
    );
}

export function addGroup(program: Command, cli: Cli): void {
  const { commands, options, said } = cli.terminal.texts.lists;
  program
    .command('group')
    .description(commands.group)
    .argument('[name]', options.groupName)
    .requiredOption('--list <id>', options.grouped, listNumber)
    .action((named: string | undefined, given: { list: number }, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'changing', async (session) => {
          await getList(session, given.list);
          const { name, group } = await session.ask('lists.setGroup', { listId: given.list, group: named ?? null });
          return {
            exit: 0,
            json: { list: given.list, group },
            lines: [group === null ? said.ungrouped(name) : said.grouped(name, group)],
          };
        }),
      ),
    );
}
