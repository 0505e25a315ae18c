/**
 * What a command meets outside itself. The command line is a function of its arguments and of these; the entry hands in
 * the process it runs in.
 */
import { fileURLToPath } from 'node:url';
import type { MachineNetwork, Ports } from '../../../core/kernel/ports.ts';
import type { HostChoices } from '../../common/node-ports.ts';
import { startNodeWorker } from '../../common/worker.ts';

export type Streams = {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
};

export type Surroundings = Streams & {
  /** The partner key and the proxy's password are taken out of it, so that no process that is started inherits it. */
  readonly env: Record<string, string | undefined>;
  /** The folder it was started in. */
  readonly cwd: string;
  /** Where SIGINT and its like arrive. */
  readonly signals: Pick<NodeJS.EventEmitter, 'on' | 'off'>;
  readonly startWorker: Ports['startWorker'];
  /** Keyrings that only the program it runs in has; they come first. */
  readonly betterKeyrings?: HostChoices['betterKeyrings'];
  readonly startSystemProcess?: HostChoices['startSystemProcess'];
  /** Where more is known of this machine's proxy than the environment says. */
  readonly resolveProxy?: MachineNetwork['resolveProxy'];
  /** The web host as a program of Node; null: what runs here is no Node that runs programs. */
  readonly webHost: string | null;
  /** Ends the program at once, whatever is on its way. */
  exit(code: number): void;
};

export function thisProcess(): Surroundings {
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    signals: process,
    startWorker: startNodeWorker,
    webHost: fileURLToPath(new URL('../../web/main.ts', import.meta.url)),
    exit: (code) => process.exit(code),
  };
}
