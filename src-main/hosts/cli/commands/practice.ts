/**
 * `practice`: the simulated provider in a process of its own, until a signal. It needs no data directory, takes any
 * partner code and key, and can be controlled over a second port.
 */
import type { Command } from 'commander';
import type { Clock } from '../../../core/kernel/ports.ts';
import { port } from '../options/option-values.ts';
import type { Cli } from '../terminal/cli.ts';
import { couldNotRun, wrongUsage } from '../terminal/failure.ts';

const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export function addPractice(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { commands, options, said } = terminal.texts.main;
  program
    .command('practice')
    .description(commands.practice)
    .option('--port <n>', options.port, port)
    .action((given: { port?: number }, command: Command) =>
      cli.run(command, async () => {
        const { createPracticeProvider } = await import('../../../core/practice/provider.ts');
        const provider = createPracticeProvider({ clock });
        try {
          const { baseUrl } = await provider.listen(given.port ?? 0).catch((error) => {
            throw isPortTaken(error) ? wrongUsage((usage) => usage.portTaken) : couldNotRun('internal');
          });
          const { controlUrl, controlToken } = await provider.control();
          const interruption = cli.interruptible(null);
          const steer = `curl -s ${controlUrl}/practice/steer -d`;
          await terminal.result({ baseUrl, controlUrl, controlToken }, [
            `${said.practiceServes} ${baseUrl}`,
            said.practiceUse,
            said.practiceSteer,
            `  ${steer} '{"weather":"down"}'`,
            `  ${steer} '{"weather":"up"}'`,
            `  curl -s ${controlUrl}/practice/ledger`,
          ]);
          await untilAborted(interruption.signal);
          return { exit: 0, json: null, lines: [] };
        } finally {
          await provider.close();
        }
      }),
    );
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
}

/** Waits until the operator ends it. */
async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
