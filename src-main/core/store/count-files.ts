/** The two files that hold the count of commits outside the database; why, and what it means: commit-count.ts. */
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';

import { countFile } from './data-folder.ts';

/** `calls`: attempts ever written down. An attempt is a call that may have been charged. */
export type CommitCount = { readonly commits: number; readonly calls: number };

export type CommitFiles = {
  /** The highest count that any of the files holds for this vault. */
  read(): CommitCount | null;
  /** Never throws: a file that cannot be written only notices less. */
  write(count: CommitCount): void;
  close(): void;
};

/** `vault`: its identity (16 hex digits), which no other vault has. `stateDir` null: the host has no place outside the data folder. */
export function openCommitFiles(dataDir: string, stateDir: string | null, vault: string): CommitFiles {
  const paths = [join(dataDir, countFile), ...(stateDir === null ? [] : [join(stateDir, `${vault}.commits`)])];
  const open = new Map<string, number | null>();

  function fileOf(path: string): number | null {
    const known = open.get(path);
    if (known !== undefined) return known;
    const file = opened(path);
    open.set(path, file);
    return file;
  }

  return {
    read() {
      const counts = paths.map((path) => parse(readable(path), vault)).filter((count) => count !== null);
      if (counts.length === 0) return null;
      return {
        commits: Math.max(...counts.map(({ commits }) => commits)),
        calls: Math.max(...counts.map(({ calls }) => calls)),
      };
    },
    write(count) {
      const line = format(count, vault);
      for (const path of paths) {
        const file = fileOf(path);
        if (file === null) continue;
        try {
          writeSync(file, line, 0);
        } catch {
          // A full or failing disk: the commit stands all the same.
        }
      }
    },
    close() {
      for (const file of open.values()) if (file !== null) closeSync(file);
      open.clear();
    },
  };
}

function opened(path: string): number | null {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // Never emptied: a kill between that and the first line would lose the count.
    return openSync(path, readable(path) === null ? 'w' : 'r+', 0o600);
  } catch {
    return null;
  }
}

function readable(path: string): string | null {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return null;
  }
}

function format({ commits, calls }: CommitCount, vault: string): string {
  const said = `sambung-commits 1 ${vault} ${String(commits).padStart(16, '0')} ${String(calls).padStart(16, '0')}`;
  return `${said} ${checksum(said)}\n`;
}

function parse(text: string | null, vault: string): CommitCount | null {
  const [, said = '', of, commits, calls, sum] =
    /^(sambung-commits 1 ([0-9a-f]{16}) (\d{16}) (\d{16})) ([0-9a-f]{8})\n/.exec(text ?? '') ?? [];
  if (of !== vault || sum !== checksum(said)) return null;
  return { commits: Number(commits), calls: Number(calls) };
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
