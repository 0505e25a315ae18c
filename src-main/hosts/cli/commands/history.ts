/** `history`: lookups found again, with how many there are of each kind, and as a file. The operator asked for persons, so persons are printed. */
import { setTimeout } from 'node:timers/promises';
import type { Command } from 'commander';
import {
  type Attempt,
  type HistoryFacets,
  type HistoryFilter,
  type HistorySort,
  historySorts,
  type LookupItem,
} from '../../../contract/history.ts';
import type { OutputOf } from '../../../contract/index.ts';
import {
  filterOf,
  type HistoryFilterOptions,
  operators,
  provinces,
  relationNames,
  verdicts,
} from '../options/history-filter.ts';
import { day, listNumber, oneOf, type ReportFile, reportFile, states, wholeNumber } from '../options/option-values.ts';
import { mustBeWritable } from '../options/report-place.ts';
import { markedText, stateText } from '../sending/output.ts';
import { findConnection, getList } from '../session/scope.ts';
import { type Session, withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';
import { wrongHistoryUsage, wrongUsage } from '../terminal/failure.ts';
import { readSearch } from '../terminal/standard-input.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

type Options = HistoryFilterOptions & {
  search?: string;
  searchStdin?: boolean;
  limit: number;
  after?: string;
  facets?: boolean;
  out?: ReportFile;
  unmasked?: boolean;
};

/** The contract's longest page. */
const longestPage = 500;
/** How often is looked whether the search is complete, and for how long; milliseconds. */
const behindEveryMs = 200;
const mostBehindMs = 10 * 60_000;
/** With `--limit` up to this every item of `--json` has its attempts: what the provider said, in its own words. */
export const mostWithAttempts = 100;

export function addHistory(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { main, history } = terminal.texts;
  const { options } = history;
  program
    .command('history')
    .description(main.commands.history)
    .option('--search <text>', main.options.search)
    .option('--search-stdin', main.options.searchStdin)
    .option('--state <state>', main.options.state, states)
    .option('--verdict <verdict>', options.verdict, verdicts)
    .option('--relation <relation>', options.relation, relationNames)
    .option('--operator <operator>', options.operator, operators)
    .option('--province <province>', options.province, provinces)
    .option('--list <id>', main.options.list, listNumber)
    .option('--from <day>', options.from, day('--from'))
    .option('--to <day>', options.to, day('--to'))
    .option('--sort <order>', options.sort, oneOf('--sort', historySorts))
    .option('--limit <n>', main.options.limit, wholeNumber('--limit', 1, 10_000_000), 50)
    .option('--after <cursor>', options.after)
    .option('--facets', options.facets)
    .option('--out <file>', options.out, reportFile(cli.surroundings))
    .option('--unmasked', options.unmasked)
    .action((given: Options, command: Command) =>
      cli.run(command, async ({ dataDir, connection }) => {
        if (given.searchStdin && given.search !== undefined) throw wrongUsage((usage) => usage.conflicting);
        if (given.unmasked && !given.out) throw wrongHistoryUsage((usage) => usage.unmaskedNeedsOut);
        if (given.out) mustBeWritable(given.out.path);
        const search = given.searchStdin ? await readSearch(terminal, cli.surroundings.stdin) : (given.search ?? '');
        return withSession(cli, dataDir, given.out ? 'changing' : 'reading', async (session) => {
          if (session.system.role === 'reader') terminal.note(main.notes.readerOnly);
          if (given.list !== undefined) await getList(session, given.list);
          const connectionId = connection === undefined ? null : (await findConnection(session, connection)).id;
          const filter = filterOf(given, search, connectionId);
          const behind = await whenComplete(session, terminal);
          const { items, next } = await find(session, filter, given);
          const counted = given.facets ? await session.ask('history.facets', filter) : null;
          const written = given.out ? await write(session, terminal, filter, given.sort, given.out, given) : null;
          const shown = terminal.json && given.limit <= mostWithAttempts ? await withAttempts(session, items) : items;
          return {
            exit: 0,
            json: {
              ...{ items: shown, more: next !== null, next },
              ...(behind !== null && { behind }),
              ...(counted && { total: counted.total, facets: counted.facets && facetsJson(counted.facets) }),
              ...(written && { out: given.out?.path, rows: written.rows, masked: written.masked }),
            },
            lines: [
              ...(items.length > 0 ? itemLines(terminal, items) : [main.next.nothingFound]),
              ...(counted ? facetLines(terminal, counted) : []),
              ...(written ? [history.said.written(terminal.number(written.rows)), given.out?.path ?? ''] : []),
            ],
          };
        });
      }),
    );
}

/**
 * A list that was just brought in, or data of an older version, is read in for the search first. Returns what is missing all the
 * same: a process that only reads waits for nothing.
 */
async function whenComplete(session: Session, terminal: Terminal): Promise<number | null> {
  for (let waited = 0; ; waited += behindEveryMs) {
    const { behind } = await session.ask('history.facets', {});
    if (behind === null) return null;
    const over = session.system.role === 'reader' || waited >= mostBehindMs;
    if (waited === 0 || over) terminal.note(terminal.texts.history.said.behind(terminal.number(behind)));
    if (over) return behind;
    await setTimeout(behindEveryMs);
  }
}

/** `next`: there are further ones beyond the limit. */
async function find(
  session: Session,
  filter: Partial<HistoryFilter>,
  given: Options,
): Promise<{ items: LookupItem[]; next: string | null }> {
  const items: LookupItem[] = [];
  let after = given.after ?? null;
  do {
    const page: OutputOf<'history.page'> = await session.ask('history.page', {
      ...filter,
      ...(given.sort && { sort: given.sort }),
      after,
      limit: Math.min(longestPage, given.limit - items.length),
    });
    items.push(...page.items);
    after = page.next;
  } while (after !== null && items.length < given.limit);
  return { items, next: after };
}

async function write(
  session: Session,
  terminal: Terminal,
  filter: Partial<HistoryFilter>,
  sort: HistorySort | undefined,
  { path, format }: ReportFile,
  { unmasked }: Options,
): Promise<OutputOf<'reports.create'>> {
  const { maskNumbers } = await session.ask('settings.get', {});
  return session.ask('reports.create', {
    ...{ kind: 'selection' as const, filter, format, fileId: session.fileToWrite(path) },
    language: terminal.language,
    ...(sort && { sort }),
    ...{ numbers: unmasked || !maskNumbers ? ('whole' as const) : ('masked' as const) },
  });
}

/** `{ state: { answered: 12 }, … }`; of a list's columns by heading. */
function facetsJson({ columns, ...facets }: HistoryFacets): Record<string, unknown> {
  const counts = (facet: readonly { value: string; n: number }[]) =>
    Object.fromEntries(facet.map(({ value, n }) => [value, n]));
  return {
    ...Object.fromEntries(Object.entries(facets).map(([kind, facet]) => [kind, counts(facet)])),
    columns: Object.fromEntries(columns.map(({ heading, values }) => [heading, counts(values)])),
  };
}

function facetLines(terminal: Terminal, { total, facets }: OutputOf<'history.facets'>): string[] {
  const { said, words } = terminal.texts.history;
  if (total === null || facets === null) return ['', said.notCounted];
  const { columns, ...kinds } = facets;
  const line = (heading: string, facet: readonly { value: string; n: number }[]) =>
    facet.length === 0
      ? []
      : [`${heading}: ${facet.map(({ value, n }) => `${value || '-'} ${terminal.number(n)}`).join(', ')}`];
  return [
    ...['', said.total(terminal.number(total))],
    ...Object.entries(words.facets).flatMap(([kind, heading]) => line(heading, kinds[kind as keyof typeof kinds])),
    ...columns.flatMap(({ heading, values }) => line(heading, values)),
  ];
}

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
