/** What is tried: which program, at which start, with which keyring, and what it must settle on. */

export type Scene = {
  readonly name: string;
  readonly program: 'terminal' | 'window';
  /** `later`: on data that was sealed by the keyring before. */
  readonly start: 'first' | 'later';
  /** `slow`: it does not answer for six seconds. `locked`: and nobody can unlock it here. */
  readonly keyring: 'open' | 'slow' | 'locked' | 'absent';
  /** The keyring the vault then names, with the data open; or the error, with nothing changed. */
  readonly expected: 'system' | 'key-file' | 'keyring-silent' | 'keyring-unavailable';
  /** Tried at every `npm test`: the fewest that show every kind. A later start has its first one, with an open keyring, before it. */
  readonly short: boolean;
};

function scene(
  program: Scene['program'],
  start: Scene['start'],
  keyring: Scene['keyring'],
  expected: Scene['expected'],
  short: 'short' | 'at length',
): Scene {
  const name = `${program}, ${start} start, keyring ${keyring}`;
  return { name, program, start, keyring, expected, short: short === 'short' };
}

/** The longest first: two are tried at a time. */
export const scenes: readonly Scene[] = [
  scene('window', 'later', 'slow', 'system', 'short'),
  scene('window', 'first', 'slow', 'system', 'short'),
  scene('terminal', 'later', 'slow', 'system', 'short'),
  scene('terminal', 'later', 'locked', 'keyring-silent', 'short'),
  scene('terminal', 'first', 'slow', 'system', 'at length'),
  scene('window', 'first', 'absent', 'key-file', 'short'),
  scene('terminal', 'first', 'absent', 'key-file', 'short'),
  scene('window', 'later', 'open', 'system', 'at length'),
  scene('window', 'first', 'open', 'system', 'at length'),
  scene('terminal', 'first', 'locked', 'keyring-silent', 'at length'),
  scene('terminal', 'later', 'open', 'system', 'at length'),
  scene('terminal', 'first', 'open', 'system', 'at length'),
];
