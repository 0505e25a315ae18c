/** `recovery-key`: makes the key that opens the data on any machine, and checks what somebody kept of it. */
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readRecoveryKey } from '../../common/recovery-key-input.ts';
import { typedPath } from '../options/typed-path.ts';
import { withSession } from '../session/session.ts';
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
  // Made only where somebody will see it: the one before opens nothing any more.
  if (out === undefined && terminal.json && surroundings.stderr.isTTY !== true)
    throw usage((data) => data.keyNeedsPlace);
  return withSession(cli, dataDir, 'changing', async (session) => {
    const file = out === undefined ? null : openNew(typedPath(out, surroundings));
    const { key, fingerprint, madeAt } = await session.ask('recoveryKey.make', {});
    const sheet = said.recoverySheet(twoLines(key), fingerprint, terminal.time(madeAt));
    file?.write(`${sheet}\n`);
    const shown = file === null ? [sheet] : [said.recoveryKeyWritten(file.path), said.fingerprint(fingerprint)];
    if (file === null && terminal.json) surroundings.stderr.write(`${sheet}\n`);
    return { exit: 0, json: { fingerprint }, lines: [...shown, said.recoveryKeyNext] };
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
    const { made } = await session.ask('recoveryKey.check', { typed: given });
    const fingerprint = made?.fingerprint ?? '';
    return { exit: 0, json: { fingerprint, opens: true }, lines: [said.recoveryKeyOpens(fingerprint)] };
  });
}

async function status(cli: Cli, dataDir: string | undefined): Promise<Done> {
  const { terminal } = cli;
  const { said } = terminal.texts.data;
  return withSession(cli, dataDir, 'reading', async (session) => {
    const { made } = await session.ask('recoveryKey.status', {});
    if (!made)
      return { exit: 1, json: { fingerprint: null, madeAt: null, checkedAt: null }, lines: [said.noRecoveryKey] };
    const { fingerprint, madeAt, checkedAt } = made;
    const standing = checkedAt === null ? said.uncheckedRecoveryKey : said.checkedRecoveryKey(terminal.time(checkedAt));
    return {
      exit: checkedAt === null ? 1 : 0,
      json: { fingerprint, madeAt, checkedAt },
      lines: [said.recoveryKeyMade(terminal.time(madeAt)), said.fingerprint(fingerprint), standing],
    };
  });
}

/** Refuses a file that is there before a key is made, and one that cannot be written. */
function openNew(path: string): { path: string; write(text: string): void } {
  try {
    writeFileSync(path, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const there = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw there
      ? usage((data) => data.outIsThere)
      : new CommandFailure('file-not-writable', 3, ({ domain }) => domain.errors['file-not-writable']);
  }
  return { path, write: (text) => writeFileSync(path, text, { mode: 0o600, flush: true }) };
}

/** Eight groups, four on a line. */
function twoLines(key: string): string {
  const groups = key.split('-');
  return [groups.slice(0, 4), groups.slice(4)].map((line) => `    ${line.join('-')}`).join('\n');
}

function usage(say: (texts: Texts['data']['usage']) => string): CommandFailure {
  return new CommandFailure('invalid-input', 2, ({ data }) => say(data.usage));
}
