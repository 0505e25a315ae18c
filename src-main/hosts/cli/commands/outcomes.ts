/** `outcomes import`: filled-in visit sheets that come back from field agents. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import { longestAgent, type OutcomeImport } from '../../../contract/outcomes.ts';
import { outcomeProblemSentence, outcomeWords } from '../../../words/outcomes.ts';
import { readSecretLine } from '../../common/secret-line.ts';
import { typedPath } from '../options/typed-path.ts';
import { withSession } from '../session/session.ts';
import type { Cli, Done } from '../terminal/cli.ts';
import { wrongOutcomeUsage } from '../terminal/failure.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

type Options = { agent?: string; dryRun?: boolean; passwordStdin?: boolean };

/** As Excel takes it. */
const longestPassword = 255;
/** Problems a person sees; `--json` has more. */
const shownProblems = 30;
const counted = ['known', 'blank', 'unknown', 'changed', 'unread'] as const;

export function addOutcomes(program: Command, cli: Cli): void {
  const { outcomes } = cli.terminal.texts;
  program
    .command('outcomes')
    .description(outcomes.commands.outcomes)
    .command('import')
    .description(outcomes.commands.import)
    .argument('<files...>', outcomes.options.files)
    .option('--agent <name>', outcomes.options.agent)
    .option('--dry-run', outcomes.options.dryRun)
    .option('--password-stdin', outcomes.options.passwordStdin)
    .action((files: string[], given: Options, command: Command) =>
      cli.run(command, async ({ dataDir }) => {
        const password = given.passwordStdin ? await passwordOf(cli) : null;
        return withSession(cli, dataDir, 'changing', async (session) => {
          const paths = files.map((file) => typedPath(file, cli.surroundings));
          const result = await session.ask('outcomes.import', {
            fileIds: paths.map((path) => session.fileToRead(path)),
            password,
            agent: given.agent?.slice(0, longestAgent) ?? null,
            apply: given.dryRun !== true,
          });
          return doneOf(cli.terminal, {
            ...result,
            // One that is not there has no name but the one that was typed.
            files: result.files.map((file, index) => ({ ...file, name: file.name || basename(paths[index] ?? '') })),
          });
        });
      }),
    );
}

async function passwordOf({ terminal, surroundings: { stdin, stderr } }: Cli): Promise<string> {
  const { notes } = terminal.texts.outcomes;
  const line = await readSecretLine(stdin, stderr, notes.passwordPrompt);
  const password = line.replace(/^\uFEFF/, '').replace(/\r$/, '');
  if (password === '' || password.length > longestPassword) throw wrongOutcomeUsage((usage) => usage.noPassword);
  return password;
}

/** 1 where somebody has to look at something. */
function doneOf(terminal: Terminal, result: OutcomeImport): Done {
  const { outcomes, domain } = terminal.texts;
  const { words, said } = outcomes;
  const look = result.unknown + result.changed + result.unread > 0 || result.files.some(({ error }) => error !== null);
  const stored = result.applied ? words.outcomes : words.wouldStore;
  const files = table([
    [words.file, stored, ...counted.map((count) => words[count])],
    ...result.files.map((file) => [
      file.name,
      terminal.number(file.outcomes),
      ...counted.map((count) => terminal.number(file[count])),
    ]),
  ]);
  const told = result.files.flatMap(({ name, error, imported }) =>
    error !== null ? [`${name}: ${domain.errors[error]}`] : imported ? [`${name}: ${said.imported}`] : [],
  );
  const kinds = Object.entries(result.kinds).map(([kind, n]) => [
    `  ${terminal.number(n)}`,
    outcomeWords[terminal.language].kind[kind as keyof typeof result.kinds],
  ]);
  return {
    exit: look ? 1 : 0,
    json: result,
    lines: [
      ...files,
      ...table(kinds),
      ...told,
      ...problemLines(terminal, result),
      ...(result.applied ? [] : [said.nothingStored]),
    ],
  };
}

function problemLines(terminal: Terminal, { problems, moreProblems }: OutcomeImport): string[] {
  const { main } = terminal.texts;
  const shown = problems
    .slice(0, shownProblems)
    .map((problem) => [
      `  ${problem.file}${problem.sheet === null ? '' : `, ${problem.sheet}`}, ${main.words.row} ${problem.row}`,
      problem.name ?? '',
      outcomeProblemSentence(problem, terminal.language),
    ]);
  const rest = problems.length - shown.length + moreProblems;
  return [...table(shown), ...(rest > 0 ? [`  ${main.words.more(terminal.number(rest))}`] : [])];
}
