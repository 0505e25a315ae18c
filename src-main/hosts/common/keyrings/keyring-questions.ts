/** What this program asks the keyring's process, and what its failures mean. */
import type { KeyringState } from '../../../core/kernel/ports.ts';

/** `probe` writes a secret, reads it back and removes it. */
export type KeyringQuestion =
  | { ask: 'probe' }
  | { ask: 'get'; account: string }
  | { ask: 'set'; account: string; secret: Uint8Array };

/** `failed`: with the library's own message, which holds no secret. */
export type KeyringAnswer = { kind: 'done'; secret: Uint8Array | null } | { kind: 'failed'; message: string };

/** `screen`: a prompt could be shown to somebody. */
export type Surroundings = { readonly platform: NodeJS.Platform; readonly screen: boolean };

/** There is no bus, or nothing on it that keeps secrets (messages of libdbus and of dbus-daemon). */
const nobodyThere =
  /not provided by any \.service|ServiceUnknown|NameHasNoOwner|autolaunch|Failed to connect|Connection refused|No such file|Cannot find module|native binding/i;
/** Somebody has to unlock it, or said no. Messages of the Security framework. */
const refusedOnMac = /cancel|interaction|denied|locked|-25308|-128\b/i;

/**
 * Nothing that keeps secrets is told from one that does not give them now. Measured with gnome-keyring 46: locked without a
 * screen, or its prompt refused, "unlock prompt was dismissed"; never set up, "no result found".
 */
export function stateOfFailure(message: string, { platform, screen }: Surroundings): Exclude<KeyringState, 'works'> {
  if (message === 'forgetful') return 'absent';
  if (platform === 'win32') return 'absent';
  if (platform === 'darwin') return refusedOnMac.test(message) ? 'silent' : 'absent';
  if (nobodyThere.test(message)) return 'absent';
  // Nobody ever set one up here, and without a screen nobody can now.
  if (/no result found/i.test(message)) return screen ? 'silent' : 'absent';
  return 'silent';
}

/** The library waits two seconds for a reply and then fails: a keyring that is only slow has to be asked again. */
export function noReply(answer: KeyringAnswer): boolean {
  return answer.kind === 'failed' && /did not receive a reply|NoReply|timed? ?out/i.test(answer.message);
}
