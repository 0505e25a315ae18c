/** Which host the window's specs run in here: real Electron where its program and a display are, else the web host. */
import { fileURLToPath } from 'node:url';
import { findElectron } from '../../../src-main/hosts/start/electron-program.ts';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

export type HostKind = 'electron' | 'web';

export function hostKind(): HostKind {
  const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return display && findElectron(root, process.env) ? 'electron' : 'web';
}

export const hostSentence: Record<HostKind, string> = {
  electron: 'The window is tested in real Electron.',
  web: 'Electron’s program or a display is not here: the window is tested in Chromium over the web host, and Electron’s entry, preload and IPC against the stand-in in test/fakes/electron.',
};
