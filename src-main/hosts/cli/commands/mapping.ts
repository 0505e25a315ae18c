/** `mapping list|delete`: the saved mappings of headings to fields. */
import type { Command } from 'commander';
import { columnFields } from '../../../contract/person.ts';
import { findMapping } from '../session/saved-mappings.ts';
import { withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';
import { table } from '../terminal/table.ts';

export function addMapping(program: Command, cli: Cli): void {
  const mapping = program.command('mapping').description(cli.terminal.texts.lists.commands.mapping);
  addList(mapping, cli);
  addDelete(mapping, cli);
}

function addList(mapping: Command, cli: Cli): void {
  const { terminal } = cli;
  const { main, lists, domain } = terminal.texts;
  mapping
    .command('list')
    .description(lists.commands.mappingList)
    .action((_given: object, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'reading', async (session) => {
          const { mappings } = await session.ask('mappings.list', {});
          const rows = mappings.map(({ name, headings, savedAt }) => {
            const columns = columnFields.flatMap((field) => {
              const heading = headings[field];
              return heading === undefined ? [] : [`${domain.fields[field]} = "${heading}"`];
            });
            return [name, columns.join(', '), terminal.time(savedAt)];
          });
          const heading = [lists.words.mapping, main.words.columns, lists.words.saved];
          const lines = rows.length > 0 ? table([heading, ...rows]) : [lists.said.noMappings];
          return { exit: 0, json: { mappings }, lines };
        }),
      ),
    );
}

function addDelete(mapping: Command, cli: Cli): void {
  const { lists } = cli.terminal.texts;
  mapping
    .command('delete')
    .description(lists.commands.mappingDelete)
    .requiredOption('--name <name>', lists.options.mappingName)
    .action((given: { name: string }, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'changing', async (session) => {
          const { mappingId, name } = await findMapping(session, given.name);
          await session.ask('mappings.delete', { mappingId });
          return { exit: 0, json: { deleted: name }, lines: [lists.said.mappingDeleted] };
        }),
      ),
    );
}
