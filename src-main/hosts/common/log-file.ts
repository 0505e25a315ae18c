/**
 * Log files of bounded size and age: past a size or an age the file becomes `.1`, what was `.1` becomes `.2`, and the oldest
 * goes. Several copies of the program write into one. Losing a log line is never a reason to fail.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { LogsOnDisk } from '../../core/kernel/ports.ts';
import { chooseStateDir } from './data-dir.ts';

export type LogFile = { write(line: string): void; close(): void };
export type LogLimits = {
  /** Of one file. */
  bytes: number;
  /** Older files beside it. */
  kept: number;
  /** A file is begun anew when it is so old, in milliseconds. */
  fileMs: number;
  /** An older file goes when nothing was written into it for so long, in milliseconds. */
  keptMs: number;
};

const logName = 'sambung.log';
const justNowMs = 60_000;

/** Where a data folder's log lies. */
export const logFolder = (dataDir: string): string => join(dataDir, 'logs');
export const logPath = (dataDir: string): string => join(logFolder(dataDir), logName);

/** For what cannot be written into the data folder. */
export function systemLogFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin' && !env.SAMBUNG_STATE_DIR) return join(homedir(), 'Library', 'Logs', 'sambung');
  return join(chooseStateDir(env, platform), 'logs');
}

/** What was just written went there; null: nowhere. */
export function newestLog(dataDir: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const found = [logPath(dataDir), join(systemLogFolder(env), logName)].flatMap((path) => {
    try {
      const at = statSync(path).mtimeMs;
      return Date.now() - at < justNowMs ? [{ path, at }] : [];
    } catch {
      return [];
    }
  });
  return found.sort((one, other) => other.at - one.at)[0]?.path ?? null;
}

/** Of the data folder; where that has none, of the system's place. */
export function logsOnDisk(dataDir: string, env: NodeJS.ProcessEnv): LogsOnDisk {
  const folder = logFolder(dataDir);
  return {
    folder,
    read: (mostBytes) => [systemLogFolder(env), folder].map((dir) => newestLines(dir, mostBytes)).join(''),
  };
}

function newestLines(dir: string, mostBytes: number): string {
  let lines = '';
  try {
    // As many as are kept: `.1` is the newest of them.
    for (let n = 0; lines.length < mostBytes && n < 10; n += 1) {
      lines = readFileSync(join(dir, n === 0 ? logName : `${logName}.${n}`), 'latin1') + lines;
    }
  } catch {
    // No older one.
  }
  const from = Math.max(0, lines.length - mostBytes);
  const whole = from === 0 ? lines : lines.slice(lines.indexOf('\n', from) + 1);
  return Buffer.from(whole, 'latin1').toString('utf8');
}

/** The first of the folders that takes a line. */
export function openLogFile(folders: readonly string[], limits: LogLimits, now: () => number): LogFile {
  const files = folders.map((dir, at) => openOne(dir, limits, now, at > 0));
  return {
    write(line) {
      files.some((file) => {
        try {
          file.write(line);
          return true;
        } catch {
          // A full disk, a folder that is gone: the next place, or none; the program's work goes on.
          return false;
        }
      });
    },
    close() {
      for (const file of files) file.close();
    },
  };
}

function openOne(dir: string, limits: LogLimits, now: () => number, makeAll: boolean): LogFile {
  const path = join(dir, logName);
  let file: number | null = null;
  /** When its first line was written. */
  let begunAt = 0;

  function open(): number {
    // Not recursive: a data folder that was taken away is not made anew for its log.
    if (!existsSync(dir)) mkdirSync(dir, { mode: 0o700, recursive: makeAll });
    const opened = openSync(path, 'a+', 0o600);
    file = opened;
    begunAt = firstTime(opened) ?? now();
    return opened;
  }

  function close(): void {
    if (file !== null) closeSync(file);
    file = null;
  }

  function rotate(): void {
    close();
    for (let n = limits.kept; n >= 0; n -= 1) {
      const from = n === 0 ? path : `${path}.${n}`;
      try {
        if (n === limits.kept || isOld(from)) rmSync(from, { force: true });
        else renameSync(from, `${path}.${n + 1}`);
      } catch {
        // Not there yet, or held open by another copy of the program.
      }
    }
  }

  function isOld(of: string): boolean {
    return of !== path && now() - statSync(of).mtimeMs > limits.keptMs;
  }

  /** Another copy of the program has begun it anew meanwhile. */
  function isElsewhere(opened: number): boolean {
    return statSync(path, { throwIfNoEntry: false })?.ino !== fstatSync(opened).ino;
  }

  return {
    write(line) {
      if (file !== null && isElsewhere(file)) close();
      let opened = file ?? open();
      const { size } = fstatSync(opened);
      const full = size + Buffer.byteLength(line) > limits.bytes || now() - begunAt > limits.fileMs;
      if (size > 0 && full) {
        rotate();
        opened = open();
      }
      writeSync(opened, line);
    },
    close,
  };
}

function firstTime(file: number): number | null {
  const bytes = Buffer.alloc(64);
  const read = readSync(file, bytes, 0, bytes.length, 0);
  const at = Date.parse(/"time":"([^"]+)"/.exec(bytes.toString('latin1', 0, read))?.[1] ?? '');
  return Number.isNaN(at) ? null : at;
}
