/**
 * The files this process keeps, sealed, for the window between an upload and an import, or between a report and its download.
 * Each process has a folder of its own under `temp`, so that two copies of the program never remove each other's files;
 * what a killed process left behind goes when the next owner of the data directory starts.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export type TempFolder = {
  /** Where a file of that id lies. The folder exists; names people chose are never part of a path. */
  pathFor(fileId: string): string;
  /** Removes this process's folder and all in it. */
  remove(): void;
};

/** `ownsDataDir`: only the owner clears what others left, because a reader cannot know whether the owner still uses it. */
export function openTempFolder(dataDir: string, ownsDataDir: boolean): TempFolder {
  const root = join(dataDir, 'temp');
  if (ownsDataDir) rmSync(root, { recursive: true, force: true });
  const own = join(root, randomBytes(9).toString('hex'));
  return {
    pathFor(fileId) {
      mkdirSync(own, { recursive: true, mode: 0o700 });
      return join(own, fileId);
    },
    remove() {
      rmSync(own, { recursive: true, force: true });
    },
  };
}
