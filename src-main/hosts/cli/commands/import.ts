/** `import FILE`: a file becomes a list whose lookups wait for `run`; with `--dry-run` it only says what would happen. */
import type { Command } from 'commander';
import { mustBePlaceForProblems, saveExtraFiles } from '../files/extra-files.ts';
import {
  fileLines,
  type ImportOptions,
  importedBeforeJson,
  importList,
  previewList,
  sampleLines,
  sortOperands,
  withImportOptions,
} from '../files/import-list.ts';
import { forecastLines, forecastOf } from '../sending/forecast.ts';
import { problemLines, summaryLines } from '../sending/output.ts';
import { summarise } from '../session/scope.ts';
import { withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';

export function addImport(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { main } = terminal.texts;
  const command = program.command('import').description(main.commands.import);
  withImportOptions(command, cli).action((first: string, more: string[], given: ImportOptions) =>
    cli.run(command, (common) => {
      const { file, options } = sortOperands([first, ...more], given, cli.surroundings);
      mustBePlaceForProblems(options, [file]);
      return withSession(cli, common.dataDir, options.dryRun ? 'reading' : 'changing', async (session) => {
        if (options.dryRun) return previewList(session, terminal, file, options);
        const imported = await importList(session, common, file, options);
        const listId = imported.list.id;
        const beside = await saveExtraFiles(session, terminal, imported, options);
        const summary = await summarise(session, { listId, connectionId: null }, null);
        const forecast = await forecastOf(session, [imported.list]);
        const { connections } = await session.ask('connections.list', {});
        const { failure } = beside;
        return {
          exit: failure ? failure.exit : 0,
          json: {
            ...summary,
            file: imported.file,
            problems: imported.problems,
            ...importedBeforeJson(terminal, imported),
            ...(imported.samples && { samples: imported.samples }),
            ...beside.json,
            forecast,
            ...(failure && { error: { code: failure.code, message: failure.message } }),
          },
          lines: [
            ...fileLines(terminal, imported.file, new Map()),
            ...summaryLines(terminal, summary),
            ...problemLines(terminal, imported.problems),
            ...sampleLines(terminal, imported.samples ?? []),
            ...beside.lines,
            ...forecastLines(terminal, forecast, connections),
            main.next.startList(listId),
          ],
        };
      });
    }),
  );
}
