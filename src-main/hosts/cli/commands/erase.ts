/** `person erase`: erases a person for good, and leaves a certificate that says nothing of them. */
import type { Command } from 'commander';
import { openNewSheet } from '../files/new-sheet.ts';
import { typedPath } from '../options/typed-path.ts';
import { withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';
import { failureOfCall, wrongPrivacyUsage } from '../terminal/failure.ts';
import { personNamed } from './restrict.ts';

type Options = { certificate?: string; yes?: boolean };

/** `person`: the command that it stands under, which has the options that say whom. */
export function addErase(person: Command, cli: Cli): void {
  const { terminal, surroundings } = cli;
  const { commands, options, said } = terminal.texts.privacy;
  person
    .command('erase')
    .description(commands.erase)
    .option('--certificate <file>', options.certificate)
    .option('--yes', options.eraseYes)
    .action(({ certificate, yes }: Options, command: Command) =>
      cli.run(command, async ({ dataDir }) => {
        if (certificate === undefined) throw wrongPrivacyUsage((usage) => usage.noCertificate);
        if (!yes) throw wrongPrivacyUsage((usage) => usage.eraseNeedsYes);
        const whom = await personNamed(cli, command);
        return withSession(cli, dataDir, 'changing', async (session) => {
          // Its room is taken before anything goes, so that nobody is erased without one.
          const file = openNewSheet(typedPath(certificate, surroundings));
          const result = await session.core.call('privacy.erase', { person: whom });
          if (!result.ok) {
            file.remove();
            throw failureOfCall(result.error);
          }
          const made = result.value.certificate;
          file.write(`${JSON.stringify(made, null, 2)}\n`);
          return {
            exit: 0,
            json: { erased: made.erased, certificate: file.path },
            lines: [...made.text[terminal.language], '', said.certificateAt(file.path)],
          };
        });
      }),
    );
}
