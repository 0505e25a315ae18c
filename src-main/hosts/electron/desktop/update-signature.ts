/** Whether what a server says of a new version was said by the organisation: an Ed25519 signature beside the file. */
import { createHash, createPublicKey, verify } from 'node:crypto';

/**
 * `signature`: base64 of the 64 bytes over the file as it lies there. `key`: base64 of the public key's DER
 * (contract/updates.ts). Never throws.
 */
export function isSigned(file: string, signature: string, key: string): boolean {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(file, 'utf8'), publicKey, Buffer.from(signature.trim(), 'base64'));
  } catch {
    return false;
  }
}

/** SHA-256 of the public key's DER, as `openssl dgst -sha256` says it, in groups of four on two lines. */
export function fingerprintOf(key: string): string {
  const groups = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').match(/.{4}/g) ?? [];
  return `${groups.slice(0, 8).join(' ')}\n${groups.slice(8).join(' ')}`;
}
