/**
 * The whole program without a user interface: opens the store, answers calls, and opens other data beneath the same
 * window where a backup takes its place. A host adds a window, a browser or a terminal.
 */
import type { Result } from '../contract/errors.ts';
import type { CallName, CoreClient, InputOf, OutputOf } from '../contract/index.ts';
import { type AssembledCore, type AssembleOptions, assemble } from './assemble.ts';
import { CoreError } from './kernel/errors.ts';
import type { Ports } from './kernel/ports.ts';
import { asStoreError } from './store/sqlite-errors.ts';
import { type GivenRecoveryKey, openStore } from './store/store.ts';

export type Core = CoreClient & {
  /** Sends nothing more, waits shortly for what is under way, and closes the store. */
  close(): Promise<void>;
};

export type CoreOptions = AssembleOptions & {
  /** Opens the store in place of its keyring. */
  recovery?: GivenRecoveryKey | null;
};

/**
 * Errors: those of `openStore`, also when a page that is read only now turns out damaged. Where a backup is put in place of the
 * data, that is opened under the same core; where it does not open, every call says why.
 */
export async function createCore(ports: Ports, options: CoreOptions = {}): Promise<Core> {
  let opened = await open(ports, options);
  let failure: Result<never> | null = null;
  let reopening: Promise<void> | null = null;
  let ended = false;
  const listeners = new Map<object, { listener: Parameters<Core['subscribe']>[0]; stop: () => void }>();

  async function reopen(recovery: GivenRecoveryKey | null): Promise<void> {
    await opened.close();
    if (ended) return;
    try {
      opened = await open(ports, { ...options, recovery });
      for (const one of listeners.values()) one.stop = opened.subscribe(one.listener);
      opened.announce();
    } catch (error) {
      ports.logger.error('restored-data-not-opened', error);
      const { code, message } = asStoreError(error) ?? (error instanceof CoreError ? error : unknownFailure);
      failure = { ok: false, error: { code, message } };
    }
  }

  async function call(name: CallName, input: InputOf<CallName>): Promise<Result<unknown>> {
    if (failure) return failure;
    const result = await opened.call(name, input);
    if (!result.ok || name !== 'backup.restore') return result;
    const { recoveryKey = null } = input as InputOf<'backup.restore'>;
    const { sameData } = result.value as OutputOf<'backup.restore'>;
    const given = recoveryKey === null ? null : { key: recoveryKey, sealAnew: false };
    reopening = reopen(sameData ? (options.recovery ?? given) : given);
    await reopening;
    return failure ?? result;
  }

  return {
    call: call as CoreClient['call'],
    subscribe(listener) {
      const key = {};
      listeners.set(key, { listener, stop: opened.subscribe(listener) });
      return () => {
        listeners.get(key)?.stop();
        listeners.delete(key);
      };
    },
    async close() {
      ended = true;
      await reopening;
      await opened.close();
    },
  };
}

const unknownFailure = {
  code: 'internal',
  message: 'The restored data did not open. Start the program again.',
} as const;

async function open(ports: Ports, options: CoreOptions): Promise<AssembledCore> {
  const store = await openStore(ports, options.recovery);
  try {
    return await assemble(ports, store, options);
  } catch (error) {
    store.close();
    throw asStoreError(error) ?? error;
  }
}
