/** `invoice`: reconciles the provider's invoice with the ledger, lists the invoices so far, and removes a wrong one. */
import type { Command } from 'commander';
import type { Invoice, InvoiceLine } from '../../../contract/charges.ts';
import { type Day, day, forExcel, type ReportFile, reportFile, spanOf, wholeNumber } from '../options/option-values.ts';
import { mustBeWritable } from '../options/report-place.ts';
import { typedPath } from '../options/typed-path.ts';
import { findConnection } from '../session/scope.ts';
import { type Session, withSession } from '../session/session.ts';
import type { Cli, Done } from '../terminal/cli.ts';
import { failureOfCall, wrongMoneyUsage } from '../terminal/failure.ts';
import { pairs, table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

type Options = {
  list?: boolean;
  takeBack?: number;
  export?: number;
  out?: ReportFile;
  excelCsv?: boolean;
  from?: Day;
  to?: Day;
};
type Asked = InvoiceLine['mark'];

/** Lines a person sees; `--json` has up to a page of them. */
const shownLines = 20;
const toAskAbout: Asked[] = ['not-ours', 'billed-though-free', 'repeated'];

export function addInvoice(program: Command, cli: Cli): void {
  const { money } = cli.terminal.texts;
  program
    .command('invoice')
    .description(money.commands.invoice)
    .argument('[file]', money.options.invoiceFile)
    .option('--from <day>', money.options.from, day('--from'))
    .option('--to <day>', money.options.until, day('--to'))
    .option('--list', money.options.invoiceList)
    .option('--export <id>', money.options.exportInvoice, wholeNumber('--export', 1, 2 ** 31))
    .option('--out <file>', money.options.outDisputed, reportFile(cli.surroundings))
    .option('--excel-csv', cli.terminal.texts.main.options.excelCsv)
    .option('--take-back <id>', money.options.takeBack, wholeNumber('--take-back', 1, 2 ** 31))
    .action((file: string | undefined, given: Options, command: Command) =>
      cli.run(command, (common) => {
        const { terminal } = cli;
        const { takeBack, export: exported } = given;
        const out = given.out && forExcel(given.out, given.excelCsv);
        const actions = [file !== undefined, given.list === true, takeBack !== undefined, exported !== undefined];
        if (actions.filter(Boolean).length !== 1) throw wrongMoneyUsage((usage) => usage.oneInvoiceAction);
        if ((exported !== undefined) !== (out !== undefined) && file === undefined) {
          throw wrongMoneyUsage((usage) => usage.exportNeedsOut);
        }
        if (out) mustBeWritable(out.path);
        if (exported !== undefined && out) {
          return withSession(cli, common.dataDir, 'changing', (session) =>
            exportLines(terminal, session, exported, out),
          );
        }
        if (takeBack !== undefined) {
          return withSession(cli, common.dataDir, 'changing', (session) =>
            takeBackInvoice(terminal, session, takeBack),
          );
        }
        if (file === undefined) {
          return withSession(cli, common.dataDir, 'reading', (session) => listInvoices(terminal, session));
        }
        // No connection is the right one by default: charges would be settled by somebody else's invoice.
        const { connection } = common;
        if (connection === undefined) throw wrongMoneyUsage((usage) => usage.invoiceNeedsConnection);
        const span = spanOf(given);
        return withSession(cli, common.dataDir, 'changing', (session) =>
          reconcileInvoice(terminal, session, typedPath(file, cli.surroundings), {
            connection,
            span,
            out: out ?? null,
          }),
        );
      }),
    );
}

async function reconcileInvoice(
  terminal: Terminal,
  session: Session,
  path: string,
  { connection, span, out }: { connection: string; span: { from?: number; to?: number }; out: ReportFile | null },
): Promise<Done> {
  const { id: connectionId } = await findConnection(session, connection);
  const fileId = session.fileToRead(path);
  const invoice = await session.ask('charges.importInvoice', { fileId, connectionId, ...span });
  const { lines } = await session.ask('charges.invoiceLines', {
    invoiceId: invoice.invoiceId,
    marks: toAskAbout,
    limit: 500,
  });
  const written = out ? await exportLines(terminal, session, invoice.invoiceId, out) : null;
  return {
    exit: 0,
    json: { invoice, lines, ...written?.json },
    lines: [...invoiceLines(terminal, invoice), ...askAboutLines(terminal, invoice, lines), ...(written?.lines ?? [])],
  };
}

/** The lines to ask the provider about, as a file. */
async function exportLines(terminal: Terminal, session: Session, invoiceId: number, out: ReportFile) {
  const fileId = session.fileToWrite(out.path);
  const { format, path } = out;
  const result = await session.core.call('charges.exportInvoiceLines', {
    ...{ invoiceId, fileId, format, language: terminal.language },
  });
  if (!result.ok) {
    if (result.error.code === 'not-found') throw wrongMoneyUsage((usage) => usage.invoiceUnknown, 'not-found');
    throw failureOfCall(result.error);
  }
  const { rows } = result.value;
  const lines = [terminal.texts.money.invoice.written(terminal.number(rows)), path];
  return { exit: 0 as const, json: { out: path, rows }, lines };
}

function invoiceLines(terminal: Terminal, invoice: Invoice): string[] {
  const { main, money } = terminal.texts;
  const { words, invoice: said } = money;
  const agrees = disagreeing(invoice) === 0 && invoice.stillUnknown === 0;
  return [
    ...pairs([
      [words.invoice, `${invoice.invoiceId}: ${invoice.fileName}`],
      [main.words.connection, invoice.connectionName],
      [words.period, periodText(terminal, invoice)],
      [words.lines, terminal.number(invoice.lines)],
      ...sumsOf(terminal, invoice),
    ]),
    ...table(countsOf(invoice).map(([name, count]) => [`  ${terminal.number(count)}`, said[name]])),
    ...notOverLines(terminal, invoice),
    ...skippedLines(terminal, invoice),
    agrees ? said.allAgrees : said.look,
  ];
}

/** As it was named, where it was; the last millisecond of it: a period that ends at midnight ends on the day before. */
function periodText(terminal: Terminal, { from, to, namedFrom, namedTo }: Invoice): string {
  return `${terminal.time(namedFrom ?? from)} – ${terminal.time((namedTo ?? to) - 1)}`;
}

function sumsOf(terminal: Terminal, invoice: Invoice): [string, string][] {
  const { rupiah, agrees, settledCharged, notBilled, billedThoughFree, notOurs, repeated } = invoice;
  if (rupiah === null) return [];
  const { invoice: said, words } = terminal.texts.money;
  // Lines without an amount, and calls without a price, add up to nothing that could be called a sum.
  const text = (value: number, of: number) => (value === 0 && of > 0 ? words.priceNotSet : terminal.rupiah(value));
  return [
    [said.billed, text(rupiah.billed, rupiah.withoutAmount)],
    [said.ours, text(rupiah.ours, agrees + settledCharged + notBilled)],
    [said.disputed, text(rupiah.disputed, Math.min(rupiah.withoutAmount, billedThoughFree + notOurs + repeated))],
  ];
}

/** The time was named, and goes on after what the file can know of. */
function notOverLines(terminal: Terminal, { namedTo, to, notOver }: Invoice): string[] {
  if (namedTo === null || namedTo <= to) return [];
  return [terminal.texts.money.invoice.notOver(terminal.time(to), terminal.number(notOver))];
}

function skippedLines(terminal: Terminal, { skipped, skippedRows }: Invoice): string[] {
  if (skipped === 0) return [];
  const { main, money } = terminal.texts;
  const shown = skippedRows
    .slice(0, shownLines)
    .map(({ sheet, row, text, amount }) => [
      `  ${sheet === undefined ? '' : `${sheet}, `}${main.words.row} ${row}`,
      text || '-',
      amount === null ? '' : terminal.rupiah(amount),
    ]);
  const rest = skipped - shown.length;
  return [
    money.invoice.skipped(terminal.number(skipped)),
    ...table(shown),
    ...(rest > 0 ? [`  ${main.words.more(terminal.number(rest))}`] : []),
  ];
}

type Count =
  | 'agrees'
  | 'settledCharged'
  | 'settledFree'
  | 'billedThoughFree'
  | 'notOurs'
  | 'repeated'
  | 'notBilled'
  | 'stillUnknown';

/** `agrees` always, the others where there are any. */
function countsOf(invoice: Invoice): [Count, number][] {
  const order: Count[] = [
    'agrees',
    'settledCharged',
    'settledFree',
    'billedThoughFree',
    'notOurs',
    'repeated',
    'notBilled',
    'stillUnknown',
  ];
  return order.flatMap((name): [Count, number][] =>
    invoice[name] > 0 || name === 'agrees' ? [[name, invoice[name]]] : [],
  );
}

function disagreeing({ billedThoughFree, notOurs, repeated, notBilled }: Invoice): number {
  return billedThoughFree + notOurs + repeated + notBilled;
}

function askAboutLines(terminal: Terminal, invoice: Invoice, lines: readonly InvoiceLine[]): string[] {
  if (lines.length === 0) return [];
  const { main, money } = terminal.texts;
  const all = invoice.notOurs + invoice.billedThoughFree + invoice.repeated;
  const shown = lines.slice(0, shownLines).map(({ sheet, row, sequenceId, billedAt, mark }) => [
    `  ${sheet === undefined ? '' : `${sheet}, `}${main.words.row} ${row}`,
    // A line may have a time and no id.
    sequenceId || (billedAt === null ? '-' : terminal.time(billedAt)),
    markText(terminal, mark),
  ]);
  const rest = all - shown.length;
  return [money.invoice.lines, ...table(shown), ...(rest > 0 ? [`  ${main.words.more(terminal.number(rest))}`] : [])];
}

function markText(terminal: Terminal, mark: Asked): string {
  const { invoice: said } = terminal.texts.money;
  switch (mark) {
    case 'agrees':
      return said.agrees;
    case 'billed-though-free':
      return said.billedThoughFree;
    case 'settled-charged':
      return said.settledCharged;
    case 'not-ours':
      return said.notOurs;
    case 'repeated':
      return said.repeated;
  }
}

async function listInvoices(terminal: Terminal, session: Session): Promise<Done> {
  const { main, money } = terminal.texts;
  if (session.system.role === 'reader') terminal.note(main.notes.readerOnly);
  const invoices: Invoice[] = [];
  let after: string | null = null;
  do {
    const page: { invoices: Invoice[]; next: string | null } = await session.ask('charges.invoices', {
      after,
      limit: 200,
    });
    invoices.push(...page.invoices);
    after = page.next;
  } while (after !== null);
  const { words, invoice: said } = money;
  const heading = [
    main.words.number,
    words.invoice,
    main.words.connection,
    words.period,
    words.lines,
    said.agrees,
    said.stillUnknown,
  ];
  const rows = invoices.map((invoice) => [
    String(invoice.invoiceId),
    invoice.fileName,
    invoice.connectionName,
    periodText(terminal, invoice),
    terminal.number(invoice.lines),
    terminal.number(invoice.agrees),
    terminal.number(invoice.stillUnknown),
  ]);
  return { exit: 0, json: { invoices }, lines: rows.length > 0 ? table([heading, ...rows]) : [said.none] };
}

async function takeBackInvoice(terminal: Terminal, session: Session, invoiceId: number): Promise<Done> {
  const removed = await session.core.call('charges.removeInvoice', { invoiceId });
  if (!removed.ok) {
    if (removed.error.code === 'not-found') throw wrongMoneyUsage((usage) => usage.invoiceUnknown, 'not-found');
    throw failureOfCall(removed.error);
  }
  return { exit: 0, json: { takenBack: invoiceId }, lines: [terminal.texts.money.invoice.takenBack] };
}
