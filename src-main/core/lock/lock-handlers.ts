/** Switching the lock on and off, and its operators. Each change asks for the own passphrase once more. */

import type { AccessSetting } from '../../contract/access-log.ts';
import type { LockStatus } from '../../contract/lock.ts';
import type { AccessLog } from '../access-log/access-log.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import { CoreError } from '../kernel/errors.ts';
import type { Keyring, Ports } from '../kernel/ports.ts';
import { type GivenPassphrase, sameOperator } from '../store/operator-seal.ts';
import type { Store } from '../store/store.ts';
import type { LockSession } from './session.ts';
import type { Tries } from './tries.ts';

/** What the core around the store knows of the lock (core.ts). */
export type LockDeps = {
  session(): LockSession;
  setSession(now: LockSession): void;
  status(): LockStatus;
  /** The lock is another one now. */
  tell(): void;
  tries: Tries;
};

type LockCall = 'lock.on' | 'lock.off' | 'operators.add' | 'operators.remove' | 'operators.setPassphrase';

export function lockHandlers({
  store,
  ports,
  accessLog,
  lock,
}: {
  store: Pick<Store, 'keys'>;
  ports: Pick<Ports, 'clock' | 'policy' | 'logger' | 'keyrings'>;
  accessLog: Pick<AccessLog, 'record'>;
  lock: LockDeps;
}): Handlers<LockCall> & { setPassphrase(given: GivenPassphrase): Promise<void> } {
  const { keys } = store;

  /** Errors: `lock-off`. */
  function operators() {
    const there = keys.operators();
    if (!there) throw new CoreError('lock-off', 'There is no lock. Switch it on first.');
    return there;
  }

  /** Errors: `unlock-wrong`, `unlock-wait`. */
  async function confirm(own: string): Promise<void> {
    const { operator, byRecoveryKey } = lock.session();
    if (byRecoveryKey) return;
    if (operator === null) throw new CoreError('locked', 'Nobody has unlocked the data.');
    await lock.tries.attempt(() => keys.checkPassphrase({ operator, passphrase: own }));
  }

  function changed(setting: AccessSetting, change: 'added' | 'changed' | 'deleted'): LockStatus {
    ports.logger.info('lock-changed', { what: setting });
    accessLog.record({ what: 'setting-changed', people: 0, detail: { settings: [setting], change } });
    lock.tell();
    return lock.status();
  }

  /** Opened by the recovery key where the keyring of the seals is not, it is sealed by the best one that is. */
  async function sealHere(given: GivenPassphrase): Promise<void> {
    try {
      await keys.setOperator(given, ports.clock.now());
    } catch (error) {
      const gone = error instanceof CoreError && error.code === 'keyring-unavailable';
      if (!gone || !lock.session().byRecoveryKey) throw error;
      const here = await bestOf(ports.keyrings);
      if (!here) throw error;
      await keys.sealAnew(here);
      await keys.setOperator(given, ports.clock.now());
    }
  }

  async function setPassphrase(given: GivenPassphrase): Promise<void> {
    await sealHere(given);
    changed('operators', 'changed');
  }

  return {
    setPassphrase,
    'lock.on': async (given) => {
      if (keys.operators()) throw nameTaken();
      if (!keys.recovery().some(({ checkedAt }) => checkedAt !== null)) {
        throw new CoreError('lock-needs-recovery-key', 'Make a recovery key and check it first.');
      }
      await keys.setOperator(given, ports.clock.now());
      lock.setSession({ operator: given.operator, byRecoveryKey: false });
      return changed('lock', 'added');
    },
    'lock.off': async ({ own }) => {
      operators();
      if (ports.policy?.set.lockRequired === true) {
        throw new CoreError('set-by-organisation', 'This is set by your organisation and cannot be changed here.', {
          details: { field: 'lockRequired' },
        });
      }
      await confirm(own);
      await keys.endLock();
      const status = changed('lock', 'deleted');
      lock.setSession({ operator: null, byRecoveryKey: false });
      return { ...status, operator: null };
    },
    'operators.add': async ({ operator, passphrase, own }) => {
      if (operators().some(({ name }) => sameOperator(name, operator))) throw nameTaken();
      await confirm(own);
      await keys.setOperator({ operator, passphrase }, ports.clock.now());
      return changed('operators', 'added');
    },
    'operators.remove': async ({ operator, own }) => {
      operators();
      await confirm(own);
      keys.removeOperator(operator);
      return changed('operators', 'deleted');
    },
    'operators.setPassphrase': async ({ operator, passphrase, own }) => {
      if (!operators().some(({ name }) => sameOperator(name, operator))) {
        throw new CoreError('operator-unknown', 'There is no operator of that name.');
      }
      await confirm(own);
      await setPassphrase({ operator, passphrase });
      return lock.status();
    },
  };
}

async function bestOf(keyrings: readonly Keyring[]): Promise<Keyring | null> {
  for (const keyring of keyrings) if ((await keyring.state()) === 'works') return keyring;
  return null;
}

function nameTaken(): CoreError {
  return new CoreError('operator-name-taken', 'There is an operator of that name.');
}
