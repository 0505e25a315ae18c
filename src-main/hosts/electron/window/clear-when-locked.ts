/** When the data locks, the window's page is loaded anew from here: what it showed goes with its document, whatever state it is in. */
import type { WebContents } from 'electron';
import type { CoreClient } from '../../../contract/index.ts';

/** Once for each time that it locks; the page cannot, for it may not navigate (lock-down.ts). Returns how to stop. */
export function clearWhenLocked(core: Pick<CoreClient, 'subscribe'>, page: () => Pick<WebContents, 'reload'> | null) {
  let locked = false;
  return core.subscribe(({ name, payload }) => {
    if (name !== 'lock.changed') return;
    if (payload.locked && !locked) page()?.reload();
    locked = payload.locked;
  });
}
