/** A folder with backups: which are there, what their ends say of them, and what a cut off one left. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../../contract/backups.ts';
import { backupEnding, readManifest } from '../store/backup/manifest.ts';
import { schemaOfBackup } from '../store/data-folder.ts';

/** Of the file that is written, until it is whole. */
export const partEnding = '.part';

/** Local time, so that a person finds it: `sambung-2026-11-30-140215.sambung-backup`; a number where that name is taken. */
export function newBackupName(madeAt: number, taken: (name: string) => boolean): string {
  const at = new Date(madeAt);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('');
  for (let n = 1; ; n += 1) {
    const name = `sambung-${day}-${time}${n === 1 ? '' : `-${n}`}${backupEnding}`;
    if (!taken(name)) return name;
  }
}

/** Newest first. What is no backup by its name is passed over; a folder that is not there has none. */
export function backupsIn(folder: string, place: Backup['place'] = 'data-folder'): Backup[] {
  const found = namesIn(folder).flatMap((name) => {
    if (name.endsWith(backupEnding)) return [readBackup(folder, name, place)];
    return place === 'data-folder' && name.endsWith('.db') ? keptBeforeUpdate(folder, name) : [];
  });
  return found.sort((one, other) => other.madeAt - one.madeAt || (one.file < other.file ? 1 : -1));
}

/** What a kill left, with SQLite's journal of it: nobody writes there now. What cannot be removed stays; it counts for nothing. */
export function removeParts(folder: string): void {
  for (const name of namesIn(folder)) {
    if (!name.replace(/-journal$/, '').endsWith(`${backupEnding}${partEnding}`)) continue;
    try {
      rmSync(join(folder, name), { force: true });
    } catch {
      // A scanner holds it.
    }
  }
}

const uncounted = { lookups: null, rows: null, rupiah: null, lastSentAt: null, program: null } as const;

function readBackup(folder: string, file: string, place: Backup['place']): Backup {
  const path = join(folder, file);
  const { size = 0, mtimeMs = 0 } = statSync(path, { throwIfNoEntry: false }) ?? {};
  const kind = 'data' as const;
  const none = { ...{ file, kind, place, madeAt: mtimeMs, bytes: size, schema: null }, ...uncounted } as const;
  try {
    const read = readManifest(path);
    if (read === 'none') return { ...none, ok: false, fault: 'cut-off' };
    const { madeAt, rows, rupiah, lastSentAt, schema, program } = read.manifest;
    return {
      ...{ file, kind, place, madeAt, bytes: size, lookups: rows.lookups, rows, rupiah, lastSentAt, schema, program },
      ...{ ok: read.fault === null, fault: read.fault },
    };
  } catch {
    return { ...none, ok: false, fault: 'unreadable' };
  }
}

/** By migrate.ts: the store's file as it was. */
function keptBeforeUpdate(folder: string, file: string): Backup[] {
  const found = statSync(join(folder, file), { throwIfNoEntry: false });
  if (!found?.isFile() || found.size === 0) return [];
  const [bytes, madeAt, schema] = [found.size, found.mtimeMs, schemaOfBackup(file)];
  return [
    { ...{ file, kind: 'update', place: 'data-folder', madeAt, bytes, schema }, ...uncounted, ok: true, fault: null },
  ];
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
