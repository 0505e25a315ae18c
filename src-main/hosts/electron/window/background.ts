/** What shows where the page is not painted yet, so that a dark window is dark from its first moment. */
import { type BrowserWindow, nativeTheme } from 'electron';
import type { Settings } from '../../../contract/settings.ts';

/** As the page has it: `surfaces` of src-renderer/ui/tones.ts (held by test/hosts/electron/window.test.ts). */
export const grounds = { light: '#ffffff', dark: '#1a1e22' } as const;

/** Menus, dialogs and `prefers-color-scheme` follow it too. */
export function applyTheme(theme: Settings['theme'], window: BrowserWindow | null): void {
  nativeTheme.themeSource = theme;
  window?.setBackgroundColor(ground());
}

export function ground(): string {
  return nativeTheme.shouldUseDarkColors ? grounds.dark : grounds.light;
}
