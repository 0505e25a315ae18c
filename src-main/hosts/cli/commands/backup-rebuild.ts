/** `backup rebuild`: damaged data becomes data that opens, of the newest good backup and what can still be read. */
import type { Command } from 'commander';
import { CoreError } from '../../../core/kernel/errors.ts';
import { rebuiltLines } from '../../../words/rebuilt.ts';
import { createNodePorts } from '../../common/node-ports.ts';
import type { Cli, Done } from '../terminal/cli.ts';
import { askYes } from '../terminal/confirmation.ts';
import { CommandFailure, failureOfCall } from '../terminal/failure.ts';

type Given = { dryRun?: boolean; yes?: boolean };

export function addBackupRebuild(backup: Command, cli: Cli): void {
  const { commands, options } = cli.terminal.texts.backups;
  backup
    .command('rebuild')
    .description(commands.rebuild)
    .option('--dry-run', options.dryRun)
    .option('--yes', options.rebuildYes)
    .action((given: Given, command: Command) => cli.run(command, ({ dataDir }) => rebuild(cli, dataDir, given)));
}

async function rebuild(cli: Cli, dataDir: string | undefined, { dryRun = false, yes = false }: Given): Promise<Done> {
  const { terminal } = cli;
  const { env, startWorker, betterKeyrings, startSystemProcess } = cli.surroundings;
  const { usage, askRebuild, restore: words } = terminal.texts.backups;
  if (!dryRun && !yes && !terminal.interactive)
    throw new CommandFailure('invalid-input', 2, ({ backups }) => backups.usage.needsYes, { message: usage.needsYes });
  const { rebuildData } = await import('../../../core/backups/rebuild-data.ts');
  const host = createNodePorts({ host: 'cli', env, dataDir, startWorker, betterKeyrings, startSystemProcess });
  try {
    const recoveryKey = await cli.recoveryKey();
    if (!dryRun && !yes) {
      // Who is asked sees first what it will be.
      const looked = await rebuildData(host.ports, { recoveryKey, dryRun: true });
      for (const line of rebuiltLines(terminal.language, looked, terminal)) terminal.note(line);
      if (!(await askYes(askRebuild, cli.interruptible(null).signal, cli.surroundings)))
        return { exit: 1, json: { account: null }, lines: [words.declined] };
    }
    const rebuilt = await rebuildData(host.ports, { recoveryKey, dryRun });
    const { account, madeAt, aside } = rebuilt;
    return {
      exit: account.complete && account.tables.every(({ lost, older }) => lost + older === 0) ? 0 : 1,
      json: { backupMadeAt: madeAt, ...account, setAside: aside },
      lines: [
        ...rebuiltLines(terminal.language, rebuilt, terminal),
        ...(aside === null ? [] : [words.setAside(aside), words.next]),
      ],
    };
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    const { code, message, details } = error;
    throw failureOfCall({ code, message, ...(details && { details }) });
  } finally {
    host.close();
  }
}
