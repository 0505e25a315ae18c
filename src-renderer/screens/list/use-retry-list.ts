/**
 * Retries what failed in a list, or what was cancelled, and says how many wait again and how many were left unchanged.
 */
import type { ReactNode } from 'react';
import type { List } from '../../../src-main/contract/lists.ts';
import { notifyDone } from '../../core/notify.ts';
import { useTexts } from '../../i18n/texts.ts';
import { listsTexts } from '../../parts/list/lists-texts.ts';
import { useOrder } from '../../parts/queue/order-dialog.tsx';

export function useRetryList(
  list: Pick<List, 'id' | 'states'>,
  state: 'failed' | 'cancelled',
): {
  retry: () => Promise<void>;
  pending: boolean;
  dialog: ReactNode;
} {
  const t = useTexts(listsTexts);
  const shown = list.states[state];
  const { give, pending, dialog } = useOrder({
    order: 'retry',
    scope: { listId: list.id },
    states: [state],
    onDone(affected) {
      const left = shown - affected;
      const waiting = affected > 0 || left <= 0 ? [t('retried', { count: affected })] : [];
      notifyDone([...waiting, ...(left > 0 ? [t('retryLeft', { count: left })] : [])].join(' '));
    },
  });
  return { retry: give, pending, dialog };
}
