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
};

function scene(
  program: Scene['program'],
  start: Scene['start'],
  keyring: Scene['keyring'],
  expected: Scene['expected'],
): Scene {
  return { name: `${program}, ${start} start, keyring ${keyring}`, program, start, keyring, expected };
}

export const scenes: readonly Scene[] = [
  scene('terminal', 'first', 'open', 'system'),
  scene('terminal', 'first', 'slow', 'system'),
  scene('terminal', 'first', 'locked', 'keyring-silent'),
  scene('terminal', 'first', 'absent', 'key-file'),
  scene('terminal', 'later', 'open', 'system'),
  scene('terminal', 'later', 'slow', 'system'),
  scene('terminal', 'later', 'locked', 'keyring-silent'),
  scene('window', 'first', 'open', 'system'),
  scene('window', 'first', 'slow', 'system'),
  scene('window', 'first', 'absent', 'key-file'),
  scene('window', 'later', 'open', 'system'),
  scene('window', 'later', 'slow', 'system'),
];
