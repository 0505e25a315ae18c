/** `branch show|set`: the branch's name and logo on what is written for others. */
import type { Command } from 'commander';
import { type Branch, branchNameSchema } from '../../../contract/branch.ts';
import { typedPath } from '../options/typed-path.ts';
import { withSession } from '../session/session.ts';
import type { Cli, Done } from '../terminal/cli.ts';
import { wrongReportUsage } from '../terminal/failure.ts';
import type { Terminal } from '../terminal/terminal.ts';

type Options = { name?: string; removeName?: boolean; logo?: string; removeLogo?: boolean };

export function addBranch(program: Command, cli: Cli): void {
  const { terminal, surroundings } = cli;
  const { commands, options } = terminal.texts.reports;
  const branch = program.command('branch').description(commands.branch);
  branch
    .command('show')
    .description(commands.branchShow)
    .action((_given: object, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'reading', async (session) =>
          told(terminal, await session.ask('branch.get', {}), []),
        ),
      ),
    );
  branch
    .command('set')
    .description(commands.branchSet)
    .option('--name <name>', options.branchName, branchName)
    .option('--remove-name', options.removeName)
    .option('--logo <file>', options.logoFile, (text) => typedPath(text, surroundings))
    .option('--remove-logo', options.removeLogo)
    .action(({ name, removeName, logo, removeLogo }: Options, command: Command) =>
      cli.run(command, ({ dataDir }) => {
        const both = (name !== undefined && removeName) || (logo !== undefined && removeLogo);
        const none = name === undefined && !removeName && logo === undefined && !removeLogo;
        if (both || none) throw wrongReportUsage((usage) => usage.badBranch);
        return withSession(cli, dataDir, 'changing', async (session) =>
          told(
            terminal,
            await session.ask('branch.set', {
              ...(name !== undefined && { name }),
              ...(removeName && { name: null }),
              ...(logo !== undefined && { logo: { fileId: session.fileToRead(logo) } }),
              ...(removeLogo && { logo: null }),
            }),
            [terminal.texts.reports.said.branchSaved],
          ),
        );
      }),
    );
}

export function branchName(text: string): string {
  const name = branchNameSchema.safeParse(text).data;
  if (name === undefined) throw wrongReportUsage((usage) => usage.badBranchName);
  return name;
}

/** The picture itself is no use in a terminal. */
function told(terminal: Terminal, { name, logo }: Branch, first: readonly string[]): Done {
  const { said } = terminal.texts.reports;
  const shown = logo && { format: logo.format, width: logo.width, height: logo.height, bytes: logo.bytes };
  return {
    exit: 0,
    json: { name, logo: shown },
    lines: [
      ...first,
      name === null ? said.noBranchName : said.branchName(name),
      logo === null
        ? said.noLogo
        : said.logo(logo.format.toUpperCase(), terminal.number(logo.width), terminal.number(logo.height)),
    ],
  };
}
