/** The operating system's keyring: macOS Keychain, Windows Credential Manager, or the Secret Service on Linux. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CoreError } from '../../../core/kernel/errors.ts';
import type { Keyring } from '../../../core/kernel/ports.ts';
import { openBox, sealBox } from '../../../core/kernel/sealed-box.ts';
import type { SystemKeyring } from './system-keyring.ts';

const keyIdBytes = 16;

/**
 * One random key per data directory lies in the keyring and seals what the core hands over. Never the kernel's
 * keyutils, which does not keep keys. Window and terminal of one account reach the same entry.
 */
export function osKeyring(dataDir: string, system: SystemKeyring): Keyring {
  const idFile = join(dataDir, 'os-keyring-id');
  const known = new Map<string, Buffer>();

  async function read(keyId: string): Promise<Buffer | null> {
    const found = known.get(keyId);
    if (found) return found;
    const secret = await system.get(keyId);
    if (secret?.length !== 32) return null;
    const key = Buffer.from(secret);
    known.set(keyId, key);
    return key;
  }

  /** The key of this data directory, made when there is none. An existing entry is never overwritten. */
  async function own(): Promise<{ keyId: string; key: Buffer }> {
    if (existsSync(idFile)) {
      const keyId = readFileSync(idFile, 'utf8').trim();
      const key = /^[0-9a-f]{32}$/.test(keyId) ? await read(keyId) : null;
      if (key) return { keyId, key };
    }
    const keyId = randomBytes(keyIdBytes).toString('hex');
    const key = randomBytes(32);
    await system.set(keyId, key);
    // Asked anew: what it gives back, not what we remember giving.
    const back = await system.get(keyId);
    if (!back || !key.equals(back)) {
      throw new CoreError('keyring-unavailable', "The system's keyring did not give back what it took.", {
        details: { keyring: 'os-keyring' },
      });
    }
    writeFileSync(idFile, `${keyId}\n`, { mode: 0o600, flush: true });
    known.set(keyId, key);
    return { keyId, key };
  }

  return {
    kind: 'os-keyring',
    weak: false,
    state: (when) => system.state(when),
    /** key id ‖ box: the blob says which entry opens it, whatever became of the file with the id. */
    async seal(secret, label) {
      const { keyId, key } = await own();
      return Buffer.concat([Buffer.from(keyId, 'hex'), sealBox(key, secret, label)]);
    },
    async unseal(sealed, label) {
      const bytes = Buffer.from(sealed);
      const key = await read(bytes.subarray(0, keyIdBytes).toString('hex'));
      const secret = key && openBox(key, bytes.subarray(keyIdBytes), label);
      if (!secret) {
        throw new CoreError('store-key-lost', "The key is not in this system's keyring any more, or is another one.");
      }
      return secret;
    },
  };
}
