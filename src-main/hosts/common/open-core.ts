/** Opens the core; where its store does not open, lets the person choose what to do, and tries again. */
import { type Rebuilt, rebuildData } from '../../core/backups/rebuild-data.ts';
import { type Core, createCore } from '../../core/core.ts';
import { CoreError, canBeRescued, isKeyMatter } from '../../core/kernel/errors.ts';
import type { Keyring, Ports } from '../../core/kernel/ports.ts';
import { type Backup, newestBackup, remainsOf } from '../../core/store/data-folder.ts';
import { hasRecoveryKey } from '../../core/store/recovery-at-start.ts';
import { restoreBackup, startAfresh } from '../../core/store/rescue.ts';
import type { GivenRecoveryKey } from '../../core/store/store.ts';
import { logLaunchFailure } from './launch-errors.ts';

/**
 * null: none of them, the program ends. `without-keyring`: new data is sealed without the keyring that does not answer.
 * A `recoveryKey` was tried already.
 */
export type WayOn =
  | 'restore-backup'
  | 'rebuild'
  | 'start-afresh'
  | 'again'
  | 'without-keyring'
  | { readonly recoveryKey: string }
  | null;

/** What can be offered. A fresh start is only ever chosen by a clear yes. */
export type Offer = {
  /** null: there is none to restore. */
  readonly backup: Backup | null;
  /** The data has a recovery key, and it is the key that is missing. */
  readonly recovery: boolean;
  /** The database is damaged: it can be put together of a backup and what can still be read. */
  readonly rebuild: boolean;
  readonly afresh: boolean;
  /** There is no data yet, and a keyring that does not answer. */
  readonly withoutKeyring: boolean;
};
export type ChooseWayOn = (error: CoreError, offer: Offer) => Promise<WayOn>;

/** What a damaged database was put together of, before it is opened. */
export type TellRebuilt = (rebuilt: Rebuilt) => Promise<void>;

/** `recovery` opens the store at once. Errors: those of `createCore`. Each is in the log. */
export async function openCore(
  given: Ports,
  choose: ChooseWayOn,
  recovery: GivenRecoveryKey | null = null,
  tellRebuilt: TellRebuilt = async () => {},
): Promise<Core> {
  let ports = given;
  let key = recovery;
  for (;;) {
    try {
      const core = await createCore(ports, { recovery: key, backupsBySelf: true, lockable: true });
      ports.logger.info('started', { electron: process.versions.electron ?? '' });
      return core;
    } catch (error) {
      logLaunchFailure(ports.logger, error);
      if (!(error instanceof CoreError) || !(canBeRescued(error.code) || isKeyMatter(error.code))) throw error;
      const way = await choose(error, offerFor(error, ports.dataDir));
      if (way === null) throw error;
      const recoveryKey = key?.key ?? null;
      if (way === 'rebuild') {
        await tellRebuilt(await rebuildData(ports, { recoveryKey, dryRun: false }));
        continue;
      }
      key = null;
      if (way === 'again') continue;
      if (way === 'without-keyring') ports = { ...ports, keyrings: weakerFirst(ports.keyrings) };
      else if (typeof way === 'object') key = { key: way.recoveryKey, sealAnew: true };
      else {
        const now = ports.clock.now();
        if (way === 'restore-backup') restoreBackup(ports.dataDir, now);
        else startAfresh(ports.dataDir, now);
        ports.logger.warn('store-set-aside', { way });
      }
    }
  }
}

function offerFor({ code }: CoreError, dataDir: string): Offer {
  return {
    // Without its key no backup opens either.
    backup: isKeyMatter(code) ? null : newestBackup(dataDir),
    recovery: isKeyMatter(code) && hasRecoveryKey(dataDir),
    rebuild: code === 'store-damaged',
    afresh: canBeRescued(code),
    withoutKeyring: code === 'keyring-silent' && !remainsOf(dataDir).any,
  };
}

/** All of them, so that a better one can be changed to later. */
function weakerFirst(keyrings: readonly Keyring[]): readonly Keyring[] {
  const ofSystem = (keyring: Keyring) => ['safe-storage', 'os-keyring'].includes(keyring.kind);
  return [...keyrings.filter((keyring) => !ofSystem(keyring)), ...keyrings.filter(ofSystem)];
}
