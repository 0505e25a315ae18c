/**
 * A log file of bounded size: past a limit it becomes `.1`, what was `.1` becomes `.2`, and the oldest goes. Losing a log
 * line is never a reason to fail.
 */
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export type LogFile = { write(line: string): void; close(): void };

const logName = 'sambung.log';

/** Where a data folder's log lies. */
export const logFolder = (dataDir: string): string => join(dataDir, 'logs');
export const logPath = (dataDir: string): string => join(logFolder(dataDir), logName);

export function openLogFile(dir: string, limits: { bytes: number; kept: number }): LogFile {
  const path = join(dir, logName);
  let file: number | null = null;
  let size = 0;

  function open(): void {
    // Not recursive: a data folder that was taken away is not made anew for its log.
    if (!existsSync(dir)) mkdirSync(dir, { mode: 0o700 });
    file = openSync(path, 'a', 0o600);
    size = fstatSync(file).size;
  }

  function close(): void {
    if (file !== null) closeSync(file);
    file = null;
  }

  function rotate(): void {
    close();
    for (let n = limits.kept - 1; n >= 0; n -= 1) {
      try {
        renameSync(n === 0 ? path : `${path}.${n}`, `${path}.${n + 1}`);
      } catch {
        // Not there yet, or held open by another copy of the program.
      }
    }
    open();
  }

  return {
    write(line) {
      try {
        if (file === null) open();
        if (size > 0 && size + line.length > limits.bytes) rotate();
        if (file !== null) size += writeSync(file, line);
      } catch {
        // A full disk, a folder that is gone: the program's work goes on without its log.
      }
    },
    close,
  };
}
