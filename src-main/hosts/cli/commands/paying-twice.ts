/**
 * Orders that may pay twice: `resolve` for what is in doubt, `ask-again` for what was reused. Each says first how many
 * calls that is and what they cost; with `--dry-run` it says only that.
 */
import type { Command } from 'commander';
import type { OutputOf } from '../../../contract/index.ts';
import type { List } from '../../../contract/lists.ts';
import { listNumber, lookupNumber } from '../options/option-values.ts';
import { ordered } from '../sending/ordered.ts';
import { moneyText } from '../sending/spending.ts';
import { getList } from '../session/scope.ts';
import { type Session, withSession } from '../session/session.ts';
import type { Cli, Done } from '../terminal/cli.ts';
import { failureOfCall, wrongMoneyUsage, wrongUsage } from '../terminal/failure.ts';

type Cost = OutputOf<'queue.forecast'>;
type Resolve = { list: number; resend?: boolean; close?: boolean; dryRun?: boolean };
type AskAgain = { list?: number; lookup?: number; dryRun?: boolean };

export function addResolve(program: Command, cli: Cli): void {
  const { main, money } = cli.terminal.texts;
  program
    .command('resolve')
    .description(main.commands.resolve)
    .requiredOption('--list <id>', main.options.list, listNumber)
    .option('--resend', main.options.resend)
    .option('--close', main.options.close)
    .option('--dry-run', money.options.orderDryRun)
    .action((given: Resolve, command: Command) =>
      cli.run(command, ({ dataDir }) => {
        const both = given.resend && given.close;
        const neither = !given.resend && !given.close && !given.dryRun;
        if (both || neither) throw wrongUsage((usage) => usage.resendOrClose);
        return withSession(cli, dataDir, given.dryRun ? 'reading' : 'changing', (session) =>
          resolve(cli, session, given),
        );
      }),
    );
}

async function resolve(cli: Cli, session: Session, given: Resolve): Promise<Done> {
  const { terminal } = cli;
  const { said } = terminal.texts.main;
  const { orders } = terminal.texts.money;
  const list = await getList(session, given.list);
  const scope = { listId: given.list };
  const forecast = await session.ask('queue.forecast', { scope, order: 'resend' });
  const cost = await costInWords(cli, session, list, forecast);
  if (given.dryRun) {
    const would = list.practice ? orders.wouldResendPractice(cost.lookups) : orders.wouldResend(...cost.twice);
    const lines = [given.close ? orders.wouldClose(cost.lookups) : would];
    return ordered(cli, session, given.list, { affected: 0, forecast }, lines);
  }
  if (given.close) {
    const { affected } = await session.ask('queue.resolve', { scope, action: 'close' });
    return ordered(cli, session, given.list, { affected, forecast }, [said.closed(terminal.number(affected))]);
  }
  if (forecast.lookups > 0) {
    terminal.say([list.practice ? orders.resendPractice(cost.lookups) : orders.resend(...cost.twice)]);
  }
  const { affected } = await session.ask('queue.resolve', { scope, action: 'resend' });
  return ordered(cli, session, given.list, { affected, forecast }, [said.resent(terminal.number(affected))]);
}

export function addAskAgain(program: Command, cli: Cli): void {
  const { main, money } = cli.terminal.texts;
  program
    .command('ask-again')
    .description(money.commands.askAgain)
    .option('--list <id>', main.options.list, listNumber)
    .option('--lookup <id>', money.options.lookup, lookupNumber)
    .option('--dry-run', money.options.orderDryRun)
    .action((given: AskAgain, command: Command) =>
      cli.run(command, ({ dataDir }) => {
        const scope = scopeOf(given);
        return withSession(cli, dataDir, given.dryRun ? 'reading' : 'changing', async (session) => {
          const list = await listOf(session, scope);
          return askAgain(cli, session, scope, list, given.dryRun ?? false);
        });
      }),
    );
}

type Narrow = { listId: number } | { lookupId: number };

function scopeOf({ list, lookup }: AskAgain): Narrow {
  if (list !== undefined && lookup === undefined) return { listId: list };
  if (lookup !== undefined && list === undefined) return { lookupId: lookup };
  throw wrongMoneyUsage((usage) => usage.listOrLookup);
}

async function listOf(session: Session, scope: Narrow): Promise<List> {
  if ('listId' in scope) return getList(session, scope.listId);
  const found = await session.core.call('history.get', scope);
  if (found.ok) return getList(session, found.value.listId);
  if (found.error.code === 'not-found') throw wrongMoneyUsage((usage) => usage.lookupUnknown, 'not-found');
  throw failureOfCall(found.error);
}

async function askAgain(cli: Cli, session: Session, scope: Narrow, list: List, dryRun: boolean): Promise<Done> {
  const { terminal } = cli;
  const { orders } = terminal.texts.money;
  const forecast = await session.ask('queue.forecast', { scope, order: 'ask-again' });
  const lookup = 'lookupId' in scope ? { lookup: scope.lookupId } : {};
  const { lookups, cost } = await costInWords(cli, session, list, forecast);
  if (dryRun) {
    const lines = [list.practice ? orders.wouldAskAgainPractice(lookups) : orders.wouldAskAgain(lookups, cost)];
    return ordered(cli, session, list.id, { ...lookup, affected: 0, forecast }, lines);
  }
  if (forecast.lookups > 0) {
    terminal.say([list.practice ? orders.askAgainPractice(lookups) : orders.askAgain(lookups, cost)]);
  }
  const { affected } = await session.ask('queue.askAgain', { scope });
  const lines = [orders.asked(terminal.number(affected))];
  return ordered(cli, session, list.id, { ...lookup, affected, forecast }, lines);
}

/** What it costs, in words; for an account without a price that is unknown. */
async function costInWords({ terminal }: Cli, session: Session, { connectionId }: List, forecast: Cost) {
  const { lookups, paidTwice, rupiah, rupiahTwice } = forecast;
  const { connections } = await session.ask('connections.list', {});
  const connection = connections.find(({ id }) => id === connectionId);
  const cost = (value: number) => {
    const text = moneyText(terminal, value, connection);
    return text === terminal.texts.money.words.priceNotSet ? text : terminal.texts.money.orders.upTo(text);
  };
  const n = terminal.number;
  const twice: [lookups: string, paidTwice: string, cost: string] = [n(lookups), n(paidTwice), cost(rupiahTwice)];
  return { lookups: n(lookups), cost: cost(rupiah), twice };
}
