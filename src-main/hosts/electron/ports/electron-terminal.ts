/**
 * Runs a command of the terminal in the installed program, which does not run as a plain Node (its fuse is off): no window, the
 * keyring that the window seals with, and utility processes.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { MachineNetwork, Ports } from '../../../core/kernel/ports.ts';
import { chooseDataDir, dataDirArgument, ensureDataDir } from '../../common/data-dir.ts';
import type { HostChoices } from '../../common/node-ports.ts';
import { safeStorageKeyring } from './safe-storage-keyring.ts';
import { systemProxy } from './system-proxy.ts';
import { startUtilityWorker } from './utility-worker.ts';

export type ElectronTerminal = {
  readonly betterKeyrings: HostChoices['betterKeyrings'];
  readonly startSystemProcess: HostChoices['startSystemProcess'];
  readonly startWorker: Ports['startWorker'];
  readonly resolveProxy: MachineNetwork['resolveProxy'];
  /** A program of Node, which this is not. The installed program has a window instead. */
  readonly webHost: null;
  exit(code: number): void;
};

const couldNotRun = 3;

/** Called before Electron is ready; ends the program with the exit code that `run` resolves with. */
export async function electronTerminal(
  args: readonly string[],
  run: (own: ElectronTerminal) => Promise<number>,
): Promise<void> {
  try {
    prepare(args);
    await app.whenReady();
    app.dock?.hide();
    const exit = (code: number) => app.exit(code);
    const own: ElectronTerminal = {
      betterKeyrings: (system) => [safeStorageKeyring(system)],
      ...{ startSystemProcess: startUtilityWorker, startWorker: startUtilityWorker },
      ...{ resolveProxy: systemProxy().resolveProxy, webHost: null, exit },
    };
    exit(await run(own));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'Sambung could not start.'}\n`);
    app.exit(couldNotRun);
  }
}

function prepare(args: readonly string[]): void {
  app.disableHardwareAcceleration();
  app.enableSandbox();
  app.on('window-all-closed', () => {});
  if (asksOnly(args)) return;
  // Windows keeps the key of what safeStorage sealed in the profile: it must be the window's.
  const dataDir = chooseDataDir(dataDirArgument(args), process.env);
  ensureDataDir(dataDir);
  const profile = join(dataDir, 'electron');
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
}

/** Help and version make no folder. */
function asksOnly(args: readonly string[]): boolean {
  return args.length === 0 || args[0] === 'help' || args.some((arg) => /^(-h|--help|-V|--version)$/.test(arg));
}
