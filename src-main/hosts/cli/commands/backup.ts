/** `backup`: makes and lists copies of all data, and puts one in place of it. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Backup } from '../../../contract/backups.ts';
import { backupsFolder } from '../../../core/store/data-folder.ts';
import { mustBeWritable } from '../options/report-place.ts';
import { typedPath } from '../options/typed-path.ts';
import { withSession } from '../session/session.ts';
import type { Cli, Done } from '../terminal/cli.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { addBackupRebuild } from './backup-rebuild.ts';
import { addBackupRestore } from './backup-restore.ts';

export function addBackup(program: Command, cli: Cli): void {
  const { commands, options } = cli.terminal.texts.backups;
  const backup = program.command('backup').description(commands.backup);
  backup
    .command('create')
    .description(commands.create)
    .option('--to <file>', options.to)
    .action(({ to }: { to?: string }, command: Command) => cli.run(command, ({ dataDir }) => create(cli, dataDir, to)));
  backup
    .command('list')
    .description(commands.list)
    .action((_given: object, command: Command) => cli.run(command, ({ dataDir }) => list(cli, dataDir)));
  backup
    .command('place')
    .description(commands.place)
    .argument('[folder]', options.folder)
    .action((folder: string | undefined, _given: object, command: Command) =>
      cli.run(command, ({ dataDir }) => place(cli, dataDir, folder)),
    );
  addBackupRestore(backup, cli);
  addBackupRebuild(backup, cli);
}

async function create(cli: Cli, dataDir: string | undefined, to: string | undefined): Promise<Done> {
  const { terminal } = cli;
  const { said } = terminal.texts.backups;
  const place = to === undefined ? null : resolve(typedPath(to, cli.surroundings));
  if (place !== null) mustBeWritable(isFolder(place) ? join(place, 'x') : place);
  return withSession(cli, dataDir, 'changing', async (session) => {
    const fileId = place === null ? null : session.fileToWrite(place);
    const { out, lookups, bytes } = await session.ask('backup.create', { fileId });
    const path = join(
      place === null ? folderOf(session.system.dataDir) : isFolder(place) ? place : dirname(place),
      out,
    );
    const { made } = await session.ask('recoveryKey.status', {});
    return {
      exit: 0,
      json: { out: path, lookups, bytes },
      lines: [
        said.made(terminal.number(lookups), megabytes(terminal, bytes)),
        path,
        ...(made === null ? [said.noRecoveryKey] : []),
      ],
    };
  });
}

/** A folder to which backups go by themselves as well, while the window is open; without one none. */
async function place(cli: Cli, dataDir: string | undefined, folder: string | undefined): Promise<Done> {
  const { said } = cli.terminal.texts.backups;
  const path = folder === undefined ? null : resolve(typedPath(folder, cli.surroundings));
  return withSession(cli, dataDir, 'changing', async (session) => {
    await session.ask('backup.setPlace', { fileId: path === null ? null : session.fileToWrite(path) });
    return { exit: 0, json: { folder: path }, lines: [path === null ? said.placeGone : said.placeSet(path)] };
  });
}

async function list(cli: Cli, dataDir: string | undefined): Promise<Done> {
  const { terminal } = cli;
  return withSession(cli, dataDir, 'reading', async (session) => {
    const { backups, second } = await session.ask('backup.list', {});
    const folder = folderOf(session.system.dataDir);
    const places = { 'data-folder': folder, second: second?.folder ?? folder };
    const found = backups.map((one) => ({ ...one, file: join(places[one.place], one.file) }));
    const { said } = terminal.texts.backups;
    const away = second?.present === false ? [said.away(second.folder, terminal.time(second.lastAt))] : [];
    const lines = [...(found.length > 0 ? backupLines(terminal, found) : [said.none]), ...away];
    return { exit: second?.overdue ? 1 : 0, json: { backups: found, second }, lines };
  });
}

function backupLines(terminal: Terminal, backups: readonly Backup[]): string[] {
  const { headings, said } = terminal.texts.backups;
  const rows = backups.map(({ kind, madeAt, lookups, bytes, ok, file }) => [
    terminal.time(madeAt),
    lookups === null ? '' : terminal.number(lookups),
    megabytes(terminal, bytes),
    kind === 'update' ? said.beforeUpdate : ok ? said.whole : said.cutOff,
    file,
  ]);
  return table([[headings.madeAt, headings.lookups, headings.bytes, headings.standing, headings.file], ...rows]);
}

function megabytes(terminal: Terminal, bytes: number): string {
  return terminal.number(Math.round(bytes / 104_857.6) / 10);
}

function folderOf(dataDir: string): string {
  return join(dataDir, backupsFolder);
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
