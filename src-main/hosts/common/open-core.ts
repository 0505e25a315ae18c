/** Opens the core; where its store does not open, lets the person choose what to do, and tries again. */
import { type Core, createCore } from '../../core/core.ts';
import { CoreError, canBeRescued } from '../../core/kernel/errors.ts';
import type { Ports } from '../../core/kernel/ports.ts';
import { type Backup, newestBackup } from '../../core/store/data-folder.ts';
import { restoreBackup, startAfresh } from '../../core/store/rescue.ts';
import { logLaunchFailure } from './launch-errors.ts';

/** null: none of them, the program ends. */
export type WayOn = 'restore-backup' | 'start-afresh' | 'again' | null;
/** `backup` null: there is none to restore. A fresh start is only ever chosen by a clear yes. */
export type ChooseWayOn = (error: CoreError, backup: Backup | null) => Promise<WayOn>;

/** Errors: those of `createCore`. Each is in the log. */
export async function openCore(ports: Ports, choose: ChooseWayOn): Promise<Core> {
  for (;;) {
    try {
      return await createCore(ports);
    } catch (error) {
      logLaunchFailure(ports.logger, error);
      if (!(error instanceof CoreError) || !canBeRescued(error.code)) throw error;
      // Without its key no backup opens either.
      const backup = error.code === 'store-key-lost' ? null : newestBackup(ports.dataDir);
      const way = await choose(error, backup);
      if (way === null) throw error;
      if (way === 'again') continue;
      const now = ports.clock.now();
      if (way === 'restore-backup') restoreBackup(ports.dataDir, now);
      else startAfresh(ports.dataDir, now);
      ports.logger.warn('store-set-aside', { way });
    }
  }
}
