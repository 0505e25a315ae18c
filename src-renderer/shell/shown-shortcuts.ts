/** Whether the dialog of the keys is open: `?`, the palette and the menu open it. */
import { create } from 'zustand';
import { dialogIsOpen } from '../ui/once-no-dialog.ts';

export const useShownShortcuts = create<{ shown: boolean }>(() => ({ shown: false }));

/** Not over another dialog. */
export function showShortcuts(): void {
  if (!dialogIsOpen()) useShownShortcuts.setState({ shown: true });
}

export function hideShortcuts(): void {
  useShownShortcuts.setState({ shown: false });
}
