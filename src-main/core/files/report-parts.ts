/**
 * The unfinished files of reports. Each is recorded before it is begun: one left by a process that died holds personal
 * data in a person's own folder, and the next start removes it.
 */
import { renameSync, rmSync } from 'node:fs';
import { access, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CoreError } from '../kernel/errors.ts';
import { patiently } from '../kernel/patience.ts';
import type { Clock, Ports } from '../kernel/ports.ts';
import type { BytesPlace } from '../kernel/sealed-bytes.ts';
import type { Store } from '../store/store.ts';
import type { SavePlace } from './files.ts';
import { newFileId } from './known-files.ts';

export function createReportParts(store: Store) {
  const remember = store.prepare<{ path: string }>(
    'INSERT INTO report_parts (path) VALUES (:path) ON CONFLICT DO NOTHING',
  );
  const forget = store.prepare<{ path: string }>('DELETE FROM report_parts WHERE path = :path');
  const all = store.prepare<Record<string, never>, { path: string }>(
    'SELECT path FROM report_parts WHERE becomes IS NULL',
  );
  return {
    remember: (path: string): void => void remember.run({ path }),
    forget: (path: string): void => void forget.run({ path }),
    /** Removes it, and keeps it on record where that fails (Windows: while the writing process still has it open). */
    discard(path: string): void {
      try {
        rmSync(path, { force: true });
        forget.run({ path });
      } catch {
        // The next start tries again.
      }
    },
    all: (): string[] => all.all({}).map(({ path }) => path),
  };
}

/**
 * Writes a report whole or not at all: `write` fills a part beside its place, which then becomes the file. `along`: as for
 * `moveIntoPlace`. Errors: those of `write` and of `moveIntoPlace`.
 */
export function createReportWriter({ store, ports }: { store: Store; ports: Pick<Ports, 'clock'> }) {
  const parts = createReportParts(store);
  return async <T = void>(
    target: BytesPlace & Pick<SavePlace, 'written'>,
    write: (part: BytesPlace) => Promise<void>,
    along?: (move: () => void) => T,
  ): Promise<T> => {
    const part = partBeside(target);
    parts.remember(part.path);
    try {
      await write(part);
      const moved = await moveIntoPlace(ports.clock, { part: part.path, path: target.path }, along);
      target.written();
      return moved;
    } finally {
      parts.discard(part.path);
    }
  };
}

/** A new hidden name in the same folder, under the same key. */
export function partBeside({ path, key }: BytesPlace): BytesPlace {
  return { path: join(dirname(path), `.${newFileId()}.part`), key };
}

/**
 * The complete part becomes the file; one that stood there is replaced only now, patiently. `along`: what is done in one go
 * with it, begun anew with every try. Errors: `file-not-writable`, and those of `along`.
 */
export async function moveIntoPlace<T = void>(
  clock: Pick<Clock, 'after'>,
  { part, path }: { part: string; path: string },
  along: (move: () => void) => T = (move) => move() as T,
): Promise<T> {
  let moving: unknown = null;
  try {
    return await patiently(clock, () =>
      along(() => {
        try {
          renameSync(part, path);
        } catch (error) {
          moving = error;
          throw error;
        }
      }),
    );
  } catch (error) {
    if (error !== moving) throw error;
    throw new CoreError('file-not-writable', 'The file cannot be replaced. Close it in Excel or choose another place.');
  }
}

/**
 * For the owner of the data directory, at its start: every part on record is from a program that is gone. What cannot be
 * removed now (a stick that is not plugged in) stays on record for the next start. Never rejects for one file's sake.
 */
export async function removeAbandonedParts(store: Store): Promise<void> {
  const parts = createReportParts(store);
  for (const path of parts.all()) {
    try {
      await access(dirname(path));
      await rm(path, { force: true });
    } catch {
      continue;
    }
    parts.forget(path);
  }
}
