/** Files that are dropped on the window or opened with the program: taken at once, and shown as soon as no dialog is in the way. */
import { notifyDone } from '../../../core/notify.ts';
import { translate } from '../../../i18n/texts.ts';
import { navigate } from '../../../routes.ts';
import { onceNoDialog } from '../../../ui/once-no-dialog.ts';
import { importTexts } from '../frame/import-texts.ts';
import { importStore } from '../state/import-state.ts';

/** `take`: hands them to the import. */
export function takeFromOutside(take: () => void): void {
  const busy = importStore.getState().step !== 'choose';
  take();
  const waits = onceNoDialog(() => navigate({ screen: 'import' }));
  const words = translate(importTexts);
  if (busy) notifyDone(words('queue.added', { count: importStore.getState().waiting.length }));
  else if (waits) notifyDone(words('anywhere.behind'));
}
