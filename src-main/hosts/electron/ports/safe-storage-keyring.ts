/** The keyring on Electron's safeStorage: macOS Keychain, Windows DPAPI, the desktop's keyring on Linux. */
import { safeStorage } from 'electron';
import { CoreError } from '../../../core/kernel/errors.ts';
import type { Keyring } from '../../../core/kernel/ports.ts';

/** safeStorage knows no labels: the label goes inside, before the secret, and is checked when it comes out. */
const separator = '\n';

/**
 * Refused where it would only obfuscate: on Linux without a keyring Chromium encrypts with a password that is in its
 * source code.
 *
 * The synchronous calls are used although newer asynchronous ones exist: `getSelectedStorageBackend` describes the
 * synchronous ones, and the asynchronous ones can open what they sealed (electron.d.ts, SafeStorage.decryptString).
 */
export function safeStorageKeyring(platform: NodeJS.Platform = process.platform): Keyring {
  return {
    kind: 'safe-storage',
    weak: false,
    async available() {
      try {
        if (!safeStorage.isEncryptionAvailable()) return false;
        if (platform !== 'linux') return true;
        if (['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())) return false;
        // Chromium marks what it sealed with its built-in password as v10, with the keyring's as v11 (os_crypt_linux.cc).
        return safeStorage.encryptString('probe').toString('latin1', 0, 3) !== 'v10';
      } catch {
        return false;
      }
    },
    async seal(secret, label) {
      return safeStorage.encryptString(`${label}${separator}${Buffer.from(secret).toString('base64')}`);
    },
    async unseal(sealed, label) {
      const text = decrypt(Buffer.from(sealed));
      const start = `${label}${separator}`;
      if (!text?.startsWith(start)) {
        throw new CoreError('store-key-lost', 'The sealed key does not open with the keyring of this account.');
      }
      return Buffer.from(text.slice(start.length), 'base64');
    },
  };
}

/** null when it was sealed by another account, another machine, or a keyring that was made anew. */
function decrypt(sealed: Buffer): string | null {
  try {
    return safeStorage.decryptString(sealed);
  } catch {
    return null;
  }
}
