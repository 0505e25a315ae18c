/** Encryption as Excel 2007 writes it: AES by blocks, the key from SHA-1. [MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.9. */
import { createDecipheriv } from 'node:crypto';
import { hashOf, numbered, spunHash } from './password-hash.ts';

const spins = 50_000;
/** By the number of the algorithm; others are not AES. 0: what the flags say, which is AES with the shortest key. */
const keyBytesOf: Readonly<Record<number, number>> = { 0: 16, 26126: 16, 26127: 24, 26128: 32 };
const hashLength = 20;

/** `body`: what stands behind the version and the flags. null: another password or another algorithm. */
export function openStandard(body: Buffer, blocks: Buffer, password: string): Buffer | null {
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
