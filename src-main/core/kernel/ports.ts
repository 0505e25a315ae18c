/** What a host must provide. The core reaches the outside world only through these ports. */
import type { SavedKind } from '../../contract/files.ts';
import type { KeyringKind } from '../../contract/keys.ts';
import type { LogEvent, LogFactName } from '../../contract/log-events.ts';
import type { PolicyState } from '../../contract/policy.ts';
import type { Asked } from '../../contract/system.ts';
import type { UpdateSource, UpdateStatus } from '../../contract/updates.ts';
import type { ScryptCost } from './passphrase-key.ts';

export type { KeyringKind };

/** `absent`: this machine has none. `silent`: it has one that does not answer now: locked, its prompt refused, a slow machine. */
export type KeyringState = 'works' | 'absent' | 'silent';

/** Seals small secrets with something outside the data directory where the machine has it. */
export type Keyring = {
  readonly kind: KeyringKind;
  /** true: what opens it lies beside the data (key file); the window keeps saying so. */
  readonly weak: boolean;
  /**
   * Asked before anything new is sealed with it. As patient as its host: somebody may have to type a password first, which
   * takes minutes. `at-once`: after a few seconds without an answer it is silent. Never throws.
   */
  state(when?: 'at-once'): Promise<KeyringState>;
  /** `label` is bound into the seal: a blob sealed under one label does not open under another. */
  seal(secret: Uint8Array, label: string): Promise<Uint8Array>;
  /**
   * As patient as `state`. Rejects with CoreError `keyring-unavailable` (there is none), `keyring-silent`,
   * `passphrase-wrong` or `store-key-lost` (it answers, and it does not open).
   */
  unseal(sealed: Uint8Array, label: string): Promise<Uint8Array>;
  /** Nothing is sealed with it any more: what it keeps beside the data goes. Never throws. */
  forget?(): void;
};

export type Clock = {
  /** Milliseconds since the epoch; may jump. For what is written down. */
  now(): number;
  /** Milliseconds since some start; never jumps back. For waiting and pacing. */
  monotonic(): number;
  /** Runs once after `ms` (of monotonic time); returns how to call it off. */
  after(ms: number, run: () => void): () => void;
};

/** Facts are codes, ids and numbers. Never a person, a key, a URL with its query, or an answer. */
export type LogFacts = { readonly [Name in LogFactName]?: string | number | boolean | null };
export type Logger = {
  info(event: LogEvent, facts?: LogFacts): void;
  warn(event: LogEvent, facts?: LogFacts): void;
  /** Of `error` its kind, code, known words and places in the program are kept. */
  error(event: LogEvent, error: unknown, facts?: LogFacts): void;
};

/** The log as it lies on the disk. */
export type LogsOnDisk = {
  readonly folder: string;
  /** The newest lines, oldest first, so many bytes at most. Empty where there is none. */
  read(mostBytes: number): string;
};

/** The host's word that the network may have come back: a network change, or waking from sleep. */
export type NetworkSignals = {
  subscribe(wake: () => void): () => void;
  /**
   * Whether anything waits that such a word could help: where nobody tells the host, it looks by the second, and only then.
   * What changed while nothing waited is told as soon as something does.
   */
  attend(waits: boolean): void;
};

/**
 * `suspend`: it goes to sleep, or its session ends, now. `resume`: it is awake again, or stayed so. `underWay`: whether
 * something has left whose answer is still to come, and would be a doubt if the program ended now.
 */
export type PowerListener = { suspend(): void; resume(): void; underWay(): boolean };

/** Sleep and wake-up of the machine. */
export type Power = {
  subscribe(listener: PowerListener): () => void;
  /** true: it does not go to sleep by itself, whoever sits there or does not. Closing the lid does as ever. */
  keepAwake(wanted: boolean): void;
};

/** One way to a server, as this machine's settings name it. */
export type ProxyRoute =
  | { readonly kind: 'direct' }
  /** `password` only where the settings hold one for this host. */
  | {
      readonly kind: 'proxy';
      readonly host: string;
      readonly port: number;
      readonly user: string | null;
      readonly password: string | null;
    }
  /** A kind that this program does not have (SOCKS, a proxy reached by TLS), or what nobody can read. */
  | { readonly kind: 'unsupported' };

/** PEM, one certificate each. */
export type MachineCertificates = {
  /** Those that come with the program, and those that NODE_EXTRA_CA_CERTS adds. */
  readonly bundled: readonly string[];
  /** Those that the operating system trusts; empty where nobody can say. */
  readonly system: readonly string[];
  /** false: what the operating system trusts could not be read this time. */
  readonly whole: boolean;
};

/** How this machine reaches the outside. */
export type MachineNetwork = {
  /** Ways to that origin, best first. `origin`: scheme, host and port alone. */
  resolveProxy(origin: string): Promise<readonly ProxyRoute[]>;
  /** As they are now: each call reads them, which takes some tenths of a second, and at most some seconds. Never rejects. */
  certificates(): Promise<MachineCertificates>;
};

/** Native dialogs; paths never go to the window. null when the person cancels. */
export type Dialogs = {
  open(kind?: 'list' | 'backup'): Promise<string | null>;
  /** Absent where one is all that can be chosen. */
  openSeveral?(): Promise<string[]>;
  /** `suggestedName` has one of the kind's extensions (contract/files.ts). The path ends in it, and the person agreed to replace what is there. */
  save(suggestedName: string, kind: SavedKind): Promise<string | null>;
  /** A folder to write into. Absent where none can be chosen. */
  folder?(kind?: 'field-sheets' | 'backup'): Promise<string | null>;
  /** Whether files of those names in it may be replaced. Absent: they may not. */
  mayReplace?(folder: string, names: readonly string[]): Promise<boolean>;
};

/** What the desktop does with a file this program has written. */
export type Shell = {
  /** With the system's own program for such files. false: there is none, or it did not start. */
  open(path: string): Promise<boolean>;
  /** In the system's file manager. */
  reveal(path: string): void;
};

/** What somebody asks of the program outside of its page: its menus, its notifications, files opened with it. */
export type AskedOutside = {
  /** Hands it over, once. */
  take(): Asked[];
  subscribe(listener: () => void): () => void;
};

/** New versions of the program itself. */
export type ProgramUpdates = {
  status(): UpdateStatus;
  /** Looks now, unless it is off or under way. */
  check(): void;
  /**
   * Asks the person outside of the page, by address and fingerprint of the signer: whoever may name them may run any program
   * under this account. false: not agreed to, or another is being asked about.
   */
  confirm(source: UpdateSource): Promise<boolean>;
  subscribe(listener: () => void): () => void;
};

/** A file that was named by its path, to be read or to be written. */
export type NamedFile = { path: string; use: 'read' | 'write' };

/** Programs that run in a process of their own: core/imports/reading-process.ts, core/spreadsheet/write/writing-process.ts, core/backups/backup-process.ts. */
export type WorkerProgram = 'reading-process' | 'writing-process' | 'backup-process';

/** A process of its own. Messages are structured-cloned objects, in order, both ways. */
export type Worker = {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once; `code` null when it was killed by a signal. Nothing is delivered after it. */
  onExit(listener: (code: number | null) => void): void;
  /** Ends it at once, also when it is busy. */
  kill(): void;
};

export type Ports = {
  readonly host: 'electron' | 'web' | 'cli';
  readonly version: string;
  /** BCP 47, of the operating system. */
  readonly locale: string;
  /** Whose name goes on the record of a report: the operating system's user name. */
  readonly operator: string;
  /** Exists and is ours alone (0700). */
  readonly dataDir: string;
  /** Where the program itself lies, and files may stand beside it; null: nobody knows. */
  readonly programDir: string | null;
  /** Outside the data folder, for what must notice that an older copy of it was put back; null: the host has no place. */
  readonly stateDir: string | null;
  /** Best first. A new store is sealed by the first that is not absent; an old one only opens with the kind that sealed it. */
  readonly keyrings: readonly Keyring[];
  /** Of operators' passphrases (store/operator-seal.ts). Absent: as slow as it should be. */
  readonly scryptCost?: ScryptCost;
  readonly clock: Clock;
  /** Uniform in [0, 1), for jitter. */
  readonly random: () => number;
  readonly logger: Logger;
  /** null: the host keeps no log. */
  readonly logs: LogsOnDisk | null;
  readonly network: NetworkSignals;
  /** null: the host hears nothing of it. */
  readonly power: Power | null;
  readonly machineNetwork: MachineNetwork;
  /** What the organisation has set for this machine; null: nothing. */
  readonly policy: PolicyState;
  readonly dialogs: Dialogs | null;
  /** null: no desktop at hand (a browser shows its downloads itself). */
  readonly shell: Shell | null;
  /** null: nothing is asked but by its calls. */
  readonly asked: AskedOutside | null;
  /** null: whoever installed the program updates it. */
  readonly updates: ProgramUpdates | null;
  /**
   * The file that an id of the host's own making stands for; null: none. A terminal makes them of the paths that are typed, a
   * desktop of the files that somebody gave it (dropped on it, opened with it): never of a path that a page said.
   */
  readonly namedFile: ((fileId: string) => NamedFile | null) | null;
  /** `memoryMb` bounds its heap: past it the process dies and this program lives on. */
  startWorker(program: WorkerProgram, limits: { memoryMb: number }): Worker;
};
