/** The calls on how the data's key is sealed: the machine's keyring, and the recovery key a person keeps. */
import { randomInt } from 'node:crypto';
import type { KeyringStatus, RecoveryStatus } from '../../contract/keys.ts';
import type { AccessLog } from '../access-log/access-log.ts';
import type { Connections } from '../connections/connections.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import { CoreError } from '../kernel/errors.ts';
import type { Keyring, KeyringKind, Ports } from '../kernel/ports.ts';
import { groupCount, groupsOf, parseGroup } from '../store/recovery-key.ts';
import type { Store } from '../store/store.ts';

type KeyCall =
  | 'keyring.status'
  | 'keyring.change'
  | 'recoveryKey.status'
  | 'recoveryKey.make'
  | 'recoveryKey.check'
  | 'recoveryKey.checkPart'
  | 'recoveryKey.drop';

export function keyHandlers(deps: {
  store: Store;
  ports: Ports;
  accessLog: Pick<AccessLog, 'record'>;
  connections: Pick<Connections, 'sealByStore'>;
  onChanged: () => void;
}): Handlers<KeyCall> {
  const { store, ports, accessLog, connections, onChanged } = deps;
  const { clock, keyrings, logger } = ports;
  /** Of the key just made, the two groups that are asked for: the rest of it is kept nowhere. */
  let asked: { readonly fingerprint: string; readonly groups: ReadonlyMap<number, string> } | null = null;

  async function keyringStatus(): Promise<KeyringStatus> {
    const states = await Promise.all(keyrings.map(async ({ kind, state }) => [kind, await state('at-once')] as const));
    const inState = (wanted: 'works' | 'silent') => states.flatMap(([kind, state]) => (state === wanted ? [kind] : []));
    const { kind, weak } = store.keyring;
    return { keyring: kind, weak, available: inState('works'), silent: inState('silent') };
  }

  function recoveryStatus(): RecoveryStatus {
    const [made = null, ...before] = store.keys.recovery();
    return { made, before };
  }

  function checked(fingerprint: string): RecoveryStatus {
    store.keys.recoveryChecked(fingerprint, clock.now());
    if (asked?.fingerprint === fingerprint) asked = null;
    return recoveryStatus();
  }

  function logged(setting: 'keyring' | 'recovery-key'): void {
    accessLog.record({ what: 'setting-changed', people: 0, detail: { settings: [setting] } });
  }

  function justMade(): NonNullable<typeof asked> {
    if (!asked) throw new CoreError('not-found', 'No recovery key was made since the program started.');
    return asked;
  }

  return {
    'keyring.status': keyringStatus,
    'keyring.change': async ({ kind }) => {
      const keyring = await findWorking(keyrings, kind);
      // Sealed by the keyring of before, they would stay behind with it.
      await connections.sealByStore();
      await store.keys.sealAnew(keyring);
      logger.warn('keyring-changed', { keyring: kind });
      logged('keyring');
      onChanged();
      return keyringStatus();
    },
    'recoveryKey.status': recoveryStatus,
    'recoveryKey.make': async () => {
      // Opened by it on another machine, the data must have its partner keys.
      await connections.sealByStore();
      const madeAt = clock.now();
      const { key, fingerprint } = store.keys.makeRecoveryKey(madeAt);
      const groups = twoOf(groupsOf(key));
      asked = { fingerprint, groups };
      logger.info('recovery-key-made');
      logged('recovery-key');
      return { key, fingerprint, madeAt, ask: [...groups.keys()] };
    },
    'recoveryKey.check': ({ typed }) => {
      const fingerprint = store.keys.checkRecoveryKey(typed);
      return { ...checked(fingerprint), fingerprint };
    },
    'recoveryKey.checkPart': ({ parts }) => {
      const { fingerprint, groups } = justMade();
      for (const [number, group] of groups) {
        const typed = parts.find((part) => part.group === number)?.typed ?? '';
        if (parseGroup(typed, number) !== group) throw otherGroup(number);
      }
      return checked(fingerprint);
    },
    'recoveryKey.drop': () => {
      store.keys.dropRecoveryKey(justMade().fingerprint);
      asked = null;
      logger.info('recovery-key-dropped');
      logged('recovery-key');
      return recoveryStatus();
    },
  };
}

/** Errors: `keyring-unavailable`, `keyring-silent`. */
async function findWorking(keyrings: readonly Keyring[], kind: KeyringKind): Promise<Keyring> {
  const keyring = keyrings.find((candidate) => candidate.kind === kind);
  const state = (await keyring?.state()) ?? 'absent';
  if (keyring && state === 'works') return keyring;
  const code = state === 'silent' ? 'keyring-silent' : 'keyring-unavailable';
  throw new CoreError(code, `The keyring "${kind}" cannot be used now.`, { details: { keyring: kind } });
}

/** One of each half, by number from 1. */
function twoOf(groups: readonly string[]): ReadonlyMap<number, string> {
  const half = groupCount / 2;
  const numbers = [1 + randomInt(half), 1 + half + randomInt(half)];
  return new Map(numbers.map((number) => [number, groups[number - 1] ?? '']));
}

function otherGroup(group: number): CoreError {
  return new CoreError('recovery-key-mistyped', `Group ${group} is another one.`, { details: { group } });
}
