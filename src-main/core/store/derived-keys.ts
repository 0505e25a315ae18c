/** What seals and names things of the store, under keys that come of the store's own: they work wherever the store opens. */
import { createHmac, hkdfSync } from 'node:crypto';
import { openBox, sealBox } from '../kernel/sealed-box.ts';

/** Seals what lies in the store once more, under a key that comes of the store's own: it opens wherever the store does. */
export type StoreSeal = {
  seal(secret: Uint8Array, label: string): Uint8Array;
  /** null when it does not open: damaged, or sealed under another label. */
  unseal(sealed: Uint8Array, label: string): Uint8Array | null;
};

export type DerivedKeys = {
  readonly sealed: StoreSeal;
  /**
   * Names something without saying it: 64 hex digits, the same for the same text under the same label in this store and in
   * every copy of it, and nothing that can be tried out without the store's key (a NIK alone would be guessed in minutes).
   */
  digest(label: string, text: string): string;
  /** Overwrites them. */
  forget(): void;
};

/** Derived (RFC 5869): the raw key is SQLite's alone. */
export function deriveKeys(storeKey: Uint8Array): DerivedKeys {
  const key = (purpose: string) => Buffer.from(hkdfSync('sha256', storeKey, Buffer.alloc(0), purpose, 32));
  const [sealing, digests] = [key('sambung sealed in the store'), key('sambung digests')];
  return {
    sealed: {
      seal: (secret, label) => sealBox(sealing, secret, label),
      unseal: (sealed, label) => openBox(sealing, sealed, label),
    },
    // A label has no NUL: no label and text read as another pair.
    digest: (label, text) => createHmac('sha256', digests).update(`${label}\0${text}`).digest('hex'),
    forget() {
      sealing.fill(0);
      digests.fill(0);
    },
  };
}
