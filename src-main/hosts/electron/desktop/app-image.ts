/**
 * Puts a downloaded AppImage in the place of the one that runs. It is written beside it first, whole, compared and on the disk, so that
 * the step that can be seen is one rename: whatever fails or is killed before it leaves the old program as it was.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  fchmodSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UpdateError } from './updates.ts';

const pieceBytes = 4 * 1024 * 1024;

/** base64 of the file's SHA-512, as latest*.yml says it. Errors: those of the file system. */
export async function sha512Of(path: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('base64');
}

/**
 * Returns where the new one lies: under its own name where the old one's holds a version, else under the old one's.
 * `signed`: the SHA-512 that the organisation's signature names. Errors: UpdateError `unsigned` (another file than was
 * downloaded), `not-installed`; the old one is then as it was.
 */
export function placeAppImage(downloaded: string, installed: string, signed: ReadonlySet<string>): string {
  const place = /\d+\.\d+\.\d+/.test(basename(installed)) ? join(dirname(installed), basename(downloaded)) : installed;
  const staged = `${place}.part`;
  try {
    // What is compared is what is written: nobody changes it in between.
    if (!signed.has(copied(downloaded, staged))) throw new UpdateError('unsigned');
    renameSync(staged, place);
    flushFolder(dirname(place));
  } catch (error) {
    rmSync(staged, { force: true });
    throw error instanceof UpdateError ? error : new UpdateError('not-installed', error);
  }
  // Only now: two programs are better than none.
  if (place !== installed) rmSync(installed, { force: true });
  return place;
}

/** Executable and on the disk; its SHA-512 in base64. */
function copied(from: string, to: string): string {
  const hash = createHash('sha512');
  const piece = Buffer.allocUnsafe(pieceBytes);
  const source = openSync(from, 'r');
  try {
    const target = openSync(to, 'w', 0o755);
    try {
      for (let read = readSync(source, piece); read > 0; read = readSync(source, piece)) {
        hash.update(piece.subarray(0, read));
        for (let at = 0; at < read; ) at += writeSync(target, piece, at, read - at);
      }
      // Whatever the account's mask takes away.
      fchmodSync(target, 0o755);
      fsyncSync(target);
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
  return hash.digest('base64');
}

function flushFolder(folder: string): void {
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
