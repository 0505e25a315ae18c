/**
 * `status` and `lists`: the progress of everything. Both only read, and also work beside another copy of the program.
 */
import type { Command } from 'commander';
import type { List } from '../../../contract/lists.ts';
import { withheldColumns } from '../files/withheld-columns.ts';
import { listNumber } from '../options/option-values.ts';
import { nextLines, summaryLines } from '../sending/output.ts';
import { spenders, spendingLines, spendingOf, todayLines } from '../sending/spending.ts';
import { doneIn, findConnection, listsIn, type Scope, summaryOf } from '../session/scope.ts';
import { withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

export function addStatus(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { commands, options, notes } = terminal.texts.main;
  program
    .command('status')
    .description(commands.status)
    .option('--list <id>', options.list, listNumber)
    .action((given: { list?: number }, command: Command) =>
      cli.run(command, (common) =>
        withSession(cli, common.dataDir, 'reading', async (session) => {
          if (session.system.role === 'reader') terminal.note(notes.readerOnly);
          const { sharedPlace } = session.system;
          if (sharedPlace) terminal.note(notes.sharedPlace[sharedPlace]);
          if (session.system.keyring.weak) terminal.note(notes.weakKeyring);
          const { made } = await session.ask('recoveryKey.status', {});
          if (!made) terminal.note(terminal.texts.data.said.noRecoveryKey);
          else if (made.checkedAt === null) terminal.note(terminal.texts.data.said.uncheckedRecoveryKey);
          const named = common.connection === undefined ? null : await findConnection(session, common.connection);
          const scope: Scope = { listId: given.list ?? null, connectionId: named?.id ?? null };
          const lists = await listsIn(session, scope);
          const status = await session.ask('queue.status', {});
          const summary = summaryOf(lists, status, scope, null);
          const all = scope.listId === null && scope.connectionId === null;
          const using = spenders(status.connections, lists, all);
          const left = scope.listId === null ? null : await withheldColumns(session, terminal, scope.listId);
          const lines = [
            ...summaryLines(terminal, summary),
            ...(left?.lines ?? []),
            ...(all ? todayLines(terminal, status.today) : []),
            ...spendingLines(terminal, using),
            ...nextLines(terminal, summary),
          ];
          const spent = using.map(spendingOf);
          return { exit: 0, json: { ...summary, ...left?.json, spent, today: all ? status.today : null }, lines };
        }),
      ),
    );
}

export function addLists(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { main } = terminal.texts;
  program
    .command('lists')
    .description(main.commands.lists)
    .action((_given: object, command: Command) =>
      cli.run(command, (common) =>
        withSession(cli, common.dataDir, 'reading', async (session) => {
          if (session.system.role === 'reader') terminal.note(main.notes.readerOnly);
          const named = common.connection === undefined ? null : await findConnection(session, common.connection);
          const lists = await listsIn(session, { listId: null, connectionId: named?.id ?? null });
          const { words } = main;
          const heading = [words.number, words.list, words.connection, words.rows, words.done, words.when];
          const rows = lists.map((list) => [
            String(list.id),
            list.name,
            list.connectionName,
            terminal.number(list.rows),
            doneText(terminal, list),
            terminal.time(list.createdAt),
          ]);
          return { exit: 0, json: { lists }, lines: rows.length > 0 ? table([heading, ...rows]) : [main.next.noLists] };
        }),
      ),
    );
}

/** `25 (50 %)`, rounded down: 100 % means that every row has its end. */
function doneText({ number, texts }: Terminal, list: List): string {
  const done = doneIn(list);
  const percent = list.accepted === 0 ? 0 : Math.floor((done * 100) / list.accepted);
  const text = `${number(done)} (${number(percent)} %)`;
  return list.waitsElsewhere ? `${text}, ${texts.money.orders.elsewhere}` : text;
}
