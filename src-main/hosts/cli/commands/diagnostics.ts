/** `diagnostics`: how the program is doing, and a support bundle that holds nobody's data. Also where the data does not open. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { BundleFile } from '../../../contract/diagnostics.ts';
import { bundleFiles, bundleLogBytes } from '../../../core/diagnostics/bundle.ts';
import { zipOfTexts } from '../../../core/spreadsheet/write/archive.ts';
import { diagnosticsParts, diagnosticsText } from '../../../words/diagnostics.ts';
import { chooseDataDir } from '../../common/data-dir.ts';
import { logsOnDisk } from '../../common/log-file.ts';
import { systemClock } from '../../common/node-ports.ts';
import { mustBeWritable } from '../options/report-place.ts';
import { typedPath } from '../options/typed-path.ts';
import { withSession } from '../session/session.ts';
import type { Cli, Done } from '../terminal/cli.ts';

export function addDiagnostics(program: Command, cli: Cli): void {
  const { commands, options } = cli.terminal.texts.diagnostics;
  const diagnostics = program
    .command('diagnostics')
    .description(commands.diagnostics)
    .action((_given: object, command: Command) => cli.run(command, ({ dataDir }) => read(cli, dataDir)));
  diagnostics
    .command('bundle')
    .description(commands.bundle)
    .option('--to <file>', options.to)
    .action(({ to }: { to?: string }, command: Command) => cli.run(command, ({ dataDir }) => bundle(cli, dataDir, to)));
}

function read(cli: Cli, dataDir: string | undefined): Promise<Done> {
  const { terminal } = cli;
  return withSession(cli, dataDir, 'reading', async (session) => {
    const found = await session.ask('diagnostics.read', {});
    const parts = diagnosticsParts(found, terminal.language, terminal);
    return { exit: 0, json: found, lines: diagnosticsText(parts, terminal.language) };
  });
}

async function bundle(cli: Cli, dataDir: string | undefined, to: string | undefined): Promise<Done> {
  const { terminal, surroundings } = cli;
  const place = to === undefined ? null : resolve(typedPath(to, surroundings));
  if (place !== null) mustBeWritable(place);
  const files = await withSession(cli, dataDir, 'reading', async (session) => {
    const made = await session.ask('diagnostics.bundle', {});
    return made.files;
  }).catch((): BundleFile[] => {
    // Why, is in the log, which is what somebody needs now.
    terminal.note(terminal.texts.diagnostics.said.notOpen);
    const { env } = surroundings;
    return bundleFiles(null, logsOnDisk(chooseDataDir(dataDir, env), env).read(bundleLogBytes));
  });
  const names = files.map(({ name }) => name);
  if (place === null) {
    return { exit: 0, json: { files }, lines: files.flatMap(({ name, text }) => [`== ${name}`, text]) };
  }
  const bytes = zipOfTexts(files, systemClock.now());
  writeFileSync(place, bytes, { mode: 0o600 });
  const { said } = terminal.texts.diagnostics;
  const lines = [said.saved(terminal.number(Math.ceil(bytes.length / 1024))), ...names, place];
  return { exit: 0, json: { out: place, bytes: bytes.length, files: names }, lines };
}
