/** The list of what waits for the person in front of the screen, each with the button that helps. */
import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useCore } from '../../core-state.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { navigate } from '../../router.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { QueueButton } from '../queue/queue-button.tsx';
import { toneOfQueue } from '../queue/queue-help.ts';
import classes from './home-screen.module.css';
import { homeTexts } from './home-texts.ts';
import { type Need, needsOf } from './needs.ts';

function NeedNotice({ need, onResolve }: { need: Need; onResolve: () => void }) {
  const t = useTexts(homeTexts);
  const states = useTexts(stateTexts);
  const queue = useCore((core) => core.queue);

  switch (need.kind) {
    case 'queue':
      return (
        <Notice
          boxed
          tone={toneOfQueue(queue.state, queue.reason)}
          title={states(`queue.${queue.state}`)}
          actions={<QueueButton />}
        >
          {queue.reason === null ? null : states(`reason.${queue.reason}`)}
        </Notice>
      );
    case 'in-doubt':
      return (
        <Notice
          boxed
          tone="doubt"
          actions={
            <CommandButton size="xs" variant="default" onClick={onResolve}>
              {t('needs.decide')}
            </CommandButton>
          }
        >
          {t('needs.inDoubt', { count: need.count })}
        </Notice>
      );
    case 'refused':
    case 'failed':
      return (
        <Notice
          boxed
          tone={need.kind === 'failed' ? 'bad' : 'warn'}
          actions={
            <Button size="xs" variant="default" onClick={() => navigate({ screen: 'history', states: [need.kind] })}>
              {t('needs.show')}
            </Button>
          }
        >
          {t(`needs.${need.kind}`, { count: need.count })}
        </Notice>
      );
    case 'not-started':
      return (
        <Notice
          boxed
          tone="info"
          actions={
            <Button size="xs" variant="default" onClick={() => navigate({ screen: 'lists' })}>
              {t('needs.openLists')}
            </Button>
          }
        >
          {t('needs.notStarted', { count: need.count })}
        </Notice>
      );
    case 'weak-keyring':
      return (
        <Notice
          boxed
          tone="warn"
          actions={
            <Button size="xs" variant="default" onClick={() => navigate({ screen: 'settings', section: 'about' })}>
              {t('needs.keyringMore')}
            </Button>
          }
        >
          {t('needs.keyring')}
        </Notice>
      );
  }
}

export function NeedsMe({ onResolve }: { onResolve: () => void }) {
  const t = useTexts(homeTexts);
  const queue = useCore((core) => core.queue);
  const system = useCore((core) => core.system);
  const needs = useMemo(() => needsOf({ queue, system }), [queue, system]);
  return (
    <section className={classes.needs} aria-label={t('needs.title')}>
      {needs.length === 0 ? (
        <div className={classes.calm}>
          <IconCircleCheck size={18} stroke={1.75} aria-hidden />
          {t('needs.nothing')}
        </div>
      ) : (
        needs.map((need) => <NeedNotice key={need.kind} need={need} onResolve={onResolve} />)
      )}
    </section>
  );
}
