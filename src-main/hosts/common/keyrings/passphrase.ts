/** A passphrase the person gives at every start: scrypt turns it into a key. Salt and cost lie in the sealed blob. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { CoreError } from '../../../core/kernel/errors.ts';
import { passphraseKey, type ScryptCost, scryptCost, scryptCostShape } from '../../../core/kernel/passphrase-key.ts';
import type { Keyring } from '../../../core/kernel/ports.ts';
import { openBox, sealBox } from '../../../core/kernel/sealed-box.ts';

const blobSchema = z.object({
  version: z.literal(1),
  salt: z.base64(),
  ...scryptCostShape,
  /** Tells a wrong passphrase from a damaged box. */
  check: z.base64(),
  box: z.base64(),
});

type Derived = { key: Buffer; check: Buffer; salt: string; n: number; r: number; p: number };

/** `passphrase` null: the host was given none, and this keyring is not available. */
export function passphraseKeyring(passphrase: string | null, strength: ScryptCost = scryptCost): Keyring {
  // One derivation per process and salt: each costs half a second.
  const known = new Map<string, Promise<Derived>>();

  function derived(salt: string, with_: ScryptCost): Promise<Derived> {
    if (!passphrase) {
      throw new CoreError('keyring-unavailable', 'No passphrase was given.', { details: { keyring: 'passphrase' } });
    }
    const name = `${salt}/${with_.n}/${with_.r}/${with_.p}`;
    const found = known.get(name) ?? derive(passphrase, salt, with_);
    known.set(name, found);
    return found;
  }

  let own: Promise<Derived> | null = null;

  return {
    kind: 'passphrase',
    weak: false,
    state: async () => (passphrase ? 'works' : 'absent'),
    async seal(secret, label) {
      own ??= derived(randomBytes(16).toString('base64'), strength);
      const { key, check, salt, n, r, p } = await own;
      const box = sealBox(key, secret, label).toString('base64');
      return Buffer.from(JSON.stringify({ version: 1, salt, n, r, p, check: check.toString('base64'), box }));
    },
    async unseal(sealed, label) {
      const blob = parse(sealed);
      const { key, check } = await derived(blob.salt, blob);
      const expected = Buffer.from(blob.check, 'base64');
      if (expected.length !== check.length || !timingSafeEqual(expected, check)) {
        throw new CoreError('passphrase-wrong', 'That passphrase does not open the stored data.');
      }
      const secret = openBox(key, Buffer.from(blob.box, 'base64'), label);
      if (!secret) throw lost();
      return secret;
    },
  };
}

function parse(sealed: Uint8Array): z.infer<typeof blobSchema> {
  try {
    return blobSchema.parse(JSON.parse(Buffer.from(sealed).toString('utf8')));
  } catch {
    throw lost();
  }
}

async function derive(passphrase: string, salt: string, cost: ScryptCost): Promise<Derived> {
  const bytes = await passphraseKey(passphrase, Buffer.from(salt, 'base64'), cost, 48);
  return { key: bytes.subarray(0, 32), check: bytes.subarray(32), salt, n: cost.n, r: cost.r, p: cost.p };
}

function lost(): CoreError {
  return new CoreError('store-key-lost', 'The sealed key of the stored data is damaged.');
}
