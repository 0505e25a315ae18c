/** `privacy purge`: removes what is over its days, or says what that is. */
import type { Command } from 'commander';
import type { Purge } from '../../../contract/privacy.ts';
import { retainedPurposes, retentionDaysSchema } from '../../../contract/purposes.ts';
import { wholeNumber } from '../options/option-values.ts';
import { withSession } from '../session/session.ts';
import type { Cli, Done } from '../terminal/cli.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

type Options = { olderThan?: number; dryRun?: boolean };

const most = retentionDaysSchema.maxValue ?? 1;

/** `privacy`: the command that it stands under. */
export function addPurge(privacy: Command, cli: Cli): void {
  const { commands, options } = cli.terminal.texts.privacy;
  privacy
    .command('purge')
    .description(commands.purge)
    .option('--older-than <days>', options.olderThan, wholeNumber('--older-than', 1, most))
    .option('--dry-run', options.dryRun)
    .action(({ olderThan, dryRun = false }: Options, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, dryRun ? 'reading' : 'changing', async (session) => {
          const days = olderThan === undefined ? {} : { olderThanDays: olderThan };
          const purge = await (dryRun ? session.ask('privacy.duePurge', days) : session.ask('privacy.purge', days));
          return doneOf(cli.terminal, purge, dryRun);
        }),
      ),
    );
}

function doneOf(terminal: Terminal, purge: Purge, dryRun: boolean): Done {
  const { said, words } = terminal.texts.privacy;
  const n = terminal.number;
  const json = { ...purge, dryRun, lists: purge.lists.length, byPurpose: byPurpose(purge), byList: purge.lists };
  if (purge.lookups + purge.rejectedRows === 0) return { exit: 0, json, lines: [said.none] };
  const heading = [words.list, words.lookups, words.rejectedRows, words.paidAnswers, words.rupiah];
  const rows = purge.lists.map((list) => [
    list.name,
    ...[list.lookups, list.rejectedRows, list.paidAnswers].map(n),
    terminal.rupiah(list.rupiah),
  ]);
  return {
    exit: 0,
    json,
    lines: [
      (dryRun ? said.would : said.removed)(n(purge.lookups), n(purge.rejectedRows)),
      ...(purge.paidAnswers > 0 ? [said.paid(n(purge.paidAnswers), terminal.rupiah(purge.rupiah))] : []),
      ...table([heading, ...rows]),
    ],
  };
}

/** Checks by the purpose of their list; purposes without any are left out. */
function byPurpose({ lists }: Purge): Record<string, number> {
  const sums = retainedPurposes.map((purpose) => {
    const of = lists.filter((list) => list.purpose === purpose);
    return [purpose, of.reduce((sum, list) => sum + list.lookups, 0)] as const;
  });
  return Object.fromEntries(sums.filter(([, lookups]) => lookups > 0));
}
