/** `keyring`: what seals the data on this machine, and sealing it anew with another one. */
import type { Command } from 'commander';
import { type KeyringKind, type KeyringStatus, keyringKinds } from '../../../contract/keys.ts';
import { oneOf } from '../options/option-values.ts';
import { withSession } from '../session/session.ts';
import type { Cli, Done } from '../terminal/cli.ts';
import type { Terminal } from '../terminal/terminal.ts';

export function addKeyring(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { commands } = terminal.texts.data;
  const keyring = program.command('keyring').description(commands.keyring);
  keyring
    .command('status')
    .description(commands.keyringStatus)
    .action((_given: object, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'reading', async (session) =>
          told(terminal, await session.ask('keyring.status', {}), []),
        ),
      ),
    );
  keyring
    .command('change')
    .description(commands.keyringChange)
    .argument('<kind>', terminal.texts.data.options.kind, oneOf('KIND', keyringKinds))
    .action((kind: KeyringKind, _given: object, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'changing', async (session) => {
          const status = await session.ask('keyring.change', { kind });
          return told(terminal, status, [terminal.texts.data.said.keyringChanged]);
        }),
      ),
    );
}

function told(terminal: Terminal, status: KeyringStatus, first: readonly string[]): Done {
  const { said, keyrings } = terminal.texts.data;
  const named = (kinds: readonly KeyringKind[]) => kinds.map((kind) => `${kind} (${keyrings[kind]})`).join(', ');
  const { keyring, weak, available, silent } = status;
  return {
    exit: 0,
    json: { keyring, weak, available },
    lines: [
      ...first,
      said.keyring(named([keyring])),
      ...(weak ? [terminal.texts.main.notes.weakKeyring] : []),
      said.available(named(available)),
      ...(silent.length > 0 ? [said.silent(named(silent))] : []),
    ],
  };
}
