/**
 * Makes backups while everything else goes on. A process of its own writes one beside its place and reads it back; only then
 * it gets its name, so that whatever is cut off (a kill, a full disk, a stick pulled out) leaves nothing that counts as one.
 */
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BackupFrom, backupCalls } from '../../contract/backups.ts';
import type { Settings } from '../../contract/settings.ts';
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
import { bringTombstones, isOfDataThere, manifestOf, stageBackup } from './restore.ts';
import { isSameData, vaultThere } from './restore-key.ts';
import { createRotation } from './rotation.ts';
import { createSecondPlace, isFolder } from './second-place.ts';

type Made = { path: string; lookups: number; bytes: number };

export type Backups = ReturnType<typeof createBackups>;

export function createBackups(deps: {
  store: Store;
  ports: Ports;
  accessLog: Pick<AccessLog, 'record'>;
  files: Pick<Files, 'targetOf' | 'pathOf'>;
  settings: () => Pick<Settings, 'backupEvery' | 'backupsKept'>;
  /** Something is being sent. */
  busy: () => boolean;
}) {
  const { store, ports, accessLog, files, settings } = deps;
  const missingSince = createMissing(store);
  const folder = join(ports.dataDir, backupsFolder);
  const second = createSecondPlace(store, ports.dataDir, ports.clock.now);
  const commits = store.prepare<Record<string, never>, { commits: number }>('SELECT commits FROM store_state');
  let stop = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other. */
  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const run = last.then(work);
    last = run.catch(() => undefined);
    return run;
  }

  const rotation = createRotation({
    ports,
    settings: () => ({ every: settings().backupEvery, kept: settings().backupsKept }),
    places: () => [folder, ...presentSecond()],
    isOurs: (path) => isOfDataThere(ports.dataDir, manifestOf(path)),
    busy: deps.busy,
    commits: () => commits.get({})?.commits ?? 0,
    make: (place) => inOrder(() => makeBySelf(place)),
  });

  function presentSecond(): string[] {
    const place = second.get();
    return place?.present ? [place.folder] : [];
  }

  async function makeBySelf(place: string): Promise<void> {
    await make(place === folder ? null : place);
    forgetSent();
    if (place === folder) return;
    second.mark();
    // Put back on another machine it must know who was erased.
    bringTombstones(ports.dataDir, place);
  }

  /** Calls that every copy knows of need not lie outside the database. What is away now may be older than all that is here. */
  function forgetSent(): void {
    if (second.get()?.present === false) return;
    const kept = [folder, ...presentSecond()].flatMap((place) =>
      backupsIn(place).flatMap(({ file, kind, ok }) => {
        const manifest = kind === 'data' && ok ? manifestOf(join(place, file)) : null;
        return manifest && isOfDataThere(ports.dataDir, manifest) ? [manifest.commits] : [];
      }),
    );
    if (kept.length > 0) store.sent.keepAfter(Math.min(...kept));
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
    for (const place of [folder, ...presentSecond()]) {
      const known = backupsIn(place).find(({ file }) => file === from.file);
      if (known) return join(place, known.file);
    }
    throw new CoreError('not-found', 'This backup is not there any more.');
  }

  /** Never throws: the tombstones erase again what stays. */
  function forgetIn(place: string): number {
    let removed = 0;
    try {
      bringTombstones(ports.dataDir, place);
      for (const { file, ok } of backupsIn(place, 'second')) {
        const path = join(place, file);
        if (!ok || !isOfDataThere(ports.dataDir, manifestOf(path))) continue;
        rmSync(path);
        removed += 1;
      }
    } catch {
      // Pulled out meanwhile, or not one of ours that is whole.
    }
    return removed;
  }

  const handlers: Handlers<keyof typeof backupCalls> = {
    'backup.list': () => {
      const place = second.get();
      const elsewhere = place?.present ? backupsIn(place.folder, 'second') : [];
      const backups = [...backupsIn(folder), ...elsewhere].sort((one, other) => other.madeAt - one.madeAt);
      return { backups, second: place };
    },
    'backup.setPlace': ({ fileId }) => {
      const place = fileId === null ? null : files.targetOf(fileId).path;
      if (place !== null && !isFolder(place)) throw new CoreError('file-not-writable', 'That is no folder.');
      store.transaction(() => {
        second.set(place);
        accessLog.record({ what: 'setting-changed', people: 0, detail: { settings: ['backup-place'] } });
      });
      rotation.wake();
      return {};
    },
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
    /** By the owner, once: what a kill left goes. `bySelf`: makes them by itself from then on. */
    begin(bySelf: boolean): void {
      removeParts(folder);
      if (bySelf) rotation.begin();
    },
    settingsChanged: rotation.wake,
    /**
     * Somebody was erased: one that is under way will not be, and those in the second place go, where it is there; where it is not, the
     * tombstones are brought with the next one. Returns how many went. The next one is made soon.
     */
    async giveUp(): Promise<number> {
      stop.abort();
      stop = new AbortController();
      await last;
      rotation.wake();
      return presentSecond().reduce((sum, place) => sum + forgetIn(place), 0);
    },
    async close(): Promise<void> {
      rotation.stop();
      stop.abort();
      await last;
    },
  };
}

function newName(folder: string, madeAt: number): string {
  return newBackupName(madeAt, (name) => [name, `${name}${partEnding}`].some((one) => existsSync(join(folder, one))));
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The stick is gone, or a scanner holds it: it has no name that counts.
  }
}
