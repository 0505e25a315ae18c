/** Opens a file this program has written, or shows it in its folder: by the system's own programs. */
import { shell } from 'electron';
import type { Shell } from '../../../core/kernel/ports.ts';

export const desktopShell: Shell = {
  // Its answer is a sentence of the system's about what went wrong; an empty one is success.
  open: async (path) => (await shell.openPath(path)) === '',
  reveal: (path) => shell.showItemInFolder(path),
};
