/** Hashes a password many times before it becomes a key, so that guessing takes long. */
import { createHash } from 'node:crypto';
import { encrypted } from '../../file-errors.ts';

/**
 * Office programs write 50,000 or 100,000. [MS-OFFCRYPTO] 2.3.4.10 allows ten million, for which a slow computer works for
 * minutes; no list is worth that, and its sentence is the one of any other password.
 */
const mostSpins = 1_000_000;

export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

export function hashOf(name: HashName, ...parts: readonly (Buffer | string)[]): Buffer {
  const hash = createHash(name);
  // The password is in UTF-16 wherever it is one.
  for (const part of parts) hash.update(typeof part === 'string' ? Buffer.from(part, 'utf16le') : part);
  return hash.digest();
}

/** [MS-OFFCRYPTO] 2.3.4.7 and 2.3.4.11. Blocks for about a second in 200,000 `spins`. Errors: `file-encrypted`. */
export function spunHash(name: HashName, salt: Buffer, password: string, spins: number): Buffer {
  if (!(spins >= 0 && spins <= mostSpins)) throw encrypted();
  let hash = hashOf(name, salt, password);
  const counted = Buffer.alloc(4 + hash.length);
  for (let spin = 0; spin < spins; spin++) {
    counted.writeUInt32LE(spin, 0);
    hash.copy(counted, 4);
    hash = hashOf(name, counted);
  }
  return hash;
}

export function numbered(index: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(index, 0);
  return bytes;
}
