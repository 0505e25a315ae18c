/** `person restrict|unrestrict`: nobody asks or reports about the person, until somebody lifts it. */
import type { Command } from 'commander';
import { longestReason, type PersonNamed } from '../../../contract/privacy.ts';
import { readWhom } from '../options/whom.ts';
import { withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';
import { wrongPrivacyUsage } from '../terminal/failure.ts';

/** `person`: the command that it stands under, which has the options that say whom. */
export function addRestrict(person: Command, cli: Cli): void {
  const { terminal } = cli;
  const { commands, options, said } = terminal.texts.privacy;
  person
    .command('restrict')
    .description(commands.restrict)
    .option('--reason <text>', options.reason)
    .action(({ reason = '' }: { reason?: string }, command: Command) =>
      cli.run(command, async ({ dataDir }) => {
        const whom = await personNamed(cli, command);
        return withSession(cli, dataDir, 'changing', async (session) => {
          const { cancelled } = await session.ask('privacy.restrict', {
            person: whom,
            reason: reason.slice(0, longestReason),
          });
          const lines = [said.restricted(terminal.number(cancelled))];
          return { exit: 0, json: { restricted: true, cancelled }, lines };
        });
      }),
    );
  person
    .command('unrestrict')
    .description(commands.unrestrict)
    .action((_given: object, command: Command) =>
      cli.run(command, async ({ dataDir }) => {
        const whom = await personNamed(cli, command);
        return withSession(cli, dataDir, 'changing', async (session) => {
          const { unrestricted } = await session.ask('privacy.unrestrict', { person: whom });
          const lines = [unrestricted ? said.unrestricted : said.notRestricted];
          return { exit: 0, json: { unrestricted }, lines };
        });
      }),
    );
}

/** By the NIK: a phone may be somebody else's by now. Errors: wrong usage. */
export async function personNamed(cli: Cli, command: Command): Promise<PersonNamed> {
  const whom = await readWhom(cli, command);
  if (!('nik' in whom)) throw wrongPrivacyUsage((usage) => usage.byNik);
  return { nik: whom.nik };
}
