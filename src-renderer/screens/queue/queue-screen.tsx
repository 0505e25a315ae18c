/** The queue, connection by connection: what each does, what it waits for, which lists take turns, and what it may spend. */
import { Button, Stack } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useCore } from '../../core/core-state.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { QueueButton } from '../../parts/queue/help-button.tsx';
import { useOpenLists } from '../../parts/queue/open-lists.ts';
import { queueTexts } from '../../parts/queue/queue-texts.ts';
import { hasWork, type Work, workOf } from '../../parts/queue/work.ts';
import { navigate } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { ConnectionWork } from './connection-work.tsx';

export function QueueScreen() {
  const t = useTexts(queueTexts);
  const states = useTexts(stateTexts);
  const queue = useCore((core) => core.queue);
  const lists = useOpenLists();
  const works = queue.connections.map((connection) => workOf(connection, lists)).sort((a, b) => weight(b) - weight(a));
  const nothing = works.every((work) => weight(work) === 0);

  return (
    <Page title={t('screen.title')} subtitle={t('screen.intro')}>
      <Stack gap="md">
        {queue.draining ? null : (
          <Notice boxed tone="info">
            {t('screen.notRunningHere')}
          </Notice>
        )}
        {queue.reason !== null && queue.connectionId === null ? (
          <Notice boxed tone="warn" actions={<QueueButton />}>
            {states(`reason.${queue.reason}`)}
          </Notice>
        ) : null}
        {queue.states.in_doubt === 0 ? null : (
          <Notice
            boxed
            tone="doubt"
            actions={
              <Button size="xs" variant="default" onClick={() => navigate({ screen: 'doubts' })}>
                {t('screen.decide')}
              </Button>
            }
          >
            {t('screen.doubts', { count: queue.states.in_doubt })}
          </Notice>
        )}
        {nothing ? (
          <EmptyState
            icon={IconListCheck}
            title={t('screen.idleTitle')}
            text={t('screen.idleText')}
            actions={<CommandButton onClick={() => navigate({ screen: 'import' })}>{t('screen.import')}</CommandButton>}
          />
        ) : null}
        {works.map((work) => (
          <ConnectionWork key={work.connection.id} work={work} />
        ))}
      </Stack>
    </Page>
  );
}

/** What goes on or is held up comes first; what has nothing to do last. */
function weight(work: Work): number {
  if (hasWork(work)) return work.connection.queue.state === 'running' ? 2 : 3;
  return work.connection.queue.state === 'running' && work.notStarted.length + work.lists.length === 0 ? 0 : 1;
}
