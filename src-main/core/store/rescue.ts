/**
 * What a person may do with a data folder whose store does not open: restore its newest backup, or start afresh. Both
 * need an explicit yes, and neither deletes anything: the existing data is set aside in a folder of its own beside it.
 */
import { copyFileSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CoreError } from '../kernel/errors.ts';
import { patientlyNow } from '../kernel/patience.ts';
import {
  accessLogEndFile,
  backupsFolder,
  countFile,
  newestBackup,
  restoredFile,
  setAsidePrefix,
  storeFile,
} from './data-folder.ts';
import { flushFile, flushFolder } from './flush.ts';
import { tryOwn } from './ownership.ts';

/** With everything that SQLite keeps beside it. */
const storeFiles = [`${storeFile}-wal`, `${storeFile}-shm`, `${storeFile}-journal`, storeFile];
/** What a store needs to be opened where it is set aside. The vault comes last: while it is there, a kill changes nothing. */
const wholeStore = [
  ...[...storeFiles, backupsFolder, countFile, accessLogEndFile, restoredFile],
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
    const part = join(dataDir, `${storeFile}.part`);
    // Whole and on the disk before anything is moved: a full disk changes nothing.
    copyFileSync(join(dataDir, backupsFolder, backup.name), part);
    flushFile(part);
    writeFileSync(join(dataDir, restoredFile), '', { mode: 0o600 });
    const aside = setAside(dataDir, storeFiles, now);
    patientlyNow(() => renameSync(part, join(dataDir, storeFile)));
    flushFolder(dataDir);
    return aside;
  });
}

/**
 * The whole store, its key and its backups are set aside; the next start is a first one. Returns the folder with them,
 * which is a data folder of its own. Errors: `data-dir-in-use`, those of the file system.
 */
export function startAfresh(dataDir: string, now: number): string {
  return owning(dataDir, () => setAside(dataDir, wholeStore, now));
}

function setAside(dataDir: string, names: readonly string[], now: number): string {
  const aside = newFolder(dataDir, now);
  for (const name of names) {
    const [from, to] = [join(dataDir, name), join(aside, name)];
    if (existsSync(from)) patientlyNow(() => renameSync(from, to));
  }
  flushFolder(aside);
  flushFolder(dataDir);
  return aside;
}

function newFolder(dataDir: string, now: number): string {
  const second = new Date(now).toISOString().slice(0, 19).replace(/[:T]/g, '-');
  for (let n = 1; ; n += 1) {
    const path = join(dataDir, `${setAsidePrefix}${second}${n === 1 ? '' : `-${n}`}`);
    if (existsSync(path)) continue;
    mkdirSync(path, { mode: 0o700 });
    return path;
  }
}

function owning<T>(dataDir: string, work: () => T): T {
  const ownership = tryOwn(dataDir);
  if (!ownership) throw new CoreError('data-dir-in-use', 'Another Sambung has this data open. Close it first.');
  try {
    return work();
  } finally {
    ownership.release();
  }
}
