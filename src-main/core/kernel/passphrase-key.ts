/** A key that scrypt makes of a passphrase. Salt and cost lie beside what it seals, so that the cost can rise without locking out old data. */
import { scrypt } from 'node:crypto';
import { z } from 'zod';

export type ScryptCost = { readonly n: number; readonly r: number; readonly p: number };

/** 128 MiB and about half a second on an office machine (OWASP Password Storage Cheat Sheet, RFC 7914: interactive use). */
export const scryptCost: ScryptCost = { n: 2 ** 17, r: 8, p: 1 };

/** As it is stored. Bounded: a file that somebody changed must not fill the memory. */
export const scryptCostShape = {
  n: z
    .int()
    .min(2)
    .max(2 ** 20),
  r: z.int().min(1).max(16),
  p: z.int().min(1).max(4),
};

/** So many bytes. NFC: the same passphrase typed on another system is the same bytes. */
export function passphraseKey(
  passphrase: string,
  salt: Uint8Array,
  { n, r, p }: ScryptCost,
  bytes: number,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // What Node allows by itself is less than that cost takes.
    scrypt(passphrase.normalize('NFC'), salt, bytes, { N: n, r, p, maxmem: 256 * n * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
