/**
 * Puts a backup in place of the data: copied, read through and, from then on, restored whatever happens (store/backup/staged.ts).
 * The data is then older than it was and nothing is sent until somebody has decided (commit-count.ts); whoever was erased since
 * is erased again at that start, by the tombstones of the data folder and those that lie beside the backup.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CoreError } from '../kernel/errors.ts';
import type { Ports } from '../kernel/ports.ts';
import type { Contents } from '../store/backup/copy-store.ts';
import { type Manifest, readManifest } from '../store/backup/manifest.ts';
import { finishRestore, stage, stagedStore, unstage } from '../store/backup/staged.ts';
import { openCommitFiles } from '../store/count-files.ts';
import { erasedFile } from '../store/data-folder.ts';
import { migrations } from '../store/migrate.ts';
import { type Ownership, tryOwn } from '../store/ownership.ts';
import { asStoreError } from '../store/sqlite-errors.ts';
import { identityOf } from '../store/vault.ts';
import { askBackupProcess } from './copier.ts';
import { isSameData, openBackupKey, vaultThere } from './restore-key.ts';

export type RestorePorts = Pick<
  Ports,
  'dataDir' | 'stateDir' | 'keyrings' | 'clock' | 'startWorker' | 'logger' | 'host'
>;

/** What a file says of itself; null: a copy of before an update, which says nothing. Errors: `backup-damaged`, `file-not-readable`. */
export function manifestOf(path: string): Manifest | null {
  try {
    const read = readManifest(path);
    if (read === 'none') {
      // Only what this program kept is taken for a database as it stands: it is looked into before anything is moved.
      if (path.endsWith('.db')) return null;
      throw notWhole();
    }
    if (read.fault !== null) throw notWhole();
    return read.manifest;
  } catch (error) {
    if (error instanceof CoreError) throw error;
    throw new CoreError('file-not-readable', 'The backup cannot be read.');
  }
}

/** false: it is of other data, or there is none yet. */
export function isOfDataThere(dataDir: string, manifest: Manifest | null): boolean {
  return isSameData(vaultThere(dataDir), manifest);
}

/** All of it lies ready beside the store, whole; from `commit` on it is restored. */
export type StagedBackup = {
  readonly contents: Contents;
  /** false: its key is another one, and replaces the one that is there. */
  readonly sameData: boolean;
  /** Returns the folder in which what stands there will be. Errors: those of the file system. */
  commit(): string;
};

/**
 * `storeKey`: of the data that is there, where it is open. Errors: `backup-damaged`, `store-newer`, `disk-full`, `file-not-readable`,
 * those of `openBackupKey`.
 */
export async function stageBackup(
  ports: RestorePorts,
  file: string,
  { recoveryKey, storeKey }: { recoveryKey: string | null; storeKey: Uint8Array | null },
): Promise<StagedBackup> {
  const { dataDir, keyrings, clock } = ports;
  const manifest = manifestOf(file);
  const sameData = isSameData(vaultThere(dataDir), manifest);
  const opened =
    sameData && storeKey
      ? { storeKey, vault: null }
      : await openBackupKey({ dataDir, keyrings, manifest, recoveryKey });
  const to = stagedStore(dataDir);
  try {
    unstage(dataDir);
    const bytes = manifest?.dbBytes ?? null;
    const contents = await askBackupProcess(ports, 'fetch', { from: file, to, bytes, key: opened.storeKey });
    if (contents.schema > migrations.length) throw newer(contents.schema);
    return {
      ...{ contents, sameData },
      commit() {
        bringTombstones(dirname(file), dataDir);
        const aside = stage(dataDir, opened.vault, clock.now());
        ports.logger.warn('backup-restored', { lookups: contents.rows.lookups, sameData });
        return aside;
      },
    };
  } catch (error) {
    unstage(dataDir);
    throw asStoreError(error) ?? error;
  }
}

/** Where no core has the data open. Returns the folder with what stood there. Errors: as `stageBackup`, `data-dir-in-use`. */
export async function restoreFile(
  ports: RestorePorts,
  file: string,
  recoveryKey: string | null,
): Promise<{ lookups: number; aside: string }> {
  const ownership = own(ports.dataDir);
  try {
    const staged = await stageBackup(ports, file, { recoveryKey, storeKey: null });
    const aside = staged.commit();
    finishRestore(ports.dataDir);
    return { lookups: staged.contents.rows.lookups, aside };
  } finally {
    ownership.release();
  }
}

/**
 * Calls that left after the backup was made, where only what lies outside the database can tell: each may have been answered and
 * paid. null: nothing is known.
 */
export function callsMissing(
  { dataDir, stateDir }: Pick<Ports, 'dataDir' | 'stateDir'>,
  manifest: Manifest,
): number | null {
  const files = openCommitFiles(dataDir, stateDir, identityOf(manifest.vault));
  try {
    const found = files.read();
    return found && Math.max(0, found.calls - manifest.calls);
  } finally {
    files.close();
  }
}

/** Only added to, and of other data they count for nothing (privacy/erasure/tombstones.ts). */
export function bringTombstones(from: string, to: string): void {
  const [there, here] = [from, to].map((folder) => linesOf(join(folder, erasedFile)));
  const unknown = [...(there ?? [])].filter((line) => !here?.has(line));
  if (unknown.length > 0)
    appendFileSync(join(to, erasedFile), `\n${unknown.join('\n')}\n`, { mode: 0o600, flush: true });
}

function linesOf(path: string): Set<string> {
  try {
    return new Set(
      readFileSync(path, 'latin1')
        .split('\n')
        .filter((line) => line !== ''),
    );
  } catch {
    return new Set();
  }
}

function own(dataDir: string): Ownership {
  const ownership = tryOwn(dataDir);
  if (!ownership) throw new CoreError('data-dir-in-use', 'Another Sambung has this data open. Close it first.');
  return ownership;
}

function notWhole(): CoreError {
  return new CoreError('backup-damaged', 'This file is no backup, or not all of one.');
}

function newer(found: number): CoreError {
  return new CoreError('store-newer', 'This backup was made by a newer Sambung. Update the program to restore it.', {
    details: { found, known: migrations.length },
  });
}
