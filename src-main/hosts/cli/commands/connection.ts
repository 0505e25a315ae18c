/** `connection list|test|delete`: the accounts as they are. `connection set` has a file of its own. */
import type { Command } from 'commander';
import type { OutputOf } from '../../../contract/index.ts';
import { queueText } from '../sending/output.ts';
import { spendingTexts } from '../sending/spending.ts';
import { findConnection } from '../session/scope.ts';
import { withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';
import { proxyWords } from '../terminal/proxy-words.ts';
import { pairs, table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { addConnectionSet } from './connection-set.ts';

export function addConnection(program: Command, cli: Cli): void {
  const { main } = cli.terminal.texts;
  const connection = program.command('connection').description(main.commands.connection);
  addConnectionSet(connection, cli);
  addList(connection, cli);
  addTest(connection, cli);
  addDelete(connection, cli);
}

function addList(connection: Command, cli: Cli): void {
  const { terminal } = cli;
  const { main } = terminal.texts;
  connection
    .command('list')
    .description(main.commands.connectionList)
    .action((_options: object, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'reading', async (session) => {
          const { connections } = await session.ask('connections.list', {});
          const { words } = main;
          const { noPrice, practice } = terminal.texts.money.words;
          const rows = connections.map((one) => [
            one.name,
            one.kind === 'practice' ? words.practice : one.baseUrl,
            words.perSecond(terminal.number(one.ratePerSecond)),
            one.pricePerCall > 0 ? terminal.rupiah(one.pricePerCall) : one.kind === 'account' ? noPrice : practice,
            spendingTexts(terminal, one).today,
            spendingTexts(terminal, one).month,
            one.kind === 'practice' ? words.none : proxyWords(terminal, one),
            queueText(terminal, one.queue),
          ]);
          const only = connections.every(({ kind }) => kind === 'practice');
          const { price, today, month } = terminal.texts.money.words;
          const heading = [words.connection, words.baseUrl, words.pace, price, today, month, words.proxy, words.queue];
          const lines = table([heading, ...rows]);
          return { exit: 0, json: { connections }, lines: only ? [...lines, main.next.noConnections] : lines };
        }),
      ),
    );
}

function addTest(connection: Command, cli: Cli): void {
  const { terminal } = cli;
  const { main } = terminal.texts;
  connection
    .command('test')
    .description(main.commands.connectionTest)
    .option('--name <name>', main.options.name)
    .action((options: { name?: string }, command: Command) =>
      cli.run(command, (common) =>
        withSession(cli, common.dataDir, 'reading', async (session) => {
          const found = await findConnection(session, options.name ?? common.connection);
          const tested = await session.ask('connections.test', { id: found.id });
          const sentence = tested.reachable
            ? main.said.reachable(terminal.number(Math.round(tested.milliseconds)))
            : main.said.unreachable(main.unreachableBecause[tested.failure ?? 'network']);
          return {
            exit: tested.reachable ? 0 : 1,
            json: { connection: found.name, ...tested },
            lines: [sentence, ...wayLines(terminal, tested)],
          };
        }),
      ),
    );
}

/** Which way it went, and whose certificates it was taken for. */
function wayLines(terminal: Terminal, { failure, proxy, issuer, trust }: OutputOf<'connections.test'>): string[] {
  const { words, said } = terminal.texts.main;
  return pairs([
    [words.proxy, proxy ?? (failure === 'proxy-unsupported' ? null : words.straight)],
    [words.issuer, issuer === null ? null : trust === null ? issuer : said.issuedBy(issuer, said.trust[trust])],
  ]);
}

function addDelete(connection: Command, cli: Cli): void {
  const { main } = cli.terminal.texts;
  connection
    .command('delete')
    .description(main.commands.connectionDelete)
    .requiredOption('--name <name>', main.options.name)
    .action((options: { name: string }, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'changing', async (session) => {
          const found = await findConnection(session, options.name);
          await session.ask('connections.delete', { id: found.id });
          return { exit: 0, json: { deleted: found.name }, lines: [main.said.connectionDeleted] };
        }),
      ),
    );
}
