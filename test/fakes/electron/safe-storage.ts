/** `safeStorage`, with the desktop's keyring it hangs on: there, not there, or made anew. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { app } from './app.ts';

let key = randomBytes(32);

export const safeStorage = {
  available: true,
  backend: 'gnome_libsecret',

  reset() {
    safeStorage.available = true;
    safeStorage.backend = 'gnome_libsecret';
  },
  /** The person logged in as another, or the keyring was made anew. */
  loseKeyring() {
    key = randomBytes(32);
  },

  isEncryptionAvailable: () => app.isReady() && safeStorage.available,
  getSelectedStorageBackend: () => (app.isReady() ? safeStorage.backend : 'unknown'),
  encryptString(text: string): Buffer {
    if (!safeStorage.isEncryptionAvailable()) throw new Error('Error while encrypting the text provided.');
    // Chromium's mark for its built-in password is v10, for a keyring's v11.
    if (safeStorage.backend === 'basic_text') return Buffer.concat([Buffer.from('v10'), Buffer.from(text).reverse()]);
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from('v11'), iv, cipher.getAuthTag(), sealed]);
  },
  decryptString(sealed: Buffer): string {
    const bytes = Buffer.from(sealed);
    if (!safeStorage.isEncryptionAvailable()) throw new Error('Error while decrypting the ciphertext.');
    if (bytes.toString('latin1', 0, 3) === 'v10') return Buffer.from(bytes.subarray(3)).reverse().toString();
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(3, 15));
      decipher.setAuthTag(bytes.subarray(15, 31));
      return Buffer.concat([decipher.update(bytes.subarray(31)), decipher.final()]).toString('utf8');
    } catch {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
    }
  },
};
