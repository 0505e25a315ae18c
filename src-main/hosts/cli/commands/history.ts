/** `history`: lookups found again, newest first. The operator asked for persons, so persons are printed. */
import type { Command } from 'commander';
import type { Attempt, LookupItem } from '../../../contract/history.ts';
import type { LookupState } from '../../../contract/states.ts';
import { listNumber, states, wholeNumber } from '../options/option-values.ts';
import { markedText, stateText } from '../sending/output.ts';
import { findConnection, getList } from '../session/scope.ts';
import { type Session, withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';
import { wrongUsage } from '../terminal/failure.ts';
import { readSearch } from '../terminal/standard-input.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

type Options = { search?: string; searchStdin?: boolean; state?: LookupState[]; list?: number; limit: number };

/** The contract's longest page. */
const longestPage = 500;
/** Up to so many, every item of `--json` has its attempts. */
export const mostWithAttempts = 100;

export function addHistory(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { main } = terminal.texts;
  program
    .command('history')
    .description(main.commands.history)
    .option('--search <text>', main.options.search)
    .option('--search-stdin', main.options.searchStdin)
    .option('--state <state>', main.options.state, states)
    .option('--list <id>', main.options.list, listNumber)
    .option('--limit <n>', main.options.limit, wholeNumber('--limit', 1, 10_000_000), 50)
    .action((given: Options, command: Command) =>
      cli.run(command, async ({ dataDir, connection }) => {
        if (given.searchStdin && given.search !== undefined) throw wrongUsage((usage) => usage.conflicting);
        const search = given.searchStdin ? await readSearch(terminal, cli.surroundings.stdin) : (given.search ?? '');
        return withSession(cli, dataDir, 'reading', async (session) => {
          if (session.system.role === 'reader') terminal.note(main.notes.readerOnly);
          if (given.list !== undefined) await getList(session, given.list);
          const connectionId = connection === undefined ? null : (await findConnection(session, connection)).id;
          const { items, more } = await find(session, { ...given, search, connectionId });
          const lines = items.length > 0 ? itemLines(terminal, items) : [main.next.nothingFound];
          const shown = terminal.json && given.limit <= mostWithAttempts ? await withAttempts(session, items) : items;
          return { exit: 0, json: { items: shown, more }, lines };
        });
      }),
    );
}

/** `more`: there are further ones beyond the limit. */
async function find(
  session: Session,
  given: Options & { search: string; connectionId: number | null },
): Promise<{ items: LookupItem[]; more: boolean }> {
  const items: LookupItem[] = [];
  let after: string | null = null;
  do {
    const page: { items: LookupItem[]; next: string | null } = await session.ask('history.page', {
      search: given.search,
      states: given.state ?? [],
      listId: given.list ?? null,
      connectionId: given.connectionId,
      after,
      limit: Math.min(longestPage, given.limit - items.length),
    });
    items.push(...page.items);
    after = page.next;
  } while (after !== null && items.length < given.limit);
  return { items, more: after !== null };
}

/** What the provider said of each, in its own words. */
export async function withAttempts(
  session: Session,
  items: readonly LookupItem[],
): Promise<(LookupItem & { attemptLog: Attempt[] })[]> {
  const detailed: (LookupItem & { attemptLog: Attempt[] })[] = [];
  for (const item of items) {
    const { attemptLog } = await session.ask('history.get', { lookupId: item.lookupId });
    detailed.push({ ...item, attemptLog });
  }
  return detailed;
}

export function itemLines(terminal: Terminal, items: readonly LookupItem[]): string[] {
  const { meaning } = terminal.texts.domain;
  const { words } = terminal.texts.main;
  const heading = [
    words.number,
    words.when,
    words.nik,
    words.phone,
    words.name,
    words.state,
    words.verdict,
    words.nextStep,
    words.list,
  ];
  const rows = items.map((item) => [
    String(item.lookupId),
    terminal.time(item.updatedAt),
    item.person.nik,
    item.person.phone,
    item.person.name ?? '-',
    stateText(terminal, item),
    markedText(terminal, item, meaning.kind[item.verdict.kind]),
    meaning.nextStep[item.verdict.nextStep],
    item.listName,
  ]);
  return table([heading, ...rows]);
}
