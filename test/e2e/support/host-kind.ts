/** Which host the window's specs run in: the one that SAMBUNG_E2E_HOST names, else real Electron where it and a display are, else the web host. */
import { fileURLToPath } from 'node:url';
import { findElectron } from '../../../src-main/hosts/start/electron-program.ts';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

export type HostKind = 'electron' | 'web';

export function hostKind(): HostKind {
  if (process.env.SAMBUNG_PACKED) return 'electron';
  const asked = process.env.SAMBUNG_E2E_HOST;
  if (asked === 'electron' || asked === 'web') return asked;
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return display && findElectron(root, process.env) ? 'electron' : 'web';
}
