/** A second place of backups, a stick or a network drive: where it is, and when one last went there. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayMs } from '../../contract/calendar.ts';
import type { Store } from '../store/store.ts';

/** Told to somebody when nothing went there for so long. */
const absentMs = 7 * dayMs;
/** Beside the database: written in it, it would be a change that the next backup is made for. */
const markFile = 'sambung.backup-place';

export type SecondPlace = { folder: string; present: boolean; lastAt: number; overdue: boolean };

export function createSecondPlace(store: Store, dataDir: string, now: () => number) {
  const select = store.prepare<Record<string, never>, { value: string }>(
    `SELECT value FROM settings WHERE key = 'backupPlace'`,
  );
  const upsert = store.prepare<{ value: string }>(
    `INSERT INTO settings (key, value) VALUES ('backupPlace', :value) ON CONFLICT DO UPDATE SET value = :value`,
  );

  function markedAt(): number {
    try {
      return Number(readFileSync(join(dataDir, markFile), 'latin1')) || 0;
    } catch {
      return 0;
    }
  }

  return {
    get(): SecondPlace | null {
      const { folder = null, since = 0 } = JSON.parse(select.get({})?.value ?? '{}') as {
        folder?: string | null;
        since?: number;
      };
      if (folder === null) return null;
      const lastAt = Math.max(since, markedAt());
      return { folder, present: isFolder(folder), lastAt, overdue: now() - lastAt > absentMs };
    },
    set(folder: string | null): void {
      upsert.run({ value: JSON.stringify({ folder, since: now() }) });
    },
    /** One went there. Never throws. */
    mark(): void {
      try {
        writeFileSync(join(dataDir, markFile), String(now()), { mode: 0o600 });
      } catch {
        // Then it is told too early.
      }
    },
  };
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
