/** The operator's orders to the queue: `retry` and `cancel` for a list, `pause` and `resume` for all of it. */
import type { Command } from 'commander';
import { listNumber } from '../options/option-values.ts';
import { ordered } from '../sending/ordered.ts';
import { findConnection, getList } from '../session/scope.ts';
import { withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';

export function addRetry(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { commands, options, said } = terminal.texts.main;
  program
    .command('retry')
    .description(commands.retry)
    .requiredOption('--list <id>', options.list, listNumber)
    .option('--cancelled', options.cancelled)
    .action((given: { list: number; cancelled?: boolean }, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'changing', async (session) => {
          await getList(session, given.list);
          const { affected } = await session.ask('queue.retry', {
            scope: { listId: given.list },
            states: [given.cancelled ? 'cancelled' : 'failed'],
          });
          return ordered(cli, session, given.list, { affected }, [said.retried(terminal.number(affected))]);
        }),
      ),
    );
}

export function addCancel(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { commands, options, said } = terminal.texts.main;
  program
    .command('cancel')
    .description(commands.cancel)
    .requiredOption('--list <id>', options.list, listNumber)
    .action((given: { list: number }, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'changing', async (session) => {
          await getList(session, given.list);
          const { affected } = await session.ask('queue.cancel', { scope: { listId: given.list } });
          return ordered(cli, session, given.list, { affected }, [said.cancelled(terminal.number(affected))]);
        }),
      ),
    );
}

/** One list alone with `--list`; else every connection, or the one of `--connection`. */
export function addPauseAndResume(program: Command, cli: Cli): void {
  for (const name of ['pause', 'resume'] as const) {
    program
      .command(name)
      .description(cli.terminal.texts.main.commands[name])
      .option('--list <id>', cli.terminal.texts.main.options.heldList, listNumber)
      .action((given: { list?: number }, command: Command) =>
        cli.run(command, (common) =>
          withSession(cli, common.dataDir, 'changing', async (session) => {
            if (given.list !== undefined) {
              await getList(session, given.list);
              await session.ask(`queue.${name}`, { listId: given.list });
              return ordered(cli, session, given.list, {}, []);
            }
            const named = common.connection === undefined ? null : await findConnection(session, common.connection);
            await session.ask(`queue.${name}`, named ? { connectionId: named.id } : {});
            return ordered(cli, session, null, {}, [], named?.id ?? null);
          }),
        ),
      );
  }
}
