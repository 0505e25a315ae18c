/**
 * A backup takes the place of the store in two halves. First all of it lies ready beside the store (`sambung.db.restoring`,
 * and `vault.json.restoring` where the key is another one), and a plan names the folder in which what stands there is set aside.
 * From then on it is only moved, and each move is done by what it finds: cut off anywhere, the next start goes on with it.
 * Nothing is deleted. Of the owner of the data folder alone, with the store closed.
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { patientlyNow } from '../../kernel/patience.ts';
import {
  accessLogEndFile,
  backupsFolder,
  countFile,
  restoredFile,
  sentFolder,
  setAsidePrefix,
  storeFile,
} from '../data-folder.ts';
import { flushFile, flushFolder } from '../flush.ts';
import { type VaultFile, vaultPath, writeFileWhole, writeVaultFile } from '../vault-file.ts';

const planFile = 'sambung.restoring';
const stagedVault = 'vault.json.restoring';

/** With everything that SQLite keeps beside it. */
export const storeFiles = [`${storeFile}-wal`, `${storeFile}-shm`, `${storeFile}-journal`, storeFile];
/** What goes with a store whose key another one replaces. The vault comes last: while it is there, a kill changes nothing. */
const withItsKey = [backupsFolder, countFile, accessLogEndFile, sentFolder, 'vault.json'];
/** Of keyrings that keep something beside the data: the new vault may be sealed by the same. */
const keptInBoth = ['sambung.key', 'os-keyring-id'];

/** Where the database is to be written before it is staged. */
export function stagedStore(dataDir: string): string {
  return join(dataDir, `${storeFile}.restoring`);
}

/**
 * The database at `stagedStore` is whole and on the disk. `vault`: the key's, where it is not the one that is there; null: it
 * stays. Returns the folder in which what stands there will be. From now on it is restored, at once or at the next start.
 */
export function stage(dataDir: string, vault: VaultFile | null, now: number): string {
  if (vault) writeVaultFile(join(dataDir, stagedVault), vault);
  else rmSync(join(dataDir, stagedVault), { force: true });
  const aside = newAsideName(dataDir, now);
  writeFileWhole(join(dataDir, planFile), `${JSON.stringify({ aside })}\n`);
  return join(dataDir, aside);
}

/** Nothing of what was begun is left, and nothing was changed. */
export function unstage(dataDir: string): void {
  for (const path of [join(dataDir, planFile), stagedStore(dataDir), join(dataDir, stagedVault)])
    rmSync(path, { force: true });
}

/** Does what is staged; does nothing where nothing is. Errors: those of the file system; done again it goes on. */
export function finishRestore(dataDir: string): void {
  const aside = plannedAside(dataDir);
  if (aside === null) return;
  const store = stagedStore(dataDir);
  if (existsSync(store)) {
    move(dataDir, aside, storeFiles);
    writeFileSync(join(dataDir, restoredFile), '', { mode: 0o600 });
    patientlyNow(() => renameSync(store, join(dataDir, storeFile)));
    flushFolder(dataDir);
  }
  const vault = join(dataDir, stagedVault);
  if (existsSync(vault)) {
    mkdirSync(aside, { recursive: true, mode: 0o700 });
    for (const name of keptInBoth)
      if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(aside, name));
    move(dataDir, aside, withItsKey);
    patientlyNow(() => renameSync(vault, vaultPath(dataDir)));
    flushFolder(dataDir);
  }
  rmSync(join(dataDir, planFile), { force: true });
  flushFolder(dataDir);
}

/** Those of them that are there; the folder is made for them. */
export function move(dataDir: string, aside: string, names: readonly string[]): void {
  for (const name of names) {
    const from = join(dataDir, name);
    if (!existsSync(from)) continue;
    mkdirSync(aside, { recursive: true, mode: 0o700 });
    patientlyNow(() => renameSync(from, join(aside, name)));
  }
  if (existsSync(aside)) flushFolder(aside);
  flushFolder(dataDir);
}

export function newAsideName(dataDir: string, now: number): string {
  const second = new Date(now).toISOString().slice(0, 19).replace(/[:T]/g, '-');
  for (let n = 1; ; n += 1) {
    const name = `${setAsidePrefix}${second}${n === 1 ? '' : `-${n}`}`;
    if (!existsSync(join(dataDir, name))) return name;
  }
}

function plannedAside(dataDir: string): string | null {
  try {
    const { aside } = JSON.parse(readFileSync(join(dataDir, planFile), 'utf8')) as { aside: unknown };
    // Written whole or not at all; a name without a folder in it.
    if (typeof aside === 'string' && /^set-aside-[\d-]+$/.test(aside)) return join(dataDir, aside);
  } catch {
    // Nothing is planned.
  }
  return null;
}

/** Copies what a backup has of the database, on the disk when it returns. `bytes` null: all of the file. Errors: those of the system. */
export function copyPages(from: string, to: string, bytes: number | null): void {
  rmSync(to, { force: true });
  copyFileSync(from, to);
  chmodSync(to, 0o600);
  if (bytes !== null) truncateSync(to, bytes);
  flushFile(to);
}
