/**
 * What was sent, outside the database: so that an older copy of it, once somebody goes on with it, does not ask and pay for the
 * same again unseen. A folder beside the store (`sambung.sent`) and one in the host's place outside the data folder, as for the
 * count of commits; in each the same records of 32 bytes, only ever added to.
 *
 *   kind 1 | question 11 | commits 6 | at 6 | price 4 | CRC-32 of these 4
 *
 * `question` is a keyed digest (the key is derived of the store's own): without the store's key nothing about anybody can be read
 * or tried out, nor recognised after an erasure. `commits` is the count of the commit that wrote the call down (commit-count.ts),
 * which never comes twice: a call is unknown to a copy exactly when its count is above the copy's.
 *
 * A record is written after its commit and before the call leaves, with no flush of its own: a kill loses none; a power cut may
 * lose the last ones, which the database itself has then. What cannot be written only notices less.
 */
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

export const questionBytes = 11;

export type SentRecord = {
  /** `sent`: it is about to leave. `free`: it came back, and was not charged. */
  readonly kind: 'sent' | 'free';
  /** `questionBytes` long. */
  readonly question: Buffer;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Rupiah, if it is charged. */
  readonly price: number;
};

export type SentJournal = {
  /** By the commit of that count. Never throws. */
  append(records: readonly SentRecord[], commits: number): void;
  /** Questions that were sent by a later commit, and did not come back free, each as it was sent last; the highest count. */
  after(commits: number): { calls: SentRecord[]; lastCommits: number };
  /** No copy that anybody keeps is older than that count. Never throws. */
  keepAfter(commits: number): void;
  close(): void;
};

const recordBytes = 32;
/** Then a new file is begun: the oldest can go as a whole. */
const fileBytes = recordBytes * 65_536;
/** A million calls and their ends: more than a branch sends between two backups. */
const mostFiles = 32;

export function openSentJournal(folders: readonly string[]): SentJournal {
  const places = folders.map(openPlace);
  return {
    append(records, commits) {
      if (records.length === 0) return;
      const bytes = Buffer.concat(records.map((record) => encode(record, commits)));
      for (const place of places) place.append(bytes);
    },
    after(commits) {
      const known = new Set<string>();
      const open = new Map<string, { record: SentRecord; n: number }>();
      let lastCommits = 0;
      for (const bytes of places.flatMap((place) => place.read())) {
        const found = decode(bytes);
        if (!found || known.has(bytes.toString('latin1'))) continue;
        lastCommits = Math.max(lastCommits, found.commits);
        if (found.commits <= commits) continue;
        // The same in both places.
        known.add(bytes.toString('latin1'));
        const key = found.record.question.toString('latin1');
        const before = open.get(key);
        const sent = found.record.kind === 'sent';
        open.set(key, {
          record: sent ? found.record : (before?.record ?? found.record),
          n: (before?.n ?? 0) + (sent ? 1 : -1),
        });
      }
      return { calls: [...open.values()].filter(({ n }) => n > 0).map(({ record }) => record), lastCommits };
    },
    keepAfter(commits) {
      for (const place of places) place.keepAfter(commits);
    },
    close() {
      for (const place of places) place.close();
    },
  };
}

/** One folder; its files are numbered, and the highest is written. */
function openPlace(folder: string) {
  let file: { handle: number; bytes: number; number: number } | null | undefined;

  function openLast(number: number): typeof file {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const handle = openSync(join(folder, nameOf(number)), 'a', 0o600);
      const { size } = fstatSync(handle);
      // A full disk may have cut the last one off.
      const bytes = size - (size % recordBytes);
      if (bytes !== size) ftruncateSync(handle, bytes);
      return { handle, bytes, number };
    } catch {
      return null;
    }
  }

  function close(): void {
    if (file) {
      try {
        fsyncSync(file.handle);
      } catch {
        // It is written all the same.
      }
      closeSync(file.handle);
    }
    file = undefined;
  }

  return {
    append(bytes: Buffer): void {
      if (file === undefined) file = openLast(numbersIn(folder).at(-1) ?? 1);
      if (file && file.bytes >= fileBytes) {
        const next = file.number + 1;
        close();
        file = openLast(next);
        for (const old of numbersIn(folder).slice(0, -mostFiles)) removeQuietly(join(folder, nameOf(old)));
      }
      if (!file) return;
      try {
        file.bytes += writeSync(file.handle, bytes);
      } catch {
        // A full or failing disk: the commit stands all the same.
      }
    },
    read(): Buffer[] {
      return numbersIn(folder).flatMap((number) => {
        const bytes = readQuietly(join(folder, nameOf(number)));
        const count = Math.floor(bytes.length / recordBytes);
        return Array.from({ length: count }, (_, n) => bytes.subarray(n * recordBytes, (n + 1) * recordBytes));
      });
    },
    keepAfter(commits: number): void {
      for (const number of numbersIn(folder).slice(0, -1)) {
        const path = join(folder, nameOf(number));
        const last = lastOf(path);
        if (last === null || last > commits) return;
        removeQuietly(path);
      }
    },
    close,
  };
}

function nameOf(number: number): string {
  return String(number).padStart(8, '0');
}

/** Ascending. */
function numbersIn(folder: string): number[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d{8}$/.test(name))
      .map(Number)
      .sort((one, other) => one - other);
  } catch {
    return [];
  }
}

function lastOf(path: string): number | null {
  let handle: number | null = null;
  try {
    handle = openSync(path, 'r');
    const { size } = fstatSync(handle);
    const bytes = Buffer.alloc(recordBytes);
    readSync(handle, bytes, 0, recordBytes, Math.max(0, size - (size % recordBytes) - recordBytes));
    return decode(bytes)?.commits ?? null;
  } catch {
    return null;
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

function readQuietly(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path);
  } catch {
    // A scanner holds it: the next time.
  }
}

/** Prices to a hundredth of a rupiah, as far as four bytes go. */
function encode({ kind, question, at, price }: SentRecord, commits: number): Buffer {
  const bytes = Buffer.alloc(recordBytes);
  bytes.writeUInt8(kind === 'sent' ? 1 : 2, 0);
  question.copy(bytes, 1, 0, questionBytes);
  bytes.writeUIntBE(commits, 12, 6);
  bytes.writeUIntBE(Math.max(0, Math.round(at)), 18, 6);
  bytes.writeUInt32BE(Math.min(0xffff_ffff, Math.max(0, Math.round(price * 100))), 24);
  bytes.writeUInt32BE(crc32(bytes.subarray(0, 28)), 28);
  return bytes;
}

function decode(bytes: Buffer): { record: SentRecord; commits: number } | null {
  const kind = bytes.readUInt8(0);
  if ((kind !== 1 && kind !== 2) || bytes.readUInt32BE(28) !== crc32(bytes.subarray(0, 28))) return null;
  return {
    commits: bytes.readUIntBE(12, 6),
    record: {
      kind: kind === 1 ? 'sent' : 'free',
      question: bytes.subarray(1, 1 + questionBytes),
      at: bytes.readUIntBE(18, 6),
      price: bytes.readUInt32BE(24) / 100,
    },
  };
}
