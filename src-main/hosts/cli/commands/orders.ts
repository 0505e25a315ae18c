/** What the operator tells the queue: `resolve`, `retry` and `cancel` for a list, `pause` and `resume` for all of it. */
import type { Command } from 'commander';
import type { Cli, Done } from '../cli.ts';
import { wrongUsage } from '../failure.ts';
import { listNumber } from '../option-values.ts';
import { findConnection, getList, summarise } from '../scope.ts';
import { type Session, withSession } from '../session.ts';
import { nextLines, summaryLines } from '../telling.ts';

type Resolve = { list: number; resend?: boolean; close?: boolean };

export function addResolve(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { commands, options, said } = terminal.texts.main;
  program
    .command('resolve')
    .description(commands.resolve)
    .requiredOption('--list <id>', options.list, listNumber)
    .option('--resend', options.resend)
    .option('--close', options.close)
    .action((given: Resolve, command: Command) =>
      cli.run(command, ({ dataDir }) => {
        if (Boolean(given.resend) === Boolean(given.close)) throw wrongUsage((usage) => usage.resendOrClose);
        return withSession(dataDir, 'changing', async (session) => {
          await getList(session, given.list);
          const scope = { listId: given.list };
          if (given.close) {
            const { affected } = await session.ask('queue.resolve', { scope, action: 'close' });
            return ordered(cli, session, given.list, { affected }, [said.closed(terminal.number(affected))]);
          }
          const forecast = await session.ask('queue.forecast', { scope, order: 'resend' });
          const { affected } = await session.ask('queue.resolve', { scope, action: 'resend' });
          const warning = said.forecast(terminal.number(forecast.lookups), rupiah(cli, forecast.rupiah));
          const lines = [...(affected > 0 ? [warning] : []), said.resent(terminal.number(affected))];
          return ordered(cli, session, given.list, { affected, forecast }, lines);
        });
      }),
    );
}

export function addRetry(program: Command, cli: Cli): void {
  addListOrder(program, cli, 'retry');
}

export function addCancel(program: Command, cli: Cli): void {
  addListOrder(program, cli, 'cancel');
}

function addListOrder(program: Command, cli: Cli, name: 'retry' | 'cancel'): void {
  const { terminal } = cli;
  const { commands, options, said } = terminal.texts.main;
  program
    .command(name)
    .description(commands[name])
    .requiredOption('--list <id>', options.list, listNumber)
    .action((given: { list: number }, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(dataDir, 'changing', async (session) => {
          await getList(session, given.list);
          const { affected } = await session.ask(`queue.${name}`, { scope: { listId: given.list } });
          const sentence = name === 'retry' ? said.retried : said.cancelled;
          return ordered(cli, session, given.list, { affected }, [sentence(terminal.number(affected))]);
        }),
      ),
    );
}

/** Without `--connection` for every connection. */
export function addPauseAndResume(program: Command, cli: Cli): void {
  for (const name of ['pause', 'resume'] as const) {
    program
      .command(name)
      .description(cli.terminal.texts.main.commands[name])
      .action((_given: object, command: Command) =>
        cli.run(command, (common) =>
          withSession(common.dataDir, 'changing', async (session) => {
            const named = common.connection === undefined ? null : await findConnection(session, common.connection);
            await session.ask(`queue.${name}`, named ? { connectionId: named.id } : {});
            return ordered(cli, session, null, {}, [], named?.id ?? null);
          }),
        ),
      );
  }
}

async function ordered(
  cli: Cli,
  session: Session,
  listId: number | null,
  more: object,
  lines: readonly string[],
  connectionId: number | null = null,
): Promise<Done> {
  const summary = await summarise(session, { listId, connectionId }, null);
  return {
    exit: 0,
    json: { ...summary, ...more },
    lines: [...lines, ...summaryLines(cli.terminal, summary), ...nextLines(cli.terminal, summary)],
  };
}

function rupiah(cli: Cli, amount: number): string {
  return `Rp ${cli.terminal.number(amount)}`;
}
