/** Home: what needs attention, what the queue is doing, what was done today. With nothing there yet: how to begin. */
import { Button, Stack } from '@mantine/core';
import { useCore, useHasAccount } from '../../core/core-state.ts';
import { useTexts } from '../../i18n/texts.ts';
import { navigate } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { AttentionCard } from './attention-card.tsx';
import { ConnectionsCard } from './connections-card.tsx';
import { FirstRun } from './first-run.tsx';
import { homeTexts } from './home-texts.ts';
import { PromisesCard } from './promises-card.tsx';
import { QueueCard } from './queue-card.tsx';
import { TodayCard } from './today-card.tsx';

export function HomeScreen() {
  const t = useTexts(homeTexts);
  const states = useCore((core) => core.queue.states);
  const hasAccount = useHasAccount();
  const nothingYet = Object.values(states).every((count) => count === 0);

  if (nothingYet) {
    return (
      <Page
        title={t('title')}
        actions={
          <>
            <Button variant="default" onClick={() => navigate({ screen: 'check' })}>
              {t('check')}
            </Button>
            <CommandButton variant="default" onClick={() => navigate({ screen: 'import' })}>
              {t('import')}
            </CommandButton>
          </>
        }
      >
        <FirstRun />
      </Page>
    );
  }

  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button variant="default" onClick={() => navigate({ screen: 'check' })}>
            {t('check')}
          </Button>
          <CommandButton onClick={() => navigate({ screen: 'import' })}>{t('import')}</CommandButton>
        </>
      }
    >
      <Stack gap="md">
        <AttentionCard />
        {hasAccount ? null : (
          <Notice
            boxed
            tone="neutral"
            actions={
              <Button
                size="xs"
                variant="default"
                onClick={() => navigate({ screen: 'settings', section: 'connections' })}
              >
                {t('first.addConnection')}
              </Button>
            }
          >
            {t('accountLater')}
          </Notice>
        )}
        <PromisesCard />
        <div className="beside">
          <QueueCard />
          <TodayCard />
        </div>
        <ConnectionsCard />
      </Stack>
    </Page>
  );
}
