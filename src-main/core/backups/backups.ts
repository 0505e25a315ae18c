/**
 * Makes backups while everything else goes on. A process of its own writes one beside its place and reads it back; only then
 * it gets its name, so that whatever is cut off (a kill, a full disk, a stick pulled out) leaves nothing that counts as one.
 */
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BackupFrom, backupCalls } from '../../contract/backups.ts';
import type { AccessLog } from '../access-log/access-log.ts';
import type { Files } from '../files/files.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import { CoreError } from '../kernel/errors.ts';
import { patientlyNow } from '../kernel/patience.ts';
import type { Ports } from '../kernel/ports.ts';
import { backupsFolder } from '../store/data-folder.ts';
import { flushFolder } from '../store/flush.ts';
import type { Store } from '../store/store.ts';
import { askBackupProcess } from './copier.ts';
import { backupsIn, newBackupName, partEnding, removeParts } from './folder.ts';
import { createMissing } from './missing.ts';
import { manifestOf, stageBackup } from './restore.ts';
import { isSameData, vaultThere } from './restore-key.ts';

type Made = { path: string; lookups: number; bytes: number };

export function createBackups(deps: {
  store: Store;
  ports: Ports;
  accessLog: Pick<AccessLog, 'record'>;
  files: Pick<Files, 'targetOf' | 'pathOf'>;
}) {
  const { store, ports, accessLog, files } = deps;
  const missingSince = createMissing(store);
  const folder = join(ports.dataDir, backupsFolder);
  let stop = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other. */
  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const run = last.then(work);
    last = run.catch(() => undefined);
    return run;
  }

  /** `path` null: a new one in the data folder. */
  async function make(path: string | null): Promise<Made> {
    const madeAt = ports.clock.now();
    if (path === null) mkdirSync(folder, { recursive: true, mode: 0o700 });
    // A process that was killed may have come to write something after it was cleared away.
    removeParts(folder);
    const place = path ?? join(folder, newName(folder, madeAt));
    const target = isFolder(place) ? join(place, newName(place, madeAt)) : place;
    const part = `${target}${partEnding}`;
    try {
      const { source, key, vault } = store.copying();
      const facts = { madeAt, program: ports.version, vault };
      const { rows } = await askBackupProcess(ports, 'copy', { source, key, part, facts }, stop.signal);
      patientlyNow(() => renameSync(part, target));
      flushFolder(dirname(target));
      const made = { path: target, lookups: rows.lookups, bytes: statSync(target).size };
      ports.logger.info('backup-made', { lookups: made.lookups, bytes: made.bytes });
      return made;
    } catch (error) {
      for (const one of [part, `${part}-journal`]) removeQuietly(one);
      throw error;
    }
  }

  /** Errors: `not-found`, `file-unknown`, `file-not-readable`. */
  function pathOf(from: BackupFrom): string {
    if ('fileId' in from) {
      const place = files.pathOf(from.fileId);
      if (place.key) throw new CoreError('dialogs-unavailable', 'There is no file dialog here. Use the terminal.');
      return place.path;
    }
    const known = backupsIn(folder).find(({ file }) => file === from.file);
    if (!known) throw new CoreError('not-found', 'This backup is not there any more.');
    return join(folder, known.file);
  }

  const handlers: Handlers<keyof typeof backupCalls> = {
    'backup.list': () => ({ backups: backupsIn(folder) }),
    'backup.create': async ({ fileId }) => {
      const place = fileId === null ? null : files.targetOf(fileId);
      if (place?.key) throw new CoreError('dialogs-unavailable', 'There is no file dialog here. Leave the place out.');
      const { path, lookups, bytes } = await inOrder(() => make(place?.path ?? null));
      place?.written();
      // Out of the data folder it is everything there is, given away.
      if (place) accessLog.record({ what: 'exported', people: lookups, detail: { object: 'backup' } });
      return { out: basename(path), lookups, bytes };
    },
    'backup.preview': async ({ from }) => {
      const path = pathOf(from);
      const manifest = manifestOf(path);
      const sameData = isSameData(vaultThere(ports.dataDir), manifest);
      const madeAt = manifest?.madeAt ?? statSync(path).mtimeMs;
      return {
        ...{ madeAt, lookups: manifest?.rows.lookups ?? null, lastSentAt: manifest?.lastSentAt ?? null },
        ...{ rupiah: manifest?.rupiah ?? null, sameData },
        ...(await missingSince(sameData ? madeAt : null)),
      };
    },
    'backup.restore': async ({ from, recoveryKey }) => {
      const path = pathOf(from);
      const staged = await inOrder(() => stageBackup(ports, path, { recoveryKey, storeKey: store.copying().key }));
      const { contents, sameData } = staged;
      const madeAt = manifestOf(path)?.madeAt ?? statSync(path).mtimeMs;
      const missing = await missingSince(sameData ? madeAt : null);
      staged.commit();
      return { lookups: contents.rows.lookups, sameData, ...missing };
    },
  };

  return {
    handlers,
    /** By the owner, once: what a kill left goes. */
    begin: () => removeParts(folder),
    /** One that is under way will not be; the next one is made as ever. */
    async giveUp(): Promise<void> {
      stop.abort();
      stop = new AbortController();
      await last;
    },
    async close(): Promise<void> {
      stop.abort();
      await last;
    },
  };
}

function newName(folder: string, madeAt: number): string {
  return newBackupName(madeAt, (name) => [name, `${name}${partEnding}`].some((one) => existsSync(join(folder, one))));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The stick is gone, or a scanner holds it: it has no name that counts.
  }
}
