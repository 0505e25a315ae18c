/**
 * A backup is one file: the pages of a database, encrypted with the store's key and readable by SQLite as they stand, and
 * behind them what is told without opening it, which SQLite passes over. It is there only once the pages were read back.
 *
 *   pages | JSON of the manifest | sambung-backup 1 LENGTH-OF-THE-JSON CRC32-OF-THE-JSON
 */
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { backupRowsSchema } from '../../../contract/backups.ts';
import { vaultSchema } from '../vault-file.ts';

export const backupEnding = '.sambung-backup';

const manifestSchema = z.object({
  /** Milliseconds since the epoch. */
  madeAt: z.number(),
  /** Version of the program that made it. */
  program: z.string(),
  schema: z.int(),
  /** Of the pages. */
  dbBytes: z.int(),
  /** As `store_state` counts them (commit-count.ts), and the highest number of an attempt; 0 before there was a count. */
  commits: z.int(),
  calls: z.int(),
  rows: backupRowsSchema,
  rupiah: z.number(),
  lastSentAt: z.number().nullable(),
  /** vault.json as it was: its seals open the backup, the recovery key's on any machine. */
  vault: vaultSchema,
});
export type Manifest = z.infer<typeof manifestSchema>;

/** `none`: it has no manifest, as any other file. `cut-off`: it has, and is not as long as it says. */
export type ManifestRead = { readonly manifest: Manifest; readonly fault: 'cut-off' | null } | 'none';

const footerBytes = 'sambung-backup 1 0123456789 01234567\n'.length;
/** More is no manifest. */
const mostBytes = 1024 * 1024;

/** Behind the pages that are there; on the disk when it returns. Errors: those of the file system. */
export function appendManifest(path: string, manifest: Omit<Manifest, 'dbBytes'>): Manifest {
  const file = openSync(path, 'r+');
  try {
    const { size } = fstatSync(file);
    const whole: Manifest = { ...manifest, dbBytes: size };
    const json = Buffer.from(JSON.stringify(whole));
    const bytes = Buffer.concat([json, Buffer.from(footerOf(json))]);
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(file, bytes, written, bytes.length - written, size + written);
    }
    fsyncSync(file);
    return whole;
  } finally {
    closeSync(file);
  }
}

/** Reads its end alone. Errors: those of the file system. */
export function readManifest(path: string): ManifestRead {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const footer = piece(file, size - footerBytes, footerBytes).toString('latin1');
    const [, length = '', sum] = /^sambung-backup 1 (\d{10}) ([0-9a-f]{8})\n$/.exec(footer) ?? [];
    const bytes = Number(length);
    if (sum === undefined || bytes > mostBytes) return 'none';
    const from = size - footerBytes - bytes;
    const json = piece(file, from, bytes);
    if (checksum(json) !== sum) return 'none';
    const parsed = manifestSchema.safeParse(parse(json));
    return parsed.success ? { manifest: parsed.data, fault: parsed.data.dbBytes === from ? null : 'cut-off' } : 'none';
  } finally {
    closeSync(file);
  }
}

function piece(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, length));
  return from < 0 ? Buffer.alloc(0) : bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from));
}

function parse(json: Buffer): unknown {
  try {
    return JSON.parse(json.toString('utf8'));
  } catch {
    return null;
  }
}

function footerOf(json: Buffer): string {
  return `sambung-backup 1 ${String(json.length).padStart(10, '0')} ${checksum(json)}\n`;
}

function checksum(bytes: Buffer): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}
