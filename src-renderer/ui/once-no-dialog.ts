/**
 * What would take the screen away waits while a dialog is open: what was typed in it, or is shown only once, would be gone with it.
 * A panel beside the screen that is only read holds nobody up, nor does the palette.
 */
const dialogs = '.mantine-Modal-content, .mantine-Drawer-content:has(input, textarea)';

let waiting: { go: () => void; watcher: MutationObserver } | null = null;

/** At once, or when the last dialog is closed; of several that wait, the newest. Returns whether it waits. */
export function onceNoDialog(go: () => void): boolean {
  waiting?.watcher.disconnect();
  waiting = null;
  if (document.querySelector(dialogs) === null) {
    go();
    return false;
  }
  const watcher = new MutationObserver(() => {
    if (document.querySelector(dialogs) !== null) return;
    watcher.disconnect();
    waiting = null;
    go();
  });
  watcher.observe(document.body, { childList: true, subtree: true });
  waiting = { go, watcher };
  return true;
}
