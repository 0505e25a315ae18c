/** Flushes files and the names in a folder to the disk, so that a power cut does not undo them. */
import { closeSync, fsyncSync, openSync } from 'node:fs';

export function flushFile(path: string): void {
  // Windows flushes only what may be written.
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What systems say that cannot open or flush a folder (Windows, some network drives): they keep names their own way. */
const notForFolders = ['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF'];

export function flushFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && notForFolders.includes(String(error.code)))) throw error;
  }
}
