/**
 * The core, opened for the time of one command. Owns its ports, closes it whatever happens, and turns what the core
 * refuses into a `CommandFailure`.
 */
import { randomUUID } from 'node:crypto';
import type { CallName, CoreClient, InputOf, OutputOf } from '../../../contract/index.ts';
import type { SystemInfo } from '../../../contract/system.ts';
import type { NamedFile, Ports } from '../../../core/kernel/ports.ts';
import type { GivenPassphrase } from '../../../core/store/operator-seal.ts';
import { operatorsAt } from '../../../core/store/recovery-at-start.ts';
import { createClosing } from '../../common/closing.ts';
import { chooseDataDir } from '../../common/data-dir.ts';
import { launchLanguage, logLaunchFailure } from '../../common/launch-errors.ts';
import { createNodePorts, systemLocale } from '../../common/node-ports.ts';
import { stopWords } from '../../common/stop-words.ts';
import { terminalPatience } from '../../common/terminal-patience.ts';
import type { Cli } from '../terminal/cli.ts';
import { couldNotRun, failureOfCall, failureOfLaunch } from '../terminal/failure.ts';
import type { Surroundings } from '../terminal/surroundings.ts';
import { texts } from '../texts/texts.ts';

export type Session = {
  readonly core: CoreClient;
  readonly system: SystemInfo;
  /** The call's value, or a `CommandFailure`. */
  ask<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** The id of a file to read. What cannot be read is refused (`file-not-readable`) by the call that is given it. */
  fileToRead(path: string): string;
  /** The id of a file to be written. */
  fileToWrite(path: string): string;
  /** Waits shortly for what has left. May be called twice. */
  close(): Promise<void>;
};

/**
 * `reading` commands also work beside another copy of the program that owns the data; `changing` ones fail there at once
 * with `data-dir-in-use`, before they read a file or ask for a key.
 */
export type Purpose = 'reading' | 'changing';

type SessionCli = Pick<Cli, 'surroundings' | 'terminal' | 'recoveryKey' | 'unlocking'>;

/** A path given as an argument is passed to the core as an id of this host's own. */
export async function openSession(
  { surroundings, terminal, recoveryKey, unlocking }: SessionCli,
  dataDirArgument: string | undefined,
  purpose: Purpose,
): Promise<Session> {
  const key = await recoveryKey();
  const dataDir = chooseDataDir(dataDirArgument, surroundings.env);
  const named = new Map<string, NamedFile>();
  function name(path: string, use: NamedFile['use']): string {
    const fileId = randomUUID();
    named.set(fileId, { path, use });
    return fileId;
  }

  const names = key === null ? operatorsAt(dataDir) : null;
  const unlock = names && (await unlocking(names));
  const opened = await open(surroundings, dataDirArgument, { key, unlock }, (id) => named.get(id) ?? null).catch(
    (error) => {
      throw failureOfLaunch(error, dataDir);
    },
  );
  const { logger, closeAll } = opened;
  let uncaught = false;
  const core: CoreClient = {
    subscribe: opened.core.subscribe,
    // That the core is closing would be told as the command's end: what happened is told below, and ends the program.
    call: (async (name, input) => {
      const result = await opened.core.call(name, input);
      return uncaught && !result.ok ? new Promise(() => {}) : result;
    }) as CoreClient['call'],
  };

  async function ask<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const result = await core.call(name, input);
    if (!result.ok) throw failureOfCall(result.error);
    return result.value;
  }

  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= closeAll().finally(() => surroundings.signals.off('uncaughtException', onUncaught));
    return closing;
  };

  /** Nothing can be said of its state: what came is stored, and the program ends. The command itself may end first. */
  function onUncaught(error: Error): void {
    uncaught = true;
    logger.error('uncaught', error);
    terminal.trace(error);
    const { sentence, advice } = stopWords(terminal.texts === texts.id ? 'id' : 'en', dataDir);
    terminal.note(`${sentence} ${advice}`);
    const ending = createClosing(logger);
    ending.closes(close);
    void ending
      .close()
      .then(() => new Promise((resolve) => setTimeout(resolve, 100)))
      .then(
        async () =>
          void (terminal.json && (await terminal.result({ error: { code: 'internal', message: sentence } }, []))),
      )
      .finally(() => surroundings.exit(3));
  }
  surroundings.signals.on('uncaughtException', onUncaught);

  try {
    const system = await ask('system.info', {});
    if (system.role === 'reader' && purpose === 'changing') throw couldNotRun('data-dir-in-use');
    return {
      core,
      system,
      ask,
      fileToRead: (path) => name(path, 'read'),
      fileToWrite: (path) => name(path, 'write'),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(
  surroundings: Surroundings,
  dataDir: string | undefined,
  { key, unlock }: { key: string | null; unlock: GivenPassphrase | null },
  namedFile: Ports['namedFile'],
) {
  const { env, startWorker, betterKeyrings, startSystemProcess, resolveProxy, stderr } = surroundings;
  const host = createNodePorts({
    ...{ host: 'cli', env, dataDir, namedFile, startWorker, betterKeyrings, startSystemProcess, resolveProxy },
    keyringPatience: terminalPatience(launchLanguage(systemLocale(env)), stderr),
  });
  try {
    // Loaded only now: wrong usage and help must not wait for the store's library.
    const { createCore } = await import('../../../core/core.ts');
    // Looking at the status must cost nothing: nothing leaves before a command says so.
    const core = await createCore(host.ports, {
      drain: false,
      // For this command alone: `keyring change` seals anew.
      recovery: key === null ? null : { key, sealAnew: false },
      unlock,
    });
    return {
      core,
      logger: host.ports.logger,
      async closeAll() {
        await core.close();
        host.close();
      },
    };
  } catch (error) {
    logLaunchFailure(host.ports.logger, error);
    host.close();
    throw error;
  }
}

/** Opens, works, closes. */
export async function withSession<T>(
  cli: SessionCli,
  dataDir: string | undefined,
  purpose: Purpose,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session = await openSession(cli, dataDir, purpose);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}
