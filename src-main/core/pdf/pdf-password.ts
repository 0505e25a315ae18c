/**
 * A password on a PDF as its present standard has it (ISO 32000-2, 7.6.4: AES-256, revision 6, whose hash is slow to guess). The library
 * stops at revision 5, which that standard forbids: so its own entries for the password are replaced by these.
 */
import { createCipheriv, createHash, randomBytes } from 'node:crypto';

export type PasswordEntries = { U: Buffer; UE: Buffer; O: Buffer; OE: Buffer };

/** Bytes of UTF-8 that count; every reader leaves out the rest, too. */
const mostBytes = 127;

/** Of the one password there is: it opens the file and grants everything. `fileKey`: 32 bytes. */
export function passwordEntries(password: string, fileKey: Uint8Array): PasswordEntries {
  const typed = Buffer.from(password.replace(/\p{Zs}/gu, ' ').normalize('NFKC'), 'utf8').subarray(0, mostBytes);
  const [U, UE] = entries(typed, fileKey, Buffer.alloc(0));
  const [O, OE] = entries(typed, fileKey, U);
  return { U, UE, O, OE };
}

/** Algorithms 8 and 9. */
function entries(password: Buffer, fileKey: Uint8Array, user: Buffer): [Buffer, Buffer] {
  const [validation, key] = [randomBytes(8), randomBytes(8)];
  const check = Buffer.concat([hardened(password, validation, user), validation, key]);
  const cipher = createCipheriv('aes-256-cbc', hardened(password, key, user), Buffer.alloc(16)).setAutoPadding(false);
  return [check, Buffer.concat([cipher.update(fileKey), cipher.final()])];
}

/** Algorithm 2.B: 32 bytes. */
function hardened(password: Buffer, salt: Buffer, user: Buffer): Buffer {
  let key = createHash('sha256').update(password).update(salt).update(user).digest();
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const repeated = Buffer.concat(Array<Buffer>(64).fill(Buffer.concat([password, key, user])));
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false);
    const mixed = Buffer.concat([cipher.update(repeated), cipher.final()]);
    const remainder = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(['sha256', 'sha384', 'sha512'][remainder] ?? 'sha256')
      .update(mixed)
      .digest();
    last = mixed.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}
