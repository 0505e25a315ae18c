/** What may be done to one lookup in its state. */
import { Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { LookupDetail } from '../../../src-main/contract/history.ts';
import { useAction } from '../../core.ts';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { ResolveDesk } from '../queue/resolve-desk.tsx';
import { historyTexts } from './history-texts.ts';

export function LookupActions({ detail }: { detail: LookupDetail }) {
  const t = useTexts(historyTexts);
  const retry = useAction('queue.retry');
  const cancel = useAction('queue.cancel');
  const [deciding, setDeciding] = useState(false);
  const scope = { lookupId: detail.lookupId };

  async function run(action: typeof retry | typeof cancel, done: string): Promise<void> {
    const result = await action.run({ scope });
    if (result.ok) notifyDone(done);
  }

  /** An attempt that nobody knows the charge of: asking again may be paid a second time. */
  const maybePaid = detail.attemptLog.some((attempt) => attempt.outcome === 'in-doubt' && attempt.charge === 'unknown');

  switch (detail.state) {
    case 'failed':
    case 'cancelled':
      return (
        <Group mt={4}>
          <CommandButton size="xs" loading={retry.pending} onClick={() => void run(retry, t('action.retried'))}>
            {t('action.retry')}
          </CommandButton>
          {maybePaid ? (
            <Text size="sm" c="dimmed">
              {t('action.maybePaid')}
            </Text>
          ) : null}
        </Group>
      );
    case 'queued':
      return (
        <Group mt={4}>
          <CommandButton
            size="xs"
            variant="default"
            loading={cancel.pending}
            onClick={() => void run(cancel, t('action.cancelled'))}
          >
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
          <ResolveDesk opened={deciding} scope={scope} onClose={() => setDeciding(false)} />
        </Group>
      );
    case 'sending':
    case 'answered':
    case 'no_record':
    case 'refused':
    case 'reused':
      return null;
  }
}
