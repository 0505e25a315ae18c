/**
 * What a person may do with a data folder whose store does not open: restore its newest backup, or start afresh. Both
 * need an explicit yes, and neither deletes anything: the existing data is set aside in a folder of its own beside it.
 */
import { join } from 'node:path';
import { CoreError } from '../kernel/errors.ts';
import { readManifest } from './backup/manifest.ts';
import { copyPages, finishRestore, move, newAsideName, stage, stagedStore, storeFiles } from './backup/staged.ts';
import { accessLogEndFile, backupsFolder, countFile, newestBackup, restoredFile, sentFolder } from './data-folder.ts';
import { tryOwn } from './ownership.ts';

/** What a store needs to be opened where it is set aside. The vault comes last: while it is there, a kill changes nothing. */
const wholeStore = [
  ...[...storeFiles, backupsFolder, countFile, accessLogEndFile, restoredFile, sentFolder],
  ...['sambung.key', 'os-keyring-id', 'vault.json'],
];

/**
 * The newest backup becomes the store; what stood in its place is set aside. Returns the folder with it. The store is
 * then older than it was, and says so (`store-older`), also where its count of commits is lost. Errors: `not-found` (no backup), `data-dir-in-use`, those of the
 * file system.
 */
export function restoreBackup(dataDir: string, now: number): string {
  return owning(dataDir, () => {
    const backup = newestBackup(dataDir);
    if (!backup) throw new CoreError('not-found', 'There is no backup in the backups folder.');
    const path = join(dataDir, backupsFolder, backup.name);
    const read = readManifest(path);
    // Whole and on the disk before anything is moved: a full disk changes nothing.
    copyPages(path, stagedStore(dataDir), read === 'none' ? null : read.manifest.dbBytes);
    const aside = stage(dataDir, null, now);
    finishRestore(dataDir);
    return aside;
  });
}

/**
 * The whole store, its key and its backups are set aside; the next start is a first one. Returns the folder with them,
 * which is a data folder of its own. Errors: `data-dir-in-use`, those of the file system.
 */
export function startAfresh(dataDir: string, now: number): string {
  return owning(dataDir, () => {
    const aside = join(dataDir, newAsideName(dataDir, now));
    move(dataDir, aside, wholeStore);
    return aside;
  });
}

/** Errors: `data-dir-in-use`, those of the work. */
function owning<T>(dataDir: string, work: () => T): T {
  const ownership = tryOwn(dataDir);
  if (!ownership) throw new CoreError('data-dir-in-use', 'Another Sambung has this data open. Close it first.');
  try {
    return work();
  } finally {
    ownership.release();
  }
}
