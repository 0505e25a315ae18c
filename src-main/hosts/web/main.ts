/**
 * Serves the window to a browser on this machine and prints its address in one line. Started by `npm start` where
 * Electron cannot run, and by the command line's `web`: `node main.ts [--port N] [--data-dir DIR]
 * [--recovery-key-stdin]`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CoreClient } from '../../contract/index.ts';
import { rebuiltLines } from '../../words/rebuilt.ts';
import { createClosing } from '../common/closing.ts';
import { chooseDataDir } from '../common/data-dir.ts';
import { launchError, launchFormats, launchLanguage, logLaunchFailure } from '../common/launch-errors.ts';
import { createNodePorts, systemLocale } from '../common/node-ports.ts';
import { openCore } from '../common/open-core.ts';
import { readRecoveryKey } from '../common/recovery-key-input.ts';
import { stopWords } from '../common/stop-words.ts';
import { terminalPatience } from '../common/terminal-patience.ts';
import { startAtKeptPort } from './kept-port.ts';
import { chooseAtTerminal } from './way-on.ts';
import { startWebHost } from './web-host.ts';

const words = {
  id: {
    address: 'Buka di peramban komputer ini:',
    usage: 'Pemakaian: [--port NOMOR] [--data-dir FOLDER] [--recovery-key-stdin]',
    portTaken: 'Porta itu sedang dipakai. Pilih yang lain dengan --port, atau jangan sebutkan.',
    notBuilt: 'Jendelanya belum dibangun dan tidak dapat dibangun di sini. Jalankan: npm run build',
  },
  en: {
    address: 'Open in a browser on this computer:',
    usage: 'Usage: [--port NUMBER] [--data-dir DIR] [--recovery-key-stdin]',
    portTaken: 'That port is in use. Choose another with --port, or leave it out.',
    notBuilt: 'The window is not built and cannot be built here. Run: npm run build',
  },
};
const language = launchLanguage(systemLocale());
const say = words[language];
const wrongUsage = 2;
const couldNotRun = 3;

// Beside the built window, where it runs from the build as `npm start` has it.
const fromBuild = import.meta.filename.endsWith('.js');
const rendererDir = join(import.meta.dirname, fromBuild ? '../renderer' : '../../../out/renderer');

function fail(code: number, ...lines: string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(code);
}

type Given = { port: number; dataDir: string | undefined; recoveryKeyStdin: boolean };

function readArguments(): Given {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        'data-dir': { type: 'string' },
        'recovery-key-stdin': { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port ?? 0);
    if (Number.isInteger(port) && port >= 0 && port <= 65_535) {
      return { port, dataDir: values['data-dir'], recoveryKeyStdin: values['recovery-key-stdin'] };
    }
  } catch {
    // An option that is not one of ours: the same answer.
  }
  return fail(wrongUsage, say.usage);
}

function buildWhenMissing(): void {
  const index = join(rendererDir, 'index.html');
  if (existsSync(index)) return;
  if (fromBuild) fail(couldNotRun, say.notBuilt);
  // A program of its own, because a host imports no other host.
  spawnSync(process.execPath, [join(import.meta.dirname, '..', 'start', 'build.ts')], { stdio: 'inherit' });
  if (!existsSync(index)) fail(couldNotRun, say.notBuilt);
}

/**
 * The program ends with 0 when told to stop, 2 for wrong usage, 3 when it could not run. However it ends, what is open is
 * closed first, and what failed is in the log.
 */
async function serve({ port, dataDir, recoveryKeyStdin }: Given): Promise<void> {
  buildWhenMissing();
  const node = createNodePorts({
    ...{ host: 'web', env: process.env, dataDir },
    keyringPatience: terminalPatience(language, process.stderr),
  });
  const { logger } = node.ports;
  const closing = createClosing(logger);
  closing.closes(node.close);
  let running = false;

  async function leave(code: number, ...lines: string[]): Promise<void> {
    if (closing.begun) return;
    if (lines.length > 0) process.stderr.write(`${lines.join('\n')}\n`);
    await closing.close();
    process.exit(code);
  }

  process.on('uncaughtException', (error) => {
    logger.error('uncaught', error);
    const { sentence, advice } = stopWords(language, node.ports.dataDir);
    void leave(couldNotRun, ...(running ? [sentence, advice] : failureLines(error, node.ports.dataDir)));
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave(0));
  // Whoever started it is gone, however that ended: nobody would see that it still runs.
  process.on('disconnect', () => void leave(0));
  process.channel?.unref();

  try {
    const key = recoveryKeyStdin ? await readRecoveryKey(process.stdin, process.stderr, language) : null;
    const core = await openCore(
      node.ports,
      (error, offer) => chooseAtTerminal(error, offer, language, node.ports.dataDir),
      key === null ? null : { key, sealAnew: false },
      async (rebuilt) => {
        process.stderr.write(`${rebuiltLines(language, rebuilt, launchFormats(language)).join('\n')}\n`);
      },
    );
    if (closing.begun) return void (await core.close());
    closing.closes(core.close);
    const start = (at: number) => startWebHost({ core, rendererDir, port: at, logger });
    const { dataDir: folder } = node.ports;
    const host = port === 0 ? await startAtKeptPort(folder, start, await owns(core)) : await start(port);
    closing.closes(async () => {
      // The core first: what is under way gets its answer written down while the window can still hear of it.
      await core.close();
      await host.close();
    });
    running = true;
    process.stdout.write(`${say.address} ${host.url}\n`);
  } catch (error) {
    logLaunchFailure(logger, error);
    await leave(couldNotRun, ...failureLines(error, node.ports.dataDir));
  }
}

/** Not a second copy of the program beside the first, whose port it must not change. */
async function owns(core: CoreClient): Promise<boolean> {
  const info = await core.call('system.info', {});
  return info.ok && info.value.role === 'owner';
}

function failureLines(error: unknown, dataDir: string): string[] {
  const taken = error instanceof Error && 'code' in error && ['EADDRINUSE', 'EACCES'].includes(String(error.code));
  if (taken && 'syscall' in error && error.syscall === 'listen') return [say.portTaken];
  const { sentence, advice } = launchError(error, language, dataDir, 'commands', 'web');
  return [sentence, advice];
}

const given = readArguments();
// The folder of the data cannot be made: there is no place for a log.
serve(given).catch((error: unknown) =>
  fail(couldNotRun, ...failureLines(error, chooseDataDir(given.dataDir, process.env))),
);
