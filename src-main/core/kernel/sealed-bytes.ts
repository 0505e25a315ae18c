/**
 * The bytes of a file that only this run of the program may read: encrypted under a key that exists in memory alone, so
 * that what a killed process leaves in the temporary folder is unreadable. The counter mode of AES keeps every byte at
 * its place: pieces can be appended and read from anywhere, and the file is as long as its content.
 */
import { createCipheriv, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** Where bytes lie; without a key in the clear, as a file of the person's does. May be handed to a process of its own. */
export type BytesPlace = { readonly path: string; readonly key?: Uint8Array | undefined };

const blockBytes = 16;

/** For one file, written once from its beginning: two contents under one key would give each other away. */
export function newFileKey(): Uint8Array {
  return randomBytes(32);
}

/** Of bytes that lie at `offset` of the file; sealing once more opens them. Without a key as they are. */
export function sealedAt(offset: number, bytes: Uint8Array, key: Uint8Array | undefined): Buffer {
  if (!key) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const counter = Buffer.alloc(blockBytes);
  counter.writeBigUInt64BE(BigInt(Math.floor(offset / blockBytes)), blockBytes - 8);
  const cipher = createCipheriv('aes-256-ctr', key, counter);
  cipher.update(Buffer.alloc(offset % blockBytes));
  return cipher.update(bytes);
}

/** All of a file, opened. Errors: those of the system. */
export async function readSealed({ path, key }: BytesPlace): Promise<Buffer> {
  return sealedAt(0, await readFile(path), key);
}
