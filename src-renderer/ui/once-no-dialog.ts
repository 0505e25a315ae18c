/**
 * What would take the screen away waits while a dialog is open: what was typed in it, or is shown only once, would be gone with it.
 * A panel beside the screen that is only read holds nobody up, nor does the palette.
 */
const dialogs = '.mantine-Modal-content, .mantine-Drawer-content:has(input, textarea)';

/** Stops what waits. */
let callOff = () => {};

/** At once, or when the last dialog is closed; of several that wait, the newest. Returns whether it waits. */
export function onceNoDialog(go: () => void): boolean {
  callOff();
  if (!dialogIsOpen()) {
    leaveField();
    go();
    return false;
  }
  const watcher = new MutationObserver(() => {
    if (dialogIsOpen()) return;
    callOff();
    leaveField();
    go();
  });
  callOff = () => watcher.disconnect();
  watcher.observe(document.body, { childList: true, subtree: true });
  return true;
}

export function dialogIsOpen(): boolean {
  return document.querySelector(dialogs) !== null;
}

/** Fields that keep what is typed when they are left hear nothing of a screen that goes away under them. */
function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
