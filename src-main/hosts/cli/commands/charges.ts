/** `charges`: the ledger summed up, or written to a file with every attempt and its sequence id. */
import type { Command } from 'commander';
import type { ChargeSum, LedgerSum } from '../../../contract/charges.ts';
import type { OutputOf } from '../../../contract/index.ts';
import {
  type Day,
  day,
  forExcel,
  listNumber,
  oneOf,
  type ReportFile,
  reportFile,
  spanOf,
} from '../options/option-values.ts';
import { mustBeWritable } from '../options/report-place.ts';
import { findConnection, getList } from '../session/scope.ts';
import { type Session, withSession } from '../session/session.ts';
import type { Cli, CommonOptions, Done } from '../terminal/cli.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

const groupings = ['day', 'month', 'list', 'connection'] as const;
type By = (typeof groupings)[number];
type Options = { by: By; from?: Day; to?: Day; list?: number; out?: ReportFile; excelCsv?: boolean };
type Totals = OutputOf<'charges.totals'>;

export function addCharges(program: Command, cli: Cli): void {
  const { main, money } = cli.terminal.texts;
  program
    .command('charges')
    .description(money.commands.charges)
    .option('--by <what>', money.options.by, oneOf('--by', groupings), 'month')
    .option('--from <day>', money.options.from, day('--from'))
    .option('--to <day>', money.options.until, day('--to'))
    .option('--list <id>', main.options.list, listNumber)
    .option('--out <file>', money.options.outLedger, reportFile(cli.surroundings))
    .option('--excel-csv', main.options.excelCsv)
    .action((typed: Options, command: Command) =>
      cli.run(command, (common) => {
        const given = typed.out ? { ...typed, out: forExcel(typed.out, typed.excelCsv) } : typed;
        const span = spanOf(given);
        if (given.out) mustBeWritable(given.out.path);
        return withSession(cli, common.dataDir, given.out ? 'changing' : 'reading', (session) =>
          showCharges(cli.terminal, session, common, given, span),
        );
      }),
    );
}

async function showCharges(
  terminal: Terminal,
  session: Session,
  common: CommonOptions,
  given: Options,
  span: { from?: number; to?: number },
): Promise<Done> {
  const { main, money } = terminal.texts;
  if (session.system.role === 'reader') terminal.note(main.notes.readerOnly);
  const named = common.connection === undefined ? null : await findConnection(session, common.connection);
  if (given.list !== undefined) await getList(session, given.list);
  const filter = {
    ...span,
    ...(named && { connectionId: named.id }),
    ...(given.list !== undefined && { listId: given.list }),
  };
  const totals = await session.ask('charges.totals', { ...filter, by: given.by });
  const lines = totalsLines(terminal, given.by, totals);
  const json = { by: given.by, ...totals };
  if (!given.out) return { exit: 0, json: { ...json, out: null }, lines };
  const { path, format } = given.out;
  const fileId = session.fileToWrite(path);
  const { rows } = await session.ask('charges.export', { ...filter, fileId, format, language: terminal.language });
  const written = [money.charges.written(terminal.number(rows)), path];
  return { exit: 0, json: { ...json, out: path, rows }, lines: [...lines, ...written] };
}

function totalsLines(terminal: Terminal, by: By, { all, groups }: Totals): string[] {
  const { words, charges } = terminal.texts.money;
  if (all.charged + all.free + all.unknown === 0) return [charges.none];
  const practised = practiceOf(all) > 0;
  const practice = (sum: LedgerSum) => (practised ? [terminal.number(practiceOf(sum))] : []);
  const figures = [words.charged, words.free, words.unknown, words.rupiah, words.rupiahUnknown];
  const heading = [words.by[by], ...figures, ...(practised ? [words.practice] : [])];
  // Two lists may have the same name: their number tells them apart.
  const label = ({ name, id }: Totals['groups'][number]) => (by === 'list' && id !== null ? `${id}: ${name}` : name);
  const rows = groups.map((group) => [label(group), ...sumCells(terminal, group), ...practice(group)]);
  return [
    ...table([heading, ...rows, [words.all, ...sumCells(terminal, all), ...practice(all)]]),
    ...(count(groups) < count([all]) ? [charges.restNotShown(terminal.number(groups.length))] : []),
  ];
}

/** Of accounts: practice has a column of its own. */
function sumCells({ number, rupiah, texts }: Terminal, { accounts: sum }: LedgerSum): string[] {
  const { words } = texts.money;
  const amount = (value: number, calls: number) =>
    sum.withoutPrice > 0 && calls > 0 && value === 0 ? words.priceNotSet : rupiah(value);
  const more = sum.rupiah > 0 && sum.withoutPrice > 0 ? ` + ${words.withoutPrice(number(sum.withoutPrice))}` : '';
  return [
    number(sum.charged),
    number(sum.free),
    number(sum.unknown),
    `${amount(sum.rupiah, sum.charged)}${more}`,
    sum.unknown > 0 ? amount(sum.rupiahUnknown, sum.unknown) : '-',
  ];
}

/** Attempts at the practice connection. */
function practiceOf(sum: LedgerSum): number {
  return count([sum]) - count([sum.accounts]);
}

/** Attempts; the core gives only so many groups, and the sum of all. */
function count(sums: readonly ChargeSum[]): number {
  return sums.reduce((n, { charged, free, unknown }) => n + charged + free + unknown, 0);
}
