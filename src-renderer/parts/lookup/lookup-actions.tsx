/** What may be done to one lookup in its state. */
import { Group } from '@mantine/core';
import { useState } from 'react';
import type { LookupDetail } from '../../../src-main/contract/history.ts';
import { notifyDone } from '../../core/notify.ts';
import { useCommand } from '../../core/use-command.ts';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { useOrder } from '../queue/order-dialog.tsx';
import { ResolveDialog } from '../queue/resolve-dialog.tsx';
import { historyTexts } from './history-texts.ts';

export function LookupActions({ detail }: { detail: LookupDetail }) {
  const t = useTexts(historyTexts);
  const cancel = useCommand('queue.cancel');
  const [deciding, setDeciding] = useState(false);
  const scope = { lookupId: detail.lookupId };
  const retry = useOrder({ order: 'retry', scope, onDone: () => notifyDone(t('action.retried')) });
  const askAgain = useOrder({ order: 'ask-again', scope, onDone: () => notifyDone(t('action.askedAgain')) });

  async function cancelIt(): Promise<void> {
    const result = await cancel.run({ scope });
    if (result.ok) notifyDone(t('action.cancelled'));
  }

  switch (detail.state) {
    case 'failed':
    case 'cancelled':
      return (
        <Group mt={4}>
          <CommandButton size="xs" loading={retry.pending} onClick={() => void retry.give()}>
            {t('action.retry')}
          </CommandButton>
          {retry.dialog}
        </Group>
      );
    case 'queued':
      return (
        <Group mt={4}>
          <CommandButton size="xs" variant="default" loading={cancel.pending} onClick={() => void cancelIt()}>
            {t('action.cancel')}
          </CommandButton>
        </Group>
      );
    case 'in_doubt':
      return (
        <Group mt={4}>
          <CommandButton size="xs" onClick={() => setDeciding(true)}>
            {t('action.resolve')}
          </CommandButton>
          <ResolveDialog opened={deciding} scopes={[scope]} onClose={() => setDeciding(false)} />
        </Group>
      );
    case 'reused':
      // A twin of its own list shares that row's answer; to ask anew is for the row that was asked.
      return detail.sharedFrom === null ? null : (
        <Group mt={4}>
          <CommandButton size="xs" variant="default" loading={askAgain.pending} onClick={() => void askAgain.give()}>
            {t('action.askAgain')}
          </CommandButton>
          {askAgain.dialog}
        </Group>
      );
    case 'sending':
    case 'answered':
    case 'no_record':
    case 'refused':
      return null;
  }
}
