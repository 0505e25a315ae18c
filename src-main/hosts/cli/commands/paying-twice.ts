/**
 * Orders that may pay twice: `resolve` for what is in doubt, `ask-again` for what was reused. Each says first how many
 * calls that is and what they cost; with `--dry-run` it says only that.
 */
import type { Command } from 'commander';
import type { OutputOf } from '../../../contract/index.ts';
import type { Cli, Done } from '../cli.ts';
import { failureOfCall, wrongMoneyUsage, wrongUsage } from '../failure.ts';
import { listNumber, lookupNumber } from '../option-values.ts';
import { ordered } from '../ordered.ts';
import { getList } from '../scope.ts';
import { type Session, withSession } from '../session.ts';

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
        return withSession(dataDir, given.dryRun ? 'reading' : 'changing', (session) => resolve(cli, session, given));
      }),
    );
}

async function resolve(cli: Cli, session: Session, given: Resolve): Promise<Done> {
  const { terminal } = cli;
  const { said } = terminal.texts.main;
  const { orders } = terminal.texts.money;
  await getList(session, given.list);
  const scope = { listId: given.list };
  const forecast = await session.ask('queue.forecast', { scope, order: 'resend' });
  const told = costTold(cli, forecast);
  if (given.dryRun) {
    const lines = [given.close ? orders.wouldClose(told.lookups) : orders.wouldResend(...told.twice)];
    return ordered(cli, session, given.list, { affected: 0, forecast }, lines);
  }
  if (given.close) {
    const { affected } = await session.ask('queue.resolve', { scope, action: 'close' });
    return ordered(cli, session, given.list, { affected, forecast }, [said.closed(terminal.number(affected))]);
  }
  if (forecast.lookups > 0) terminal.say([orders.resend(...told.twice)]);
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
        return withSession(dataDir, given.dryRun ? 'reading' : 'changing', async (session) => {
          const listId = await listOf(session, scope);
          return askAgain(cli, session, scope, listId, given.dryRun ?? false);
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

async function listOf(session: Session, scope: Narrow): Promise<number> {
  if ('listId' in scope) return (await getList(session, scope.listId)).id;
  const found = await session.core.call('history.get', scope);
  if (found.ok) return found.value.listId;
  if (found.error.code === 'not-found') throw wrongMoneyUsage((usage) => usage.lookupUnknown, 'not-found');
  throw failureOfCall(found.error);
}

async function askAgain(cli: Cli, session: Session, scope: Narrow, listId: number, dryRun: boolean): Promise<Done> {
  const { terminal } = cli;
  const { orders } = terminal.texts.money;
  const forecast = await session.ask('queue.forecast', { scope, order: 'ask-again' });
  const lookup = 'lookupId' in scope ? { lookup: scope.lookupId } : {};
  const { lookups, rupiah } = costTold(cli, forecast);
  if (dryRun) {
    const lines = [orders.wouldAskAgain(lookups, rupiah)];
    return ordered(cli, session, listId, { ...lookup, affected: 0, forecast }, lines);
  }
  if (forecast.lookups > 0) terminal.say([orders.askAgain(lookups, rupiah)]);
  const { affected } = await session.ask('queue.askAgain', { scope });
  const lines = [orders.asked(terminal.number(affected))];
  return ordered(cli, session, listId, { ...lookup, affected, forecast }, lines);
}

function costTold({ terminal }: Cli, { lookups, paidTwice, rupiah, rupiahTwice }: Cost) {
  const n = terminal.number;
  const twice: [lookups: string, paidTwice: string, rupiah: string] = [
    n(lookups),
    n(paidTwice),
    terminal.rupiah(rupiahTwice),
  ];
  return { lookups: n(lookups), rupiah: terminal.rupiah(rupiah), twice };
}
