/** The operating system's keyring: macOS Keychain, Windows Credential Manager, or the Secret Service on Linux. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CoreError } from '../../../core/kernel/errors.ts';
import type { Keyring } from '../../../core/kernel/ports.ts';
import { osKeyringWorks, persistentOnly } from './os-keyring-probe.ts';
import { openBox, sealBox } from './sealed-box.ts';

/** What of @napi-rs/keyring is used. Tests bring their own. */
export type SecretEntries = (account: string) => Promise<{
  get(): Promise<Uint8Array | null>;
  set(secret: Uint8Array): Promise<void>;
}>;

const service = 'sambung';
const keyIdBytes = 16;
/** Somebody may have to type a password to unlock it. */
const unlockMs = 60_000;

/**
 * One random key per data directory lies in the keyring and seals what the core hands over. Never the kernel's
 * keyutils, which does not keep keys.
 */
export function osKeyring(
  dataDir: string,
  env: NodeJS.ProcessEnv,
  works: () => Promise<boolean> = () => osKeyringWorks(env, 2_000),
  entries: SecretEntries = nativeEntries,
): Keyring {
  const idFile = join(dataDir, 'os-keyring-id');
  let working: Promise<boolean> | null = null;
  const known = new Map<string, Buffer>();

  async function read(keyId: string): Promise<Buffer | null> {
    const found = known.get(keyId);
    if (found) return found;
    const entry = await entries(keyId);
    const secret = await bounded(entry.get());
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
    const entry = await entries(keyId);
    await bounded(entry.set(key));
    // Asked anew: what it gives back, not what we remember giving.
    const back = await bounded((await entries(keyId)).get());
    if (!back || !key.equals(back)) throw unavailable();
    writeFileSync(idFile, `${keyId}\n`, { mode: 0o600, flush: true });
    known.set(keyId, key);
    return { keyId, key };
  }

  return {
    kind: 'os-keyring',
    weak: false,
    available() {
      working ??= works().catch(() => false);
      return working;
    },
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

const nativeEntries: SecretEntries = async (account) => {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  const entry = new AsyncEntry(service, account, persistentOnly);
  return {
    get: async () => {
      const secret = await entry.getSecret();
      return secret === null ? null : Uint8Array.from(secret);
    },
    set: (secret) => entry.setSecret(secret),
  };
};

/** Errors: `keyring-unavailable`, also when it does not answer. */
function bounded<T>(asked: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(unavailable()), unlockMs);
    asked.then(resolve, () => reject(unavailable())).finally(() => clearTimeout(late));
  });
}

function unavailable(): CoreError {
  return new CoreError('keyring-unavailable', "The system's keyring did not do what it was asked.", {
    details: { keyring: 'os-keyring' },
  });
}
