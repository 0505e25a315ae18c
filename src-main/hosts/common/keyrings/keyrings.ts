/** The keyrings a Node process can offer, best first, narrowed by SAMBUNG_KEYRING. */
import { CoreError } from '../../../core/kernel/errors.ts';
import type { Keyring, KeyringKind } from '../../../core/kernel/ports.ts';
import { keyFileKeyring } from './key-file.ts';
import { osKeyring } from './os-keyring.ts';
import { passphraseKeyring } from './passphrase.ts';
import type { SystemKeyring } from './system-keyring.ts';

/**
 * `better` come before these. SAMBUNG_KEYRING (key-file, passphrase, os-keyring, safe-storage) keeps one kind only.
 * Errors: `keyring-unavailable` when it names a kind this host does not know.
 */
export function hostKeyrings(
  dataDir: string,
  env: NodeJS.ProcessEnv,
  system: SystemKeyring,
  better: readonly Keyring[] = [],
): readonly Keyring[] {
  const all = [
    ...better,
    osKeyring(dataDir, system),
    passphraseKeyring(env.SAMBUNG_PASSPHRASE || null),
    keyFileKeyring(dataDir),
  ];
  const only = env.SAMBUNG_KEYRING as KeyringKind | undefined;
  if (!only) return all;
  const kept = all.filter(({ kind }) => kind === only);
  if (kept.length === 0) {
    throw new CoreError('keyring-unavailable', `SAMBUNG_KEYRING names "${only}", which is not available here.`, {
      details: { keyring: only },
    });
  }
  return kept;
}
