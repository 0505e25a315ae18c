/** `recovery-key`: makes the key that opens the data on any machine, and checks what somebody kept of it. */
import type { Command } from 'commander';
import { readRecoveryKey } from '../../common/recovery-key-input.ts';
import { type NewSheet, openNewSheet } from '../files/new-sheet.ts';
import { typedPath } from '../options/typed-path.ts';
import { type Session, withSession } from '../session/session.ts';
import type { Cli, Done } from '../terminal/cli.ts';
import { CommandFailure } from '../terminal/failure.ts';
import type { Texts } from '../texts/texts.ts';

export function addRecoveryKey(program: Command, cli: Cli): void {
  const { commands, options } = cli.terminal.texts.data;
  const key = program.command('recovery-key').description(commands.recoveryKey);
  key
    .command('make')
    .description(commands.recoveryKeyMake)
    .option('--out <file>', options.out)
    .action((given: { out?: string }, command: Command) =>
      cli.run(command, ({ dataDir }) => make(cli, dataDir, given.out)),
    );
  key
    .command('check')
    .description(commands.recoveryKeyCheck)
    .action((_given: object, command: Command) => cli.run(command, ({ dataDir }) => check(cli, dataDir)));
  key
    .command('status')
    .description(commands.recoveryKeyStatus)
    .action((_given: object, command: Command) => cli.run(command, ({ dataDir }) => status(cli, dataDir)));
}

/** The key goes to the file, or to the person who reads this output; never into `--json`. */
async function make(cli: Cli, dataDir: string | undefined, out: string | undefined): Promise<Done> {
  const { terminal, surroundings } = cli;
  const { said } = terminal.texts.data;
  // Made only where somebody will see it.
  if (out === undefined && terminal.json && surroundings.stderr.isTTY !== true)
    throw usage((data) => data.keyNeedsPlace);
  return withSession(cli, dataDir, 'changing', async (session) => {
    const file = out === undefined ? null : openNewSheet(typedPath(out, surroundings));
    const { key, fingerprint, madeAt } = await madeFor(file, session);
    const sheet = said.recoverySheet(twoLines(key), fingerprint, terminal.time(madeAt));
    if (file !== null) await writeOrDrop(file, `${sheet}\n`, session);
    const { before } = await session.ask('recoveryKey.status', {});
    const shown = file === null ? [sheet] : [said.recoveryKeyWritten(file.path), said.fingerprint(fingerprint)];
    if (file === null && terminal.json) surroundings.stderr.write(`${sheet}\n`);
    const next = before.length > 0 ? said.recoveryKeyNextBefore : said.recoveryKeyNext;
    return { exit: 0, json: { fingerprint }, lines: [...shown, next] };
  });
}

async function check(cli: Cli, dataDir: string | undefined): Promise<Done> {
  const { terminal, surroundings } = cli;
  const { said } = terminal.texts.data;
  return withSession(cli, dataDir, 'changing', async (session) => {
    // Where it opened the data it was given already.
    const given =
      (await cli.recoveryKey()) ?? (await readRecoveryKey(surroundings.stdin, surroundings.stderr, terminal.language));
    if (given === '') throw new CommandFailure('invalid-input', 2, ({ main }) => main.usage.noRecoveryKey);
    const { fingerprint, made } = await session.ask('recoveryKey.check', { typed: given });
    const newer = made !== null && made.fingerprint !== fingerprint ? [said.recoveryKeyNewer(made.fingerprint)] : [];
    return { exit: 0, json: { fingerprint, opens: true }, lines: [said.recoveryKeyOpens(fingerprint), ...newer] };
  });
}

async function status(cli: Cli, dataDir: string | undefined): Promise<Done> {
  const { terminal } = cli;
  const { said } = terminal.texts.data;
  return withSession(cli, dataDir, 'reading', async (session) => {
    const { made, before } = await session.ask('recoveryKey.status', {});
    if (!made) {
      const none = { fingerprint: null, madeAt: null, checkedAt: null, before };
      return { exit: 1, json: none, lines: [said.noRecoveryKey] };
    }
    const { fingerprint, madeAt, checkedAt } = made;
    const standing = checkedAt === null ? said.uncheckedRecoveryKey : said.checkedRecoveryKey(terminal.time(checkedAt));
    return {
      exit: checkedAt === null ? 1 : 0,
      json: { fingerprint, madeAt, checkedAt, before },
      lines: [
        ...[said.recoveryKeyMade(terminal.time(madeAt)), said.fingerprint(fingerprint), standing],
        ...before.map((older) => said.opensTooUntilThen(older.fingerprint, terminal.time(older.madeAt))),
      ],
    };
  });
}

/** Errors: those of the call; the file is then gone. */
async function madeFor(file: NewSheet | null, session: Session) {
  try {
    return await session.ask('recoveryKey.make', {});
  } catch (error) {
    file?.remove();
    throw error;
  }
}

/** A key that nobody can read takes no other's place. */
async function writeOrDrop(file: NewSheet, sheet: string, session: Session): Promise<void> {
  try {
    file.write(sheet);
  } catch (error) {
    await session.ask('recoveryKey.drop', {});
    throw error;
  }
}

/** Eight groups, four on a line. */
function twoLines(key: string): string {
  const groups = key.split('-');
  return [groups.slice(0, 4), groups.slice(4)].map((line) => `    ${line.join('-')}`).join('\n');
}

function usage(say: (texts: Texts['data']['usage']) => string): CommandFailure {
  return new CommandFailure('invalid-input', 2, ({ data }) => say(data.usage));
}
