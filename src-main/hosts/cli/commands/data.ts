/**
 * `data`: what is in the data folder, and what can be done when its store does not open or is an older copy. Each order
 * needs an explicit yes: `--yes`, or the person's at the terminal.
 */
import type { Command } from 'commander';
import { canBeRescued } from '../../../core/kernel/errors.ts';
import { newestBackup } from '../../../core/store/data-folder.ts';
import { chooseDataDir } from '../../common/data-dir.ts';
import { openSession, type Purpose, type Session, withSession } from '../session/session.ts';
import type { Cli, Done } from '../terminal/cli.ts';
import { askYes } from '../terminal/confirmation.ts';
import { CommandFailure } from '../terminal/failure.ts';

type Order = 'restoreBackup' | 'startAfresh' | 'acceptOlder';
type Given = { [Name in Order]?: boolean } & { yes?: boolean };

export function addData(program: Command, cli: Cli): void {
  const { commands, options } = cli.terminal.texts.data;
  program
    .command('data')
    .description(commands.data)
    .option('--restore-backup', options.restoreBackup)
    .option('--start-afresh', options.startAfresh)
    .option('--accept-older', options.acceptOlder)
    .option('--yes', options.yes)
    .action((given: Given, command: Command) =>
      cli.run(command, ({ dataDir }) => {
        const orders = (['restoreBackup', 'startAfresh', 'acceptOlder'] as const).filter((name) => given[name]);
        const [order] = orders;
        if (orders.length > 1) throw usage('oneOrder');
        if (order === undefined) return look(cli, dataDir);
        return order === 'acceptOlder' ? acceptOlder(cli, dataDir, given) : rescue(cli, dataDir, order, given);
      }),
    );
}

/** What stands there: whether it opens, what is missing of it, the newest backup. */
async function look(cli: Cli, dataDirArgument: string | undefined): Promise<Done> {
  const { terminal } = cli;
  const { said } = terminal.texts.data;
  const dataDir = chooseDataDir(dataDirArgument, cli.surroundings.env);
  const session = await openOrWhyNot(cli, dataDirArgument, 'reading');
  const backup = newestBackup(dataDir);
  const lines = [said.folder(dataDir), backup ? said.backup(terminal.time(backup.at)) : said.noBackup];
  if (session instanceof CommandFailure) {
    const json = { dataDir, opens: false, code: session.code, older: null, backup };
    return { exit: 1, json, lines: [session.say(terminal.texts), ...lines] };
  }
  try {
    const { older } = session.system;
    const standing = older ? said.older(terminal.number(older.commits), terminal.number(older.calls)) : said.whole;
    return {
      exit: older ? 1 : 0,
      json: { dataDir, opens: true, code: older ? 'store-older' : null, older, backup },
      lines: [standing, ...lines],
    };
  } finally {
    await session.close();
  }
}

async function rescue(
  cli: Cli,
  dataDirArgument: string | undefined,
  order: 'restoreBackup' | 'startAfresh',
  given: Given,
): Promise<Done> {
  const { terminal } = cli;
  const { said, ask } = terminal.texts.data;
  const dataDir = chooseDataDir(dataDirArgument, cli.surroundings.env);
  const session = await openOrWhyNot(cli, dataDirArgument, 'changing');
  if (!(session instanceof CommandFailure)) {
    await session.close();
    throw usage('opens');
  }
  const backup = newestBackup(dataDir);
  if (order === 'restoreBackup' && !backup) throw usage('noBackup');
  terminal.note(session.say(terminal.texts));
  const question = order === 'startAfresh' ? ask.startAfresh : ask.restoreBackup(terminal.time(backup?.at ?? 0));
  if (!(await clearYes(cli, given, question))) return declined(cli);
  const { restoreBackup, startAfresh } = await import('../../../core/store/rescue.ts');
  const setAside = order === 'startAfresh' ? startAfresh(dataDir, Date.now()) : restoreBackup(dataDir, Date.now());
  const done = order === 'startAfresh' ? said.startedAfresh : said.restored;
  return { exit: 0, json: { dataDir, done: order, setAside }, lines: [done, said.setAside(setAside)] };
}

async function acceptOlder(cli: Cli, dataDir: string | undefined, given: Given): Promise<Done> {
  const { terminal } = cli;
  const { said, ask } = terminal.texts.data;
  return withSession(cli, dataDir, 'changing', async (session) => {
    const { older } = session.system;
    if (!older) throw usage('notOlder');
    terminal.note(said.older(terminal.number(older.commits), terminal.number(older.calls)));
    if (!(await clearYes(cli, given, ask.acceptOlder))) return declined(cli);
    await session.ask('system.acceptOlder', {});
    return { exit: 0, json: { done: 'acceptOlder', older }, lines: [said.accepted] };
  });
}

/** The failure that kept the store from being opened, where something can be done about it here; any other is thrown. */
async function openOrWhyNot(
  cli: Cli,
  dataDir: string | undefined,
  purpose: Purpose,
): Promise<Session | CommandFailure> {
  try {
    return await openSession(cli, dataDir, purpose);
  } catch (error) {
    if (error instanceof CommandFailure && canBeRescued(error.code)) return error;
    throw error;
  }
}

async function clearYes(cli: Cli, given: Given, question: string): Promise<boolean> {
  if (given.yes) return true;
  if (!cli.terminal.interactive) throw usage('needsYes');
  return askYes(question, cli.interruptible(null).signal, cli.surroundings);
}

function declined(cli: Cli): Done {
  return { exit: 1, json: { done: null }, lines: [cli.terminal.texts.data.said.declined] };
}

function usage(name: 'oneOrder' | 'opens' | 'noBackup' | 'notOlder' | 'needsYes'): CommandFailure {
  return new CommandFailure('invalid-input', 2, ({ data }) => data.usage[name]);
}
