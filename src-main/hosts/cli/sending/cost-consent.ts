/**
 * Consent to the cost before `start`, `run` and `process` let anything be sent: the forecast is shown, `--max-cost`
 * holds, and a person at a terminal is asked. A script is never asked: without a terminal at both ends, with `--json`
 * or `--yes`, nothing waits.
 */
import type { Command } from 'commander';
import { maxCost } from '../options/option-values.ts';
import type { ReuseOptions } from '../options/reuse-options.ts';
import { listsIn, type Scope } from '../session/scope.ts';
import type { Session } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';
import { askYes } from '../terminal/confirmation.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { isUnfinished } from './drain.ts';
import { type ForecastSum, forecastLines, forecastOf } from './forecast.ts';

export type CostOptions = { maxCost?: number; yes?: boolean };

/** Why nothing is sent. */
export type NotStarted = 'max-cost' | 'declined';
export type Look = { forecast: ForecastSum; notStarted: NotStarted | null };

export function withCostOptions(command: Command, terminal: Terminal): Command {
  const { options } = terminal.texts.money;
  return command.option('--max-cost <rupiah>', options.maxCost, maxCost).option('--yes', options.yes);
}

/** `choices` of the lists that have not been started. */
export async function lookBeforeSending(
  cli: Cli,
  session: Session,
  scope: Scope,
  options: CostOptions,
  interrupted: AbortSignal,
  choices: ReuseOptions = {},
): Promise<Look> {
  const { terminal } = cli;
  const lists = await listsIn(session, scope);
  const forecast = await forecastOf(session, lists.filter(isUnfinished), choices);
  const { connections } = await session.ask('connections.list', {});
  terminal.say(forecastLines(terminal, forecast, connections));
  if (options.maxCost !== undefined) {
    for (const { connection, calls, pricePerCall } of forecast.connections) {
      const invented = connections.find(({ name }) => name === connection)?.kind === 'practice';
      if (calls > 0 && pricePerCall === 0 && !invented) {
        terminal.note(terminal.texts.money.forecast.maxCostHoldsNothing(connection));
      }
    }
  }
  return { forecast, notStarted: await whyNot(cli, forecast, options, interrupted) };
}

export function mustAsk(
  { interactive, json }: Pick<Terminal, 'interactive' | 'json'>,
  rupiah: number,
  { yes }: CostOptions,
): boolean {
  return interactive && !json && !yes && rupiah > 0;
}

async function whyNot(
  { terminal, surroundings }: Cli,
  { calls, rupiah }: ForecastSum,
  options: CostOptions,
  interrupted: AbortSignal,
): Promise<NotStarted | null> {
  if (options.maxCost !== undefined && rupiah > options.maxCost) return 'max-cost';
  if (!mustAsk(terminal, rupiah, options)) return null;
  const { forecast: said } = terminal.texts.money;
  const question = said.question(terminal.number(calls), terminal.rupiah(rupiah));
  return (await askYes(question, interrupted, surroundings)) ? null : 'declined';
}

/** What is said then; `listId` null: of several lists. */
export function notStartedLines(
  terminal: Terminal,
  why: NotStarted,
  forecast: ForecastSum,
  options: CostOptions,
  listId: number | null,
): string[] {
  const { forecast: said } = terminal.texts.money;
  const sentence =
    why === 'declined'
      ? said.declined
      : said.tooDear(terminal.rupiah(forecast.rupiah), terminal.rupiah(options.maxCost ?? 0));
  return [sentence, listId === null ? said.laterAll : said.later(listId)];
}
