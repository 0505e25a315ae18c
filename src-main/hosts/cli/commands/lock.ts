/** `lock` and `operator`: the passphrases without which the keyring alone does not open the data. */
import type { Command } from 'commander';
import { type LockStatus, shortestPassphrase } from '../../../contract/lock.ts';
import { readSecretLine } from '../../common/secret-line.ts';
import { type Purpose, type Session, withSession } from '../session/session.ts';
import type { Cli, Done } from '../terminal/cli.ts';
import { CommandFailure } from '../terminal/failure.ts';
import type { Texts } from '../texts/texts.ts';

type Work = (session: Session, own: string) => Promise<LockStatus>;

export function addLock(program: Command, cli: Cli): void {
  const { commands, options } = cli.terminal.texts.lock;
  const lock = program.command('lock').description(commands.lock);
  lock
    .command('status')
    .description(commands.lockStatus)
    .action((_given: object, command: Command) => does(cli, command, 'reading', (session) => read(session)));
  lock
    .command('on')
    .description(commands.lockOn)
    .argument('<name>', options.name)
    .action((operator: string, _given: object, command: Command) =>
      does(cli, command, 'changing', async (session) =>
        session.ask('lock.on', { operator: named(operator), passphrase: await newPassphrase(cli) }),
      ),
    );
  lock
    .command('off')
    .description(commands.lockOff)
    .action((_given: object, command: Command) =>
      does(cli, command, 'changing', (session, own) => session.ask('lock.off', { own })),
    );
}

export function addOperator(program: Command, cli: Cli): void {
  const { commands, options } = cli.terminal.texts.lock;
  const operator = program.command('operator').description(commands.operator);
  operator
    .command('list')
    .description(commands.operatorList)
    .action((_given: object, command: Command) => does(cli, command, 'reading', (session) => read(session)));
  operator
    .command('add')
    .description(commands.operatorAdd)
    .argument('<name>', options.name)
    .action((name: string, _given: object, command: Command) =>
      does(cli, command, 'changing', async (session, own) =>
        session.ask('operators.add', { operator: named(name), passphrase: await newPassphrase(cli), own }),
      ),
    );
  operator
    .command('remove')
    .description(commands.operatorRemove)
    .argument('<name>', options.name)
    .action((name: string, _given: object, command: Command) =>
      does(cli, command, 'changing', (session, own) => session.ask('operators.remove', { operator: named(name), own })),
    );
  operator
    .command('passphrase')
    .description(commands.operatorPassphrase)
    .argument('<name>', options.name)
    .action((name: string, _given: object, command: Command) =>
      does(cli, command, 'changing', async (session, own) =>
        session.ask('operators.setPassphrase', { operator: named(name), passphrase: await newPassphrase(cli), own }),
      ),
    );
}

function read(session: Session): Promise<LockStatus> {
  return session.ask('lock.status', {});
}

/** `own`: the passphrase that opened the data; empty where the recovery key did, or there is no lock. */
function does(cli: Cli, command: Command, purpose: Purpose, work: Work): Promise<void> {
  return cli.run(command, ({ dataDir }) =>
    withSession(cli, dataDir, purpose, async (session) => {
      const { on } = await read(session);
      const own = on && !cli.byRecoveryKey() ? ((await cli.unlocking([]))?.passphrase ?? '') : '';
      return told(cli, await work(session, own));
    }),
  );
}

function told({ terminal }: Cli, { on, required, operators }: LockStatus): Done {
  const { said } = terminal.texts.lock;
  return {
    exit: on || !required ? 0 : 1,
    json: { on, required, operators },
    lines: [
      on ? said.on : said.off,
      ...(required ? [said.required] : []),
      ...operators.map(({ name, changedAt }) => said.operator(name, terminal.time(changedAt))),
    ],
  };
}

/** Typed twice unseen, or the next line of standard input. Errors: wrong usage where it is too short or differs. */
async function newPassphrase({ surroundings, terminal }: Cli): Promise<string> {
  const { stdin, stderr } = surroundings;
  const { ask } = terminal.texts.lock;
  const passphrase = await readSecretLine(stdin, stderr, ask.newPassphrase);
  const typed = passphrase.replace(/\r$/, '');
  if (typed.length < shortestPassphrase) throw usage((lock) => lock.tooShort(String(shortestPassphrase)));
  if (stdin.isTTY && (await readSecretLine(stdin, stderr, ask.again)) !== passphrase)
    throw usage((lock) => lock.differs);
  return typed;
}

function named(name: string): string {
  const plain = name.trim();
  if (plain === '' || plain.length > 60) throw usage((lock) => lock.badName);
  return plain;
}

function usage(say: (texts: Texts['lock']['usage']) => string): CommandFailure {
  return new CommandFailure('invalid-input', 2, ({ lock }) => say(lock.usage));
}
