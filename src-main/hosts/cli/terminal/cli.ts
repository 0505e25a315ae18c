/** What every command receives and what it returns. */
import type { Command } from 'commander';
import type { Language } from '../../../contract/settings.ts';
import type { GivenPassphrase } from '../../../core/store/operator-seal.ts';
import type { ExitCode } from './failure.ts';
import type { Interruption } from './interruption.ts';
import type { Surroundings } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

/** The options all commands share. */
export type CommonOptions = {
  dataDir?: string;
  connection?: string;
  /** undefined: not said, and the system's is used. */
  language?: Language;
  recoveryKeyStdin?: boolean;
  /** The operator who opens locked data. `--operator` is that of a mobile number. */
  as?: string;
  passphraseStdin?: boolean;
};

/**
 * How a command ended: what `--json` prints (null: nothing, it has been printed on the way), what is printed otherwise,
 * and the exit code.
 */
export type Done = { exit: ExitCode; json: object | null; lines: readonly string[] };

export type Cli = {
  readonly surroundings: Surroundings;
  readonly terminal: Terminal;
  /** SAMBUNG_PARTNER_KEY, no longer in the environment. */
  readonly partnerKey: string | undefined;
  /** SAMBUNG_PROXY_PASSWORD, no longer in the environment. */
  readonly proxyPassword: string | undefined;
  /** What opens the data in place of its keyring, where `--recovery-key-stdin` says so: read once. */
  recoveryKey(): Promise<string | null>;
  /** The recovery key opens the data: nobody's passphrase is needed. */
  byRecoveryKey(): boolean;
  /** Who opens data whose lock is on, of operators of those `names`: read once. */
  unlocking(names: readonly string[]): Promise<GivenPassphrase>;
  /** From here on Ctrl+C asks the command to end in order; `said` is the message the operator then sees. */
  interruptible(said: string | null): Interruption;
  /** Runs the command's work with the common options; its end is printed in one place. */
  run(command: Command, work: (common: CommonOptions) => Promise<Done>): Promise<void>;
};
