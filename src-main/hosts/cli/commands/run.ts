/** `run`: starts what has not been started and sends until nothing more can be done, or the time is up. */
import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { drainedEnd, drainShown } from '../finish-drain.ts';
import { listNumber, seconds } from '../option-values.ts';
import { findConnection, type Scope } from '../scope.ts';
import { withSession } from '../session.ts';

type Options = { list?: number; for?: number };

export function addRun(program: Command, cli: Cli): void {
  const { commands, options } = cli.terminal.texts.main;
  program
    .command('run')
    .description(commands.run)
    .option('--list <id>', options.list, listNumber)
    .option('--for <seconds>', options.for, seconds)
    .action((given: Options, command: Command) =>
      cli.run(command, (common) =>
        withSession(common.dataDir, 'changing', async (session) => {
          const named = common.connection === undefined ? null : await findConnection(session, common.connection);
          const scope: Scope = { listId: given.list ?? null, connectionId: named?.id ?? null };
          const interrupted = cli.interruptible(cli.terminal.texts.main.notes.stopping).signal;
          const drained = await drainShown(cli, session, scope, { seconds: given.for ?? null, interrupted });
          return drainedEnd(cli.terminal, drained, scope, null);
        }),
      ),
    );
}
