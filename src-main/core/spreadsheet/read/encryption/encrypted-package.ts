/**
 * A workbook's package (the zip) that is encrypted inside the old container, opened with a password that is known. Excel
 * encrypts one with a password everybody knows where its structure is protected or it is recommended to be read only, and
 * opens it without asking.
 */

import { createDecipheriv } from 'node:crypto';
import { CoreError } from '../../../kernel/errors.ts';
import { corrupt } from '../../file-errors.ts';
import { openAgile } from './agile.ts';
import { hashOf, numbered, spunHash } from './password-hash.ts';

/** [MS-OFFCRYPTO] 2.4.2.1 and [MS-XLS] 2.2.10. */
export const defaultPassword = 'VelvetSweatshop';

/**
 * `info`, `content`: the streams `EncryptionInfo` and `EncryptedPackage`. null: it has another password, or is encrypted in a
 * way that is not known here. Errors: `file-corrupt`, `file-encrypted`.
 */
export function openPackage(info: Buffer, content: Buffer, password: string): Buffer | null {
  if (info.length < 8 || content.length < sizeBytes) return null;
  try {
    return open(info, content, password);
  } catch (error) {
    if (error instanceof CoreError) throw error;
    // A field is cut short or lies about its length. All that is known then is that the workbook is protected.
    return null;
  }
}

const sizeBytes = 8;

function open(info: Buffer, content: Buffer, password: string): Buffer | null {
  const [major, minor] = [info.readUInt16LE(0), info.readUInt16LE(2)];
  const body = info.subarray(8);
  const packed = content.subarray(sizeBytes);
  // What is encrypted are whole blocks; a container that fills up its sectors may add something.
  const blocks = packed.subarray(0, packed.length - (packed.length % 16));
  const opened =
    major === 4 && minor === 4
      ? openAgile(body.toString('utf8'), blocks, content, password)
      : major >= 2 && major <= 4 && minor === 2
        ? openStandard(body, blocks, password)
        : null;
  if (!opened) return null;
  const size = content.readBigUInt64LE(0);
  if (size > BigInt(opened.length)) throw corrupt('What is encrypted is shorter than it says.');
  return opened.subarray(0, Number(size));
}

/** Encryption as Excel 2007 writes it: AES by blocks, the key from SHA-1. [MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.9. */
const spins = 50_000;
/** By the number of the algorithm; others are not AES. 0: what the flags say, which is AES with the shortest key. */
const keyBytesOf: Readonly<Record<number, number>> = { 0: 16, 26126: 16, 26127: 24, 26128: 32 };
const hashLength = 20;

/** `body`: what stands behind the version and the flags. null: another password or another algorithm. */
function openStandard(body: Buffer, blocks: Buffer, password: string): Buffer | null {
  const headerLength = body.readUInt32LE(0);
  const keyBytes = keyBytesOf[body.readUInt32LE(4 + 8)];
  if (keyBytes === undefined) return null;
  const verifier = body.subarray(4 + headerLength);
  const saltLength = verifier.readUInt32LE(0);
  const salt = verifier.subarray(4, 4 + saltLength);
  const [secret, hash] = [verifier.subarray(4 + saltLength), verifier.subarray(4 + saltLength + 16 + 4)];
  const key = keyOf(salt, password, keyBytes);
  const expected = decrypted(key, hash.subarray(0, 32)).subarray(0, hashLength);
  if (!hashOf('sha1', decrypted(key, secret.subarray(0, 16))).equals(expected)) return null;
  return decrypted(key, blocks);
}

function keyOf(salt: Buffer, password: string, keyBytes: number): Buffer {
  const hash = hashOf('sha1', spunHash('sha1', salt, password, spins), numbered(0));
  const derived = [0x36, 0x5c].map((fill) => {
    const pad = Buffer.alloc(64, fill);
    for (const [index, byte] of hash.entries()) pad[index] = fill ^ byte;
    return hashOf('sha1', pad);
  });
  return Buffer.concat(derived).subarray(0, keyBytes);
}

function decrypted(key: Buffer, blocks: Buffer): Buffer {
  const cipher = createDecipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(blocks), cipher.final()]);
}
