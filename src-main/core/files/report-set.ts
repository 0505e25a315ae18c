/**
 * Several files of one report in a folder: all of them or none. Each is whole beside its place before the first is moved; the
 * moving is written down first, so that one that is cut off is undone at the next start.
 */
import { existsSync, lstatSync, mkdirSync, renameSync, rmdirSync, statSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CoreError } from '../kernel/errors.ts';
import { patiently } from '../kernel/patience.ts';
import type { Clock } from '../kernel/ports.ts';
import type { BytesPlace } from '../kernel/sealed-bytes.ts';
import type { Store } from '../store/store.ts';
import type { SavePlace } from './files.ts';
import { createReportParts, partBeside } from './report-parts.ts';

/** `was`: where the file that stands at `becomes` is put meanwhile; null: none stands there. */
type Moving = { path: string; becomes: string; was: string | null };

function createMoves(store: Store) {
  const begin = store.prepare<Moving>('UPDATE report_parts SET becomes = :becomes, was = :was WHERE path = :path');
  const callOff = store.prepare<{ path: string }>(
    'UPDATE report_parts SET becomes = NULL, was = NULL WHERE path = :path',
  );
  const begun = store.prepare<Record<string, never>, Moving>(
    'SELECT path, becomes, was FROM report_parts WHERE becomes IS NOT NULL',
  );
  return {
    begin: (moving: Moving): void => void begin.run(moving),
    callOff: (path: string): void => void callOff.run({ path }),
    begun: (): Moving[] => begun.all({}),
  };
}

/**
 * `write` fills a part for each name. `along`: what is done in one go with the moving, begun anew with every try. Errors: those of
 * `write` and of `along`, `file-not-writable`, `files-kept`.
 */
export function createReportSetWriter({ store, ports }: { store: Store; ports: { clock: Pick<Clock, 'after'> } }) {
  const parts = createReportParts(store);
  const moves = createMoves(store);

  return async <T>(
    folder: Pick<SavePlace, 'path' | 'written' | 'mayReplace'>,
    names: readonly string[],
    write: (parts: readonly BytesPlace[]) => Promise<void>,
    along: (move: () => void) => T,
  ): Promise<T> => {
    const made = makeFolder(folder.path);
    const files = names.map((name) => join(folder.path, name));
    const places = files.map((path) => partBeside({ path }));
    let moving: Moving[] = [];
    try {
      // Asked before the first is written, for that may take a while.
      const agreed = await agreedNames(folder, names);
      store.transaction(() => {
        for (const { path } of places) parts.remember(path);
      });
      await write(places);
      // What somebody put there meanwhile was not asked about.
      if (agreed !== null && names.some((name, index) => isThere(files[index] ?? '') && !agreed.has(name)))
        throw kept();
      moving = files.map((becomes, index) => ({
        path: places[index]?.path ?? '',
        becomes,
        was: isThere(becomes) ? partBeside({ path: becomes }).path : null,
      }));
      store.transaction(() => moving.forEach(moves.begin));
      const done = await moveAll(ports.clock, moving, (move) =>
        store.transaction(() => {
          const result = along(move);
          for (const { path, was } of moving) {
            parts.forget(path);
            if (was !== null) parts.remember(was);
          }
          return result;
        }),
      );
      for (const { was } of moving) if (was !== null) parts.discard(was);
      folder.written();
      return done;
    } catch (error) {
      for (const one of moving) if (isPutBack(one)) moves.callOff(one.path);
      for (const { path } of places) {
        if (moving.every((one) => one.path !== path || isPutBack(one))) parts.discard(path);
      }
      if (made) removeIfEmpty(folder.path);
      throw error;
    }
  };
}

/** Names there that the person agreed to replace; null: any may be. Errors: `files-kept`, `file-not-writable`. */
async function agreedNames(
  { path, mayReplace }: Pick<SavePlace, 'path' | 'mayReplace'>,
  names: readonly string[],
): Promise<ReadonlySet<string> | null> {
  if (!mayReplace) return null;
  const there = names.filter((name) => isThere(join(path, name)));
  if (there.length > 0 && !(await mayReplace(there))) throw kept();
  return new Set(there);
}

function kept(): CoreError {
  return new CoreError('files-kept', 'Files of those names are there and were not replaced.');
}

/** Errors: `file-not-writable`, where what is there is no file that could be replaced. */
function isThere(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found && !found.isFile()) {
    throw new CoreError('file-not-writable', 'Something that is no file stands there. Choose another place.');
  }
  return found !== undefined;
}

/** true: it was not there. Errors: `file-not-writable`. */
function makeFolder(path: string): boolean {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) return false;
    if (!found) {
      mkdirSync(path, { mode: 0o700 });
      return true;
    }
  } catch {
    // The same sentence: nobody can write there.
  }
  throw new CoreError('file-not-writable', 'The folder cannot be written. Choose another place.');
}

function removeIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // Somebody put something there meanwhile.
  }
}

/** Errors: `file-not-writable`, and those of `along`; every file then stands where it stood. */
async function moveAll<T>(
  clock: Pick<Clock, 'after'>,
  moving: readonly Moving[],
  along: (move: () => void) => T,
): Promise<T> {
  let failed: unknown = null;
  function move(): void {
    try {
      for (const { path, becomes, was } of moving) {
        if (was !== null) renameSync(becomes, was);
        renameSync(path, becomes);
      }
    } catch (error) {
      failed = error;
      throw error;
    }
  }
  try {
    return await patiently(clock, () => {
      try {
        return along(move);
      } catch (error) {
        for (const one of moving) isPutBack(one);
        throw error;
      }
    });
  } catch (error) {
    if (error !== failed) throw error;
    throw new CoreError(
      'file-not-writable',
      'A file there cannot be replaced. Close it in Excel or choose another place.',
    );
  }
}

/** The part is a part again and the older file where it stood, however far the moving went. false: one of them cannot be moved now. */
function isPutBack({ path, becomes, was }: Moving): boolean {
  try {
    // What stands where the part was to go is the part, as soon as the part is gone.
    const moved = !existsSync(path) && (was === null || existsSync(was));
    if (moved && existsSync(becomes)) renameSync(becomes, path);
    if (was !== null && existsSync(was)) renameSync(was, becomes);
    return true;
  } catch {
    return false;
  }
}

/** Undoes a moving that was cut off, for the owner of the data directory at its start; what cannot be reached waits for the next. */
export async function undoCutOffMoves(store: Store): Promise<void> {
  const moves = createMoves(store);
  for (const one of moves.begun()) {
    const reached = await access(dirname(one.path)).then(
      () => true,
      () => false,
    );
    if (reached && isPutBack(one)) moves.callOff(one.path);
  }
}
