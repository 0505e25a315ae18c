/**
 * A damaged store becomes one that opens: the newest good backup of the data folder, with all that the damaged file still lets
 * read. The damaged file is set aside with an account of what is missing. Where no core has the data open.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RebuildAccount } from '../../contract/backups.ts';
import { CoreError } from '../kernel/errors.ts';
import { readManifest } from '../store/backup/manifest.ts';
import type { RebuildJob } from '../store/backup/rebuild.ts';
import { finishRestore, stage, stagedStore, unstage } from '../store/backup/staged.ts';
import { backupsFolder, storeFile } from '../store/data-folder.ts';
import { tryOwn } from '../store/ownership.ts';
import { asStoreError } from '../store/sqlite-errors.ts';
import { writeFileWhole } from '../store/vault-file.ts';
import { askBackupProcess } from './copier.ts';
import { backupsIn } from './folder.ts';
import { isOfDataThere, manifestOf, type RestorePorts } from './restore.ts';
import { openBackupKey } from './restore-key.ts';

export type Rebuilt = {
  readonly account: RebuildAccount;
  /** What it was made on: milliseconds since the epoch; null: there was no good backup. */
  readonly madeAt: number | null;
  /** The folder with the damaged file and the account (`rebuilt.json`); null: nothing was changed. */
  readonly aside: string | null;
};

/**
 * The data is then older than it was, as far as anybody knows: nothing is sent until somebody has decided. `dryRun`: only says what
 * would be missing. Errors: `data-dir-in-use`, `disk-full`, `backup-needs-key`, those of the recovery key.
 */
export async function rebuildData(
  ports: RestorePorts,
  { recoveryKey, dryRun }: { recoveryKey: string | null; dryRun: boolean },
): Promise<Rebuilt> {
  const { dataDir, keyrings, clock, logger } = ports;
  const ownership = tryOwn(dataDir);
  if (!ownership) throw new CoreError('data-dir-in-use', 'Another Sambung has this data open. Close it first.');
  try {
    // A restore that was cut off comes first: what it put there is the data.
    finishRestore(dataDir);
    const { storeKey: key } = await openBackupKey({ dataDir, keyrings, manifest: null, recoveryKey });
    const { account, madeAt } = await onNewestGood(ports, key);
    if (dryRun) {
      unstage(dataDir);
      return { account, madeAt, aside: null };
    }
    const aside = stage(dataDir, null, clock.now());
    finishRestore(dataDir);
    logger.warn('store-rebuilt');
    if (existsSync(aside)) writeFileWhole(join(aside, 'rebuilt.json'), `${JSON.stringify({ madeAt, ...account })}\n`);
    return { account, madeAt, aside };
  } catch (error) {
    throw asStoreError(error) ?? error;
  } finally {
    ownership.release();
  }
}

/** One that does not read back is passed over for the one before it. */
async function onNewestGood(
  ports: RestorePorts,
  key: Uint8Array,
): Promise<{ account: RebuildAccount; madeAt: number | null }> {
  const job = { source: join(ports.dataDir, storeFile), key, to: stagedStore(ports.dataDir) };
  for (const { path, bytes, madeAt } of goodBackups(ports.dataDir)) {
    try {
      return { account: await ask(ports, { ...job, backup: { path, bytes } }), madeAt };
    } catch (error) {
      if (!(error instanceof CoreError) || error.code !== 'backup-damaged') throw error;
      ports.logger.warn('backup-passed-over');
    }
  }
  return { account: await ask(ports, { ...job, backup: null }), madeAt: null };
}

function ask(ports: RestorePorts, job: RebuildJob): Promise<RebuildAccount> {
  return askBackupProcess(ports, 'rebuild', job);
}

/** Of this data and whole by their ends, newest first. */
function goodBackups(dataDir: string): { path: string; bytes: number | null; madeAt: number }[] {
  const folder = join(dataDir, backupsFolder);
  return backupsIn(folder).flatMap(({ file, ok, madeAt }) => {
    const path = join(folder, file);
    try {
      if (!ok || !isOfDataThere(dataDir, manifestOf(path))) return [];
      const read = readManifest(path);
      return [{ path, bytes: read === 'none' ? null : read.manifest.dbBytes, madeAt }];
    } catch {
      return [];
    }
  });
}
