/** The keyring on Electron's safeStorage: macOS Keychain, Windows DPAPI, the desktop's keyring on Linux. */
import { safeStorage } from 'electron';
import { CoreError } from '../../../core/kernel/errors.ts';
import type { Keyring, KeyringState } from '../../../core/kernel/ports.ts';
import type { SystemKeyring } from '../../common/keyrings/system-keyring.ts';

/** safeStorage knows no labels: the label goes inside, before the secret, and is checked when it comes out. */
const separator = '\n';

/**
 * Refused where it would only obfuscate: on Linux without a keyring Chromium encrypts with a password that is in its
 * source code.
 *
 * The synchronous calls are used although newer asynchronous ones exist: `getSelectedStorageBackend` describes the
 * synchronous ones, and the asynchronous ones can open what they sealed (electron.d.ts, SafeStorage.decryptString). On
 * Linux they stop this process for as long as the keyring is locked, and Chromium takes its built-in password for the
 * rest of the run where the prompt is refused: so `system` is asked first, which waits beside it.
 */
export function safeStorageKeyring(
  system: Pick<SystemKeyring, 'state'>,
  platform: NodeJS.Platform = process.platform,
): Keyring {
  async function state(when?: 'at-once'): Promise<KeyringState> {
    try {
      const secretService = platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'gnome_libsecret';
      // Absent is quickly said by Chromium as well, which may know another way.
      if (secretService && (await system.state(when)) === 'silent') return 'silent';
      return worksNow(platform) ? 'works' : 'absent';
    } catch {
      return 'absent';
    }
  }

  async function unlocked(): Promise<void> {
    const now = await state();
    if (now === 'works') return;
    throw new CoreError(
      now === 'silent' ? 'keyring-silent' : 'keyring-unavailable',
      'The keyring of this desktop cannot be used now.',
      { details: { keyring: 'safe-storage' } },
    );
  }

  return {
    kind: 'safe-storage',
    weak: false,
    state,
    async seal(secret, label) {
      await unlocked();
      return safeStorage.encryptString(`${label}${separator}${Buffer.from(secret).toString('base64')}`);
    },
    async unseal(sealed, label) {
      await unlocked();
      const text = decrypt(Buffer.from(sealed));
      const start = `${label}${separator}`;
      if (!text?.startsWith(start)) {
        throw new CoreError('store-key-lost', 'The sealed key does not open with the keyring of this account.');
      }
      return Buffer.from(text.slice(start.length), 'base64');
    },
  };
}

function worksNow(platform: NodeJS.Platform): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  if (platform !== 'linux') return true;
  if (['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())) return false;
  // Chromium marks what it sealed with its built-in password as v10, with the keyring's as v11 (os_crypt_linux.cc).
  return safeStorage.encryptString('probe').toString('latin1', 0, 3) !== 'v10';
}

/** null when it was sealed by another account, another machine, or a keyring that was made anew. */
function decrypt(sealed: Buffer): string | null {
  try {
    return safeStorage.decryptString(sealed);
  } catch {
    return null;
  }
}
