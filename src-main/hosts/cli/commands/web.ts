/** `web`: starts the web host as a process of its own (a host imports no other), prints its address, passes signals on. */
import { spawn } from 'node:child_process';
import type { Command } from 'commander';
import { port } from '../options/option-values.ts';
import type { Cli, Done } from '../terminal/cli.ts';
import { type CommandFailure, couldNotRun } from '../terminal/failure.ts';

export function addWeb(program: Command, cli: Cli): void {
  const { commands, options } = cli.terminal.texts.main;
  program
    .command('web')
    .description(commands.web)
    .option('--port <n>', options.port, port)
    .action((given: { port?: number }, command: Command) =>
      cli.run(command, async ({ dataDir }) => {
        const { webHost } = cli.surroundings;
        if (webHost === null) throw couldNotRun('internal', (texts) => texts.main.said.webNotHere);
        const args = [
          webHost,
          ...(given.port === undefined ? [] : ['--port', String(given.port)]),
          ...(dataDir === undefined ? [] : ['--data-dir', dataDir]),
        ];
        return serve(cli, args, await cli.recoveryKey());
      }),
    );
}

async function serve(cli: Cli, args: string[], recoveryKey: string | null): Promise<Done> {
  const { terminal } = cli;
  const { said } = terminal.texts.main;
  const interruption = cli.interruptible(null);
  // Its words go where ours go: the address is the result, all else is on the way.
  const child = spawn(process.execPath, recoveryKey === null ? args : [...args, '--recovery-key-stdin'], {
    // By the channel it knows when this process is gone.
    stdio: [recoveryKey === null ? 'ignore' : 'pipe', 'pipe', 'inherit', 'ipc'],
    ...{ env: cli.surroundings.env, cwd: cli.surroundings.cwd },
  });
  child.stdin?.on('error', () => {});
  child.stdin?.end(`${recoveryKey}\n`);
  const pass = () => child.kill('SIGTERM');
  interruption.signal.addEventListener('abort', pass, { once: true });

  let served = false;
  child.stdout?.setEncoding('utf8');
  let text = '';
  child.stdout?.on('data', (chunk: string) => {
    text += chunk;
    const url = /http:\/\/127\.0\.0\.1:\d+\/#\S+(?=\s)/.exec(text)?.[0];
    if (served || !url) return;
    served = true;
    void terminal.result({ url }, [`${said.webServes} ${url}`, said.webStops]);
  });

  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(3));
    child.once('close', resolve);
  });
  if (code === 0 || interruption.signal.aborted) return { exit: 0, json: null, lines: [] };
  throw failed();
}

/** It has said why on standard error already. */
function failed(): CommandFailure {
  return couldNotRun('internal', ({ main }) => main.said.webFailed);
}
