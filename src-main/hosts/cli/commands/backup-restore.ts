/**
 * `backup restore`: says what a backup holds and what would be missing, and on a clear yes puts it in place of the data. By the
 * core where the data opens; where it does not, or there is none yet, by itself.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { BackupPreview } from '../../../contract/backups.ts';
import { CoreError, canBeRescued, isKeyMatter } from '../../../core/kernel/errors.ts';
import { remainsOf } from '../../../core/store/data-folder.ts';
import { chooseDataDir } from '../../common/data-dir.ts';
import { createNodePorts } from '../../common/node-ports.ts';
import { typedPath } from '../options/typed-path.ts';
import { openSession, type Session } from '../session/session.ts';
import type { Cli, Done } from '../terminal/cli.ts';
import { askYes } from '../terminal/confirmation.ts';
import { CommandFailure, failureOfCall } from '../terminal/failure.ts';

type Given = { dryRun?: boolean; yes?: boolean };

/** `answers`, `rupiah` null: nobody knows. `calls`: sent since, where only what lies outside the data can tell. */
type Facts = Omit<BackupPreview, 'missingAnswers' | 'missingRupiah'> & {
  missingAnswers: number | null;
  missingRupiah: number | null;
};

export function addBackupRestore(backup: Command, cli: Cli): void {
  const { commands, options } = cli.terminal.texts.backups;
  backup
    .command('restore')
    .description(commands.restore)
    .argument('<file>', options.file)
    .option('--dry-run', options.dryRun)
    .option('--yes', options.yes)
    .action((file: string, given: Given, command: Command) =>
      cli.run(command, ({ dataDir }) => restore(cli, dataDir, resolve(typedPath(file, cli.surroundings)), given)),
    );
}

async function restore(cli: Cli, dataDir: string | undefined, file: string, given: Given): Promise<Done> {
  const session = await openIfItOpens(cli, dataDir);
  try {
    return session ? await byCore(cli, session, file, given) : await byItself(cli, dataDir, file, given);
  } finally {
    await session?.close();
  }
}

async function byCore(cli: Cli, session: Session, file: string, given: Given): Promise<Done> {
  const from = { fileId: session.fileToRead(file) };
  const facts = await session.ask('backup.preview', { from });
  const refused = await refusedOrDry(cli, facts, given);
  if (refused) return refused;
  const { lookups, missingAnswers, missingRupiah } = await session.ask('backup.restore', {
    ...{ from, recoveryKey: await cli.recoveryKey() },
  });
  return done(cli, { lookups, missingAnswers, missingRupiah }, null);
}

async function byItself(cli: Cli, dataDir: string | undefined, file: string, given: Given): Promise<Done> {
  const { env, startWorker, betterKeyrings, startSystemProcess } = cli.surroundings;
  const backups = await import('../../../core/backups/restore.ts');
  const host = createNodePorts({ host: 'cli', env, dataDir, startWorker, betterKeyrings, startSystemProcess });
  try {
    const manifest = backups.manifestOf(file);
    const calls = manifest && backups.callsMissing(host.ports, manifest);
    const facts = {
      ...{ madeAt: manifest?.madeAt ?? 0, lookups: manifest?.rows.lookups ?? null },
      ...{ lastSentAt: manifest?.lastSentAt ?? null, rupiah: manifest?.rupiah ?? null },
      ...{ sameData: backups.isOfDataThere(host.ports.dataDir, manifest), missingAnswers: calls, missingRupiah: null },
    };
    const refused = await refusedOrDry(cli, facts, given);
    if (refused) return refused;
    const { lookups, aside } = await backups.restoreFile(host.ports, file, await cli.recoveryKey());
    return done(cli, { lookups, missingAnswers: calls, missingRupiah: null }, aside);
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    const { code, message, details } = error;
    throw failureOfCall({ code, message, ...(details && { details }) });
  } finally {
    host.close();
  }
}

/** null: it is to be done. */
async function refusedOrDry(cli: Cli, facts: Facts, { dryRun, yes }: Given): Promise<Done | null> {
  const { terminal } = cli;
  const { usage, ask, restore: words } = terminal.texts.backups;
  const lines = factLines(cli, facts);
  const { lookups, missingAnswers, missingRupiah } = facts;
  if (dryRun) return { exit: 0, json: { lookups, missingAnswers, missingRupiah }, lines };
  for (const line of lines) terminal.note(line);
  if (yes) return null;
  if (!terminal.interactive)
    throw new CommandFailure('invalid-input', 2, ({ backups }) => backups.usage.needsYes, { message: usage.needsYes });
  if (await askYes(ask, cli.interruptible(null).signal, cli.surroundings)) return null;
  return { exit: 1, json: { lookups: null }, lines: [words.declined] };
}

function factLines({ terminal }: Cli, facts: Facts): string[] {
  const { restore: words } = terminal.texts.backups;
  const { madeAt, lookups, lastSentAt, sameData, missingAnswers, missingRupiah } = facts;
  const number = terminal.number;
  const last = lastSentAt === null ? null : terminal.time(lastSentAt);
  return [
    lookups === null
      ? words.uncounted(terminal.time(madeAt))
      : words.what(number(lookups), terminal.time(madeAt), last),
    ...(sameData ? [] : [words.otherData]),
    missingAnswers === null
      ? words.notKnown
      : missingRupiah === null
        ? words.missingCalls(number(missingAnswers))
        : missingAnswers === 0 && missingRupiah === 0
          ? words.whole
          : words.missing(number(missingAnswers), terminal.rupiah(missingRupiah)),
  ];
}

function done(
  { terminal }: Cli,
  json: { lookups: number; missingAnswers: number | null; missingRupiah: number | null },
  aside: string | null,
): Done {
  const { restore: words } = terminal.texts.backups;
  const lines = [
    words.done(terminal.number(json.lookups)),
    ...(aside !== null && existsSync(aside) ? [words.setAside(aside)] : []),
    words.next,
  ];
  return { exit: 0, json, lines };
}

/**
 * null: there is no data yet, or it does not open. What opens by its own keyring is opened by that: the key that was given may be that
 * of the backup alone.
 */
async function openIfItOpens(cli: Cli, dataDirArgument: string | undefined): Promise<Session | null> {
  const dataDir = chooseDataDir(dataDirArgument, cli.surroundings.env);
  if (!remainsOf(dataDir).any && !existsSync(join(dataDir, 'vault.json'))) return null;
  try {
    return await openSession({ ...cli, recoveryKey: async () => null }, dataDirArgument, 'changing');
  } catch (error) {
    if (!(error instanceof CommandFailure) || !(canBeRescued(error.code) || isKeyMatter(error.code))) throw error;
  }
  try {
    return (await cli.recoveryKey()) === null ? null : await openSession(cli, dataDirArgument, 'changing');
  } catch {
    return null;
  }
}
