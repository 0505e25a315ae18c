/**
 * The whole program without a user interface: opens the store, answers calls, locks and unlocks, and opens other data beneath the
 * same window where a backup takes its place. A host adds a window, a browser or a terminal.
 */
import { existsSync } from 'node:fs';
import type { Result } from '../contract/errors.ts';
import type { AnyEvent } from '../contract/events.ts';
import type { CallName, CoreClient, InputOf, OutputOf } from '../contract/index.ts';
import type { LockStatus } from '../contract/lock.ts';
import { type AssembledCore, type AssembleOptions, assemble } from './assemble.ts';
import { createDispatch, type Handlers } from './kernel/dispatch.ts';
import { CoreError } from './kernel/errors.ts';
import type { Ports } from './kernel/ports.ts';
import { watchIdle } from './lock/idle.ts';
import { type LockSession, lockedAnswer, lockStatus, nobody } from './lock/session.ts';
import { createTries } from './lock/tries.ts';
import type { GivenPassphrase } from './store/operator-seal.ts';
import { openByTyped } from './store/recovery-seals.ts';
import { asStoreError } from './store/sqlite-errors.ts';
import { type GivenRecoveryKey, openStore } from './store/store.ts';
import { operatorOf, unsealByPassphrase } from './store/vault.ts';
import { readVaultFile, type VaultFile, vaultPath } from './store/vault-file.ts';

export type Core = CoreClient & {
  /** Sends nothing more, waits shortly for what is under way, and closes the store. */
  close(): Promise<void>;
};

export type CoreOptions = Omit<AssembleOptions, 'lock'> & {
  /** Opens the store in place of its keyring, and of a passphrase. */
  recovery?: GivenRecoveryKey | null;
  /** Opens a store whose lock is on. */
  unlock?: GivenPassphrase | null;
  /** A window's: where the lock is on it starts locked, instead of failing (`locked`), and locks by itself. */
  lockable?: boolean;
};

type OuterCall = 'lock.status' | 'lock.unlock' | 'lock.recover' | 'lock.now' | 'lock.active';
const outerCalls: ReadonlySet<string> = new Set<OuterCall>([
  ...(['lock.status', 'lock.unlock', 'lock.recover', 'lock.now', 'lock.active'] as const),
]);

/**
 * `open`: calls are answered. `finishing`: refused, as in `locked`, but the store is open until nothing is left to be sent.
 * `locked`: the store is closed and its keys are gone.
 */
type State = 'open' | 'finishing' | 'locked';

/**
 * Errors: those of `openStore`, also when a page that is read only now turns out damaged; of a core that is not lockable `locked`,
 * `operator-unknown`, `unlock-wrong`, `unlock-wait`. Where a backup is put in place of the data, that is opened under the same
 * core; where it does not open, every call says why.
 */
export async function createCore(ports: Ports, options: CoreOptions = {}): Promise<Core> {
  const { clock, logger, keyrings, dataDir, policy } = ports;
  const tries = createTries(dataDir, clock);
  let session: LockSession = nobody;
  let opened: AssembledCore | null = null;
  let state: State = 'locked';
  let failure: Result<never> | null = null;
  let ended = false;
  /** One after the other: locking, unlocking, and opening other data. */
  let turn: Promise<unknown> = Promise.resolve();
  type Listener = (event: AnyEvent) => void;
  const listeners = new Map<object, { listener: Listener; stop: () => void }>();
  const idle = options.lockable
    ? watchIdle(
        clock,
        () => (state === 'open' && isOn() ? (opened?.settings().lockMinutes ?? 0) : 0),
        () => void lock(),
      )
    : null;

  function status(): LockStatus {
    const required = policy?.set.lockRequired === true;
    return lockStatus(vault(), session, {
      locked: state !== 'open',
      finishing: state === 'finishing',
      tries,
      required,
    });
  }

  /** null: there is none yet, or none that can be read. */
  function vault(): VaultFile | null {
    try {
      return vaultNow(dataDir);
    } catch {
      return null;
    }
  }

  function isOn(): boolean {
    return vault()?.operators !== undefined;
  }

  function tell(): void {
    for (const { listener } of [...listeners.values()]) listener({ name: 'lock.changed', payload: status() });
    idle?.look();
  }

  function attach(): void {
    for (const one of listeners.values()) {
      one.stop();
      one.stop = opened?.subscribe(one.listener) ?? (() => {});
    }
  }

  /** What happens to the data is nobody's to hear any more. */
  function detach(): void {
    for (const one of listeners.values()) {
      one.stop();
      one.stop = () => {};
    }
  }

  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const mine = turn.then(run);
    turn = mine.catch(() => {});
    return mine;
  }

  async function openNow(recovery: GivenRecoveryKey | null, held: Uint8Array | null): Promise<void> {
    const lockDeps = { session: () => session, setSession: (now: LockSession) => (session = now), status, tell, tries };
    opened = await open(ports, { ...options, lock: lockDeps }, recovery, held);
    state = 'open';
    attach();
  }

  async function closeOpened(): Promise<void> {
    const closing = opened;
    opened = null;
    state = 'locked';
    await closing?.close();
  }

  function lock(): Promise<void> {
    if (state !== 'open' || !opened) return inTurn(async () => {});
    const { lockedQueue } = opened.settings();
    const core = opened;
    session = nobody;
    state = lockedQueue === 'finish' && core.isSending() ? 'finishing' : 'locked';
    detach();
    tell();
    logger.info('locked');
    if (state === 'locked') return inTurn(closeOpened);
    const stop = core.subscribe(({ name }) => {
      if (name !== 'queue.changed' || core.isSending()) return;
      stop();
      void inTurn(async () => {
        if (state === 'finishing' && opened === core) await closeOpened();
        tell();
      });
    });
    return Promise.resolve();
  }

  /** `storeKey` is overwritten. */
  async function unlocked(storeKey: Uint8Array, now: LockSession): Promise<void> {
    try {
      if (ended || state === 'open') return;
      session = now;
      if (state === 'locked') await openNow(null, storeKey);
      state = 'open';
      attach();
    } catch (error) {
      session = nobody;
      throw asStoreError(error) ?? error;
    } finally {
      storeKey.fill(0);
    }
    opened?.noteUnlocked(tries.untold(), tries.told);
    idle?.active();
    tell();
    opened?.announce();
  }

  const outer: Handlers<OuterCall> = {
    'lock.status': status,
    'lock.unlock': (given) =>
      inTurn(async () => {
        const file = vaultNow(dataDir);
        if (state === 'open' || !file) return status();
        const operator = operatorOf(file, given.operator).name;
        const storeKey = await tries.attempt(() => unsealByPassphrase(file, keyrings, given));
        await unlocked(storeKey, { operator, byRecoveryKey: false });
        return status();
      }),
    'lock.recover': ({ recoveryKey, operator, passphrase }) =>
      inTurn(async () => {
        const file = vaultNow(dataDir);
        if (state === 'open' || !file) return status();
        const { name } = operatorOf(file, operator);
        const { storeKey } = openByTyped(file, recoveryKey);
        await unlocked(storeKey, { operator: name, byRecoveryKey: true });
        await opened?.setPassphrase({ operator: name, passphrase });
        session = { operator: name, byRecoveryKey: false };
        return status();
      }),
    'lock.now': async () => {
      if (!isOn()) throw new CoreError('lock-off', 'There is no lock. Switch it on first.');
      await lock();
      return status();
    },
    'lock.active': () => {
      idle?.active();
      return {};
    },
  };
  const outerDispatch = createDispatch(outer, {
    ...{ logger, mayCommand: () => true, makeRoom: () => false, expectedError: asStoreError },
  });

  /** Opens what has taken the place of the data. */
  async function reopen(recovery: GivenRecoveryKey | null, held: Uint8Array | null): Promise<void> {
    await closeOpened();
    if (ended) return;
    try {
      session = { operator: held ? session.operator : null, byRecoveryKey: held === null && isOn() };
      await openNow(recovery, held);
      opened?.announce();
    } catch (error) {
      session = nobody;
      if (error instanceof CoreError && error.code === 'locked' && options.lockable) return tell();
      logger.error('restored-data-not-opened', error);
      const { code, message } = asStoreError(error) ?? (error instanceof CoreError ? error : unknownFailure);
      failure = { ok: false, error: { code, message } };
    } finally {
      held?.fill(0);
    }
  }

  async function call(name: CallName, input: InputOf<CallName>): Promise<Result<unknown>> {
    if (failure) return failure;
    if (outerCalls.has(name)) return outerDispatch(name, input);
    const core = opened;
    if (state !== 'open' || !core) return ended ? closedAnswer : lockedAnswer;
    const result = await core.call(name, input);
    // What was read before must not come out after.
    if (state !== 'open' && !ended) return lockedAnswer;
    if (!result.ok || name !== 'backup.restore') return result;
    const { recoveryKey = null } = input as InputOf<'backup.restore'>;
    const { sameData } = result.value as OutputOf<'backup.restore'>;
    const given = recoveryKey === null ? null : { key: recoveryKey, sealAnew: false };
    const held = sameData && isOn() ? core.copyKey() : null;
    await inTurn(() => reopen(sameData ? (options.recovery ?? given) : given, held));
    return failure ?? result;
  }

  if (!options.lockable || options.recovery || !isOn()) {
    const file = vault();
    let held: Uint8Array | null = null;
    if (options.unlock && file?.operators) {
      const given = options.unlock;
      session = { operator: operatorOf(file, given.operator).name, byRecoveryKey: false };
      held = await tries.attempt(() => unsealByPassphrase(file, keyrings, given));
    } else if (file?.operators) session = { operator: null, byRecoveryKey: true };
    try {
      await openNow(options.recovery ?? null, held);
    } finally {
      held?.fill(0);
    }
    if (held && tries.untold() > 0) (opened as AssembledCore | null)?.noteUnlocked(tries.untold(), tries.told);
  }
  const stopPower = options.lockable
    ? ports.power?.subscribe({ suspend: () => void (isOn() && lock()), resume() {}, underWay: () => false })
    : undefined;
  idle?.active();

  return {
    call: call as CoreClient['call'],
    subscribe(listener) {
      const key = {};
      listeners.set(key, { listener, stop: (state === 'open' && opened?.subscribe(listener)) || (() => {}) });
      return () => {
        listeners.get(key)?.stop();
        listeners.delete(key);
      };
    },
    async close() {
      ended = true;
      stopPower?.();
      idle?.close();
      await turn;
      await opened?.close();
    },
  };
}

const unknownFailure = {
  code: 'internal',
  message: 'The restored data did not open. Start the program again.',
} as const;

const closedAnswer: Result<never> = {
  ok: false,
  error: { code: 'closing', message: 'Sambung is closing. Open it again.' },
};

/** Errors: `store-key-lost`. */
function vaultNow(dataDir: string): VaultFile | null {
  const path = vaultPath(dataDir);
  return existsSync(path) ? readVaultFile(path) : null;
}

async function open(
  ports: Ports,
  options: AssembleOptions,
  recovery: GivenRecoveryKey | null,
  held: Uint8Array | null,
): Promise<AssembledCore> {
  const store = await openStore(ports, recovery, held);
  try {
    return await assemble(ports, store, options);
  } catch (error) {
    store.close();
    throw asStoreError(error) ?? error;
  }
}
