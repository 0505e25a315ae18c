/** `run`: starts what has not been started and sends until nothing more can be done, or the time is up. */
import type { Command } from 'commander';
import { listNumber, seconds } from '../options/option-values.ts';
import { type ReuseOptions, reuseChoices, withSamePerson } from '../options/reuse-options.ts';
import { type CostOptions, lookBeforeSending, notStartedLines, withCostOptions } from '../sending/cost-consent.ts';
import { drainedEnd, drainShown } from '../sending/finish-drain.ts';
import { findConnection, type Scope, summarise } from '../session/scope.ts';
import { withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';

type Options = CostOptions & Pick<ReuseOptions, 'samePerson'> & { list?: number; for?: number };

export function addRun(program: Command, cli: Cli): void {
  const { commands, options } = cli.terminal.texts.main;
  const command = program.command('run').description(commands.run);
  withSamePerson(withCostOptions(command, cli.terminal), cli.terminal)
    .option('--list <id>', options.list, listNumber)
    .option('--for <seconds>', options.for, seconds)
    .action((given: Options) =>
      cli.run(command, (common) =>
        withSession(cli, common.dataDir, 'changing', async (session) => {
          const named = common.connection === undefined ? null : await findConnection(session, common.connection);
          const scope: Scope = { listId: given.list ?? null, connectionId: named?.id ?? null };
          const interrupted = cli.interruptible(cli.terminal.texts.main.notes.stopping).signal;
          const start = reuseChoices({ ...(given.samePerson && { samePerson: given.samePerson }) });
          const { forecast, notStarted } = await lookBeforeSending(cli, session, scope, given, interrupted, start);
          if (notStarted) {
            const summary = await summarise(session, scope, null);
            const why = notStartedLines(cli.terminal, notStarted, forecast, given, scope.listId);
            return { exit: 1, json: { ...summary, forecast, notStarted }, lines: why };
          }
          const drained = await drainShown(cli, session, scope, { seconds: given.for ?? null, interrupted, start });
          const end = drainedEnd(cli.terminal, drained, scope, null);
          return { ...end, json: { ...end.json, forecast } };
        }),
      ),
    );
}
