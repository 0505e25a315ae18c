/** `person export`: everything held about one person, as a file for that person. */
import { extname } from 'node:path';
import type { Command } from 'commander';
import type { HeldFormat } from '../../../contract/people.ts';
import { mustBeWritable } from '../options/report-place.ts';
import { type TypedIn, typedPath } from '../options/typed-path.ts';
import { failureAboutWhom, readWhom } from '../options/whom.ts';
import { withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';
import { wrongPeopleUsage } from '../terminal/failure.ts';
import { pairs } from '../terminal/table.ts';

type Out = { path: string; format: HeldFormat };

export function addPersonExport(person: Command, cli: Cli): void {
  const { terminal, surroundings } = cli;
  const { commands, options, said } = terminal.texts.people;
  person
    .command('export')
    .description(commands.export)
    .requiredOption('--out <file>', options.out, heldFile(surroundings))
    .action(({ out }: { out: Out }, command: Command) =>
      cli.run(command, async ({ dataDir }) => {
        const whom = await readWhom(cli, command);
        mustBeWritable(out.path);
        return withSession(cli, dataDir, 'changing', async (session) => {
          const { path, format } = out;
          const order = { whom, fileId: session.fileToWrite(path), format, language: terminal.language };
          const result = await session.core.call('people.export', order);
          if (!result.ok) throw failureAboutWhom(result.error);
          const { held } = result.value;
          const { sheets } = terminal.texts.domain.personFile;
          const counts = Object.entries(held).map(
            ([kind, n]) => [sheets[kind as keyof typeof held], n === 0 ? null : terminal.number(n)] as const,
          );
          return { exit: 0, json: { out: path, held }, lines: [said.exported, path, ...pairs(counts)] };
        });
      }),
    );
}

function heldFile(typedIn: TypedIn): (text: string) => Out {
  return (text) => {
    const path = typedPath(text, typedIn);
    const extension = extname(text).toLowerCase();
    if (extension === '.xlsx') return { path, format: 'xlsx' };
    if (extension === '.json') return { path, format: 'json' };
    throw wrongPeopleUsage(({ badOut }) => badOut);
  };
}
