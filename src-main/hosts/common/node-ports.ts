/** The ports of a Node process: what the core needs from the outside world, provided by whichever host starts it. */
import { webcrypto } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import type {
  AskedOutside,
  Clock,
  Dialogs,
  Keyring,
  MachineNetwork,
  Ports,
  ProgramUpdates,
  Shell,
  Worker,
} from '../../core/kernel/ports.ts';
import { chooseDataDir, chooseStateDir, ensureDataDir } from './data-dir.ts';
import { hostKeyrings } from './keyrings/keyrings.ts';
import { type KeyringPatience, mostKeyringMs, type SystemKeyring, systemKeyring } from './keyrings/system-keyring.ts';
import { logLaunchFailure } from './launch-errors.ts';
import { logsOnDisk } from './log-file.ts';
import { createLogger, type HostLogger } from './logger.ts';
import { machineNetwork } from './machine-network.ts';
import { type NetworkWatch, watchNetwork } from './network-watch.ts';
import { readPolicy } from './policy-file.ts';
import { type SystemProgram, startNodeWorker, type WorkerLimits } from './worker.ts';

export type HostChoices = {
  host: Ports['host'];
  env: NodeJS.ProcessEnv;
  /** What `--data-dir` said; absent: SAMBUNG_DATA_DIR, then the system's place. */
  dataDir?: string | undefined;
  /** Default: the one of package.json. */
  version?: string;
  /** BCP 47. Default: what the system says. */
  locale?: string;
  dialogs?: Dialogs | null;
  /** Default: one of its own. */
  logger?: HostLogger;
  /** Only of a host with a desktop around it. */
  shell?: Shell;
  power?: Ports['power'];
  asked?: AskedOutside;
  updates?: ProgramUpdates;
  namedFile?: Ports['namedFile'];
  /** Keyrings that only this host has; they come first. */
  betterKeyrings?: ((system: SystemKeyring) => readonly Keyring[]) | undefined;
  /** Where the host knows more of it than the environment says. */
  resolveProxy?: MachineNetwork['resolveProxy'] | undefined;
  /** Default: the one in the system's place. */
  policy?: Ports['policy'];
  /** Default: a Node process of its own. */
  startWorker?: Ports['startWorker'];
  /** Starts the processes that ask the system. Default: a Node process of their own. */
  startSystemProcess?: ((program: SystemProgram, limits: WorkerLimits) => Worker) | undefined;
  /** How long a keyring is waited for, and how the person is told. Default: minutes, in silence. */
  keyringPatience?: KeyringPatience;
};

export type NodePorts = {
  readonly ports: Ports;
  /** To tell the core that the network may have come back. */
  readonly network: NetworkWatch;
  /** After the core is closed. */
  close(): void;
};

/** Makes the data directory. Errors: `disk-full`, `disk-not-writable`, `keyring-unavailable`. */
export function createNodePorts(choices: HostChoices): NodePorts {
  const { host, env, version = programVersion() } = choices;
  const dataDir = chooseDataDir(choices.dataDir, env);
  const logger = choices.logger ?? createLogger(dataDir, { host, version }, {}, { env });
  try {
    ensureDataDir(dataDir);
  } catch (error) {
    logLaunchFailure(logger, error);
    logger.close();
    throw error;
  }
  const start = choices.startSystemProcess ?? startNodeWorker;
  const patience = choices.keyringPatience ?? { mostMs: mostKeyringMs, waiting: () => () => {} };
  const system = systemKeyring(
    env,
    (more) => start('keyring-process', { memoryMb: keyringMemoryMb, env: more }),
    patience,
    process.platform,
    logger,
  );
  const keyrings = hostKeyrings(dataDir, env, system, choices.betterKeyrings?.(system));
  const network = watchNetwork();
  return {
    ports: {
      host,
      version,
      locale: choices.locale ?? systemLocale(env),
      operator: operatorName(env),
      dataDir,
      stateDir: chooseStateDir(env),
      programDir: programFolder(),
      keyrings,
      clock: systemClock,
      random,
      logger,
      logs: logsOnDisk(dataDir, env),
      network,
      power: choices.power ?? null,
      machineNetwork: {
        ...machineNetwork(env, logger, (limits) => start('certificates-process', limits)),
        ...(choices.resolveProxy && { resolveProxy: choices.resolveProxy }),
      },
      policy: choices.policy === undefined ? readPolicy() : choices.policy,
      dialogs: choices.dialogs ?? null,
      shell: choices.shell ?? null,
      asked: choices.asked ?? null,
      updates: choices.updates ?? null,
      namedFile: choices.namedFile ?? null,
      startWorker: choices.startWorker ?? startNodeWorker,
    },
    network,
    close() {
      network.close();
      logger.close();
    },
  };
}

/** It holds one secret of 32 bytes. */
const keyringMemoryMb = 64;

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, run) {
    // setTimeout takes at most 2^31-1 ms and fires at once beyond it.
    const timer = setTimeout(run, Math.min(Math.max(0, ms), 2_147_483_647));
    return () => clearTimeout(timer);
  },
};

function random(): number {
  const [value = 0] = webcrypto.getRandomValues(new Uint32Array(1));
  return value / 2 ** 32;
}

function operatorName(env: NodeJS.ProcessEnv): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an account, as in some containers.
    return env.USER || env.USERNAME || 'unknown';
  }
}

/**
 * From LC_ALL, LC_MESSAGES or LANG where they say something (an empty one says nothing, which ICU does not know), else
 * from the system. BCP 47.
 */
export function systemLocale(env: NodeJS.ProcessEnv = process.env): string {
  const said = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find(Boolean)?.split(/[.@]/)[0]?.replace('_', '-');
  try {
    const [canonical] = Intl.getCanonicalLocales(said && !/^(C|POSIX)$/.test(said) ? said : []);
    if (canonical) return canonical;
  } catch {
    // Not a locale: as if nothing had been said.
  }
  return Intl.DateTimeFormat().resolvedOptions().locale;
}

/** The folder somebody can put a file into: of the installed program the one it is started from, not the archive it is packed in. */
export function programFolder(from: string = import.meta.dirname): string | null {
  if (/[\\/]app\.asar(?:[\\/]|$)/.test(from)) return dirname(process.execPath);
  for (let dir = from; dir !== dirname(dir); dir = dirname(dir)) {
    if (existsSync(join(dir, 'package.json'))) return dir;
  }
  return null;
}

/** Of the package this file is in, whether it runs from the source or from out/. */
export function programVersion(from: string = import.meta.dirname): string {
  for (let dir = from; dir !== dirname(dir); dir = dirname(dir)) {
    try {
      const { name, version } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
      if (name === 'sambung') return String(version);
    } catch {
      // None here: one folder up.
    }
  }
  return '0.0.0';
}
