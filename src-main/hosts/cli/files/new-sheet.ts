/** The new file that takes the sheet with a recovery key: its room is taken before the key is made, so that it is not made in vain. */
import { closeSync, fsyncSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs';
import { CommandFailure } from '../terminal/failure.ts';

/** Bytes; a sheet has a fifth of it. */
const room = 4096;

export type NewSheet = {
  readonly path: string;
  /** On the disk when it returns. Errors: as `openNewSheet`; the file is then gone. */
  write(text: string): void;
  /** The file is gone. */
  remove(): void;
};

/** For its owner alone, with room for a sheet. Errors: `invalid-input` where a file is there already, `disk-full`, `file-not-writable`. */
export function openNewSheet(path: string): NewSheet {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    throw codeOf(error) === 'EEXIST'
      ? new CommandFailure('invalid-input', 2, ({ data }) => data.usage.outIsThere)
      : couldNotWrite(error);
  }
  let open = true;

  function close(): void {
    if (open) closeSync(file);
    open = false;
  }

  function remove(): void {
    close();
    rmSync(path, { force: true });
  }

  function writeWhole(text: string): void {
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, at);
      fsyncSync(file);
    } catch (error) {
      remove();
      throw couldNotWrite(error);
    }
  }

  writeWhole('\n'.repeat(room));
  return {
    path,
    write(text) {
      writeWhole(text.padEnd(room, '\n'));
      ftruncateSync(file, Buffer.byteLength(text));
      close();
    },
    remove,
  };
}

function couldNotWrite(error: unknown): CommandFailure {
  const full = ['ENOSPC', 'EDQUOT'].includes(codeOf(error));
  return new CommandFailure(
    full ? 'disk-full' : 'file-not-writable',
    3,
    ({ domain, data }) => `${domain.errors[full ? 'disk-full' : 'file-not-writable']} ${data.said.noKeyMade}`,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
