/**
 * Makes backups while everything else goes on. A process of its own writes one beside its place and reads it back; only then
 * it gets its name, so that whatever is cut off (a kill, a full disk, a stick pulled out) leaves nothing that counts as one.
 */
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { backupCalls } from '../../contract/backups.ts';
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

type Made = { path: string; lookups: number; bytes: number };

export function createBackups(deps: { store: Store; ports: Ports; files: Pick<Files, 'targetOf'> }) {
  const { store, ports, files } = deps;
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
      removeQuietly(part);
      throw error;
    }
  }

  const handlers: Handlers<keyof typeof backupCalls> = {
    'backup.list': () => ({ backups: backupsIn(folder) }),
    'backup.create': async ({ fileId }) => {
      const place = fileId === null ? null : files.targetOf(fileId);
      if (place?.key) throw new CoreError('dialogs-unavailable', 'There is no file dialog here. Leave the place out.');
      const { path, lookups, bytes } = await inOrder(() => make(place?.path ?? null));
      place?.written();
      return { out: basename(path), lookups, bytes };
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
