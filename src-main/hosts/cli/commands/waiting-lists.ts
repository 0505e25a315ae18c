/** What can be done with a list before, or while, it is sent: `forecast` it, `start` it, `move` its remaining rows. */
import type { Command } from 'commander';
import { listNumber } from '../options/option-values.ts';
import { type ReuseOptions, reuseChoices, withReuseOptions } from '../options/reuse-options.ts';
import { type CostOptions, lookBeforeSending, notStartedLines, withCostOptions } from '../sending/cost-consent.ts';
import { forecastLines, forecastOf } from '../sending/forecast.ts';
import { ordered } from '../sending/ordered.ts';
import { findConnection, getList } from '../session/scope.ts';
import { withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';

type Given = { list: number } & ReuseOptions;

export function addForecast(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { main, money } = terminal.texts;
  const command = program.command('forecast').description(money.commands.forecast);
  withReuseOptions(command, terminal)
    .requiredOption('--list <id>', main.options.list, listNumber)
    .action((given: Given) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'reading', async (session) => {
          const list = await getList(session, given.list);
          const forecast = await forecastOf(session, [list], given);
          const { connections } = await session.ask('connections.list', {});
          const lines = forecastLines(terminal, forecast, connections);
          const nothing = [`${money.words.forecast}: ${money.forecast.nothing}`];
          return { exit: 0, json: { list: list.id, forecast }, lines: lines.length > 0 ? lines : nothing };
        }),
      ),
    );
}

export function addStart(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { main, money } = terminal.texts;
  const start = program.command('start').description(money.commands.start);
  withReuseOptions(withCostOptions(start, terminal), terminal)
    .requiredOption('--list <id>', main.options.list, listNumber)
    .action((given: Given & CostOptions, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'changing', async (session) => {
          const before = await getList(session, given.list);
          const started = before.startedAt !== null;
          const choices = started ? {} : reuseChoices(given);
          const scope = { listId: before.id, connectionId: null };
          const { signal } = cli.interruptible(null);
          // Nothing is decided about a list that was started before.
          const options = started ? { yes: true } : given;
          const { forecast, notStarted } = await lookBeforeSending(cli, session, scope, options, signal, choices);
          if (notStarted) {
            const why = notStartedLines(terminal, notStarted, forecast, given, before.id);
            return { ...(await ordered(cli, session, before.id, { forecast, notStarted }, why)), exit: 1 };
          }
          await session.ask('lists.start', { listId: before.id, ...choices });
          const sentence = started ? money.orders.startedBefore : money.orders.started;
          return ordered(cli, session, before.id, { forecast }, [sentence]);
        }),
      ),
    );
}

export function addMove(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { main, money } = terminal.texts;
  program
    .command('move')
    .description(money.commands.move)
    .requiredOption('--list <id>', main.options.list, listNumber)
    .requiredOption('--to <connection>', money.options.to)
    .option('--from-practice', money.options.fromPractice)
    .action((given: { list: number; to: string; fromPractice?: boolean }, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'changing', async (session) => {
          await getList(session, given.list);
          const { id: connectionId, name } = await findConnection(session, given.to);
          const list = await session.ask('lists.move', {
            listId: given.list,
            connectionId,
            fromPractice: given.fromPractice ?? false,
          });
          const forecast = await forecastOf(session, [list]);
          const { connections } = await session.ask('connections.list', {});
          const moved = money.orders.moved(terminal.number(list.states.queued), name);
          const lines = [moved, ...forecastLines(terminal, forecast, connections)];
          return ordered(cli, session, list.id, { connection: name, forecast }, lines);
        }),
      ),
    );
}
