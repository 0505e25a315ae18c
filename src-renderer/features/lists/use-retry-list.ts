/** Retries what failed or was cancelled in a list, and says how many wait again and how many were left as they are. */
import type { List } from '../../../src-main/contract/lists.ts';
import { useAction } from '../../core.ts';
import { useTexts } from '../../i18n/texts.ts';
import { notifyDone } from '../../ui/notify.ts';
import { listsTexts } from './lists-texts.ts';

export function useRetryList(list: Pick<List, 'id' | 'states'>): { retry: () => Promise<void>; pending: boolean } {
  const t = useTexts(listsTexts);
  const { run, pending } = useAction('queue.retry');
  return {
    pending,
    async retry() {
      const shown = list.states.failed + list.states.cancelled;
      const done = await run({ scope: { listId: list.id } });
      if (!done.ok) return;
      const { affected } = done.value;
      const left = shown - affected;
      const waiting = affected > 0 || left <= 0 ? [t('retried', { count: affected })] : [];
      notifyDone([...waiting, ...(left > 0 ? [t('retryLeft', { count: left })] : [])].join(' '));
    },
  };
}
