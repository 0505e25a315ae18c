/** The one button that helps the queue in its state; nothing where nothing helps. */
import { Button } from '@mantine/core';
import { useAction } from '../../core.ts';
import { useCore } from '../../core-state.ts';
import { useTexts } from '../../i18n/texts.ts';
import { navigate } from '../../router.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { helpFor } from './queue-help.ts';
import { queueTexts } from './queue-texts.ts';

export function QueueButton({ size = 'xs' }: { size?: 'xs' | 'sm' }) {
  const t = useTexts(queueTexts);
  const queue = useCore((core) => core.queue);
  const pause = useAction('queue.pause');
  const resume = useAction('queue.resume');
  const tryNow = useAction('queue.tryNow');

  switch (helpFor(queue)) {
    case 'none':
      return null;
    case 'pause':
      return (
        <CommandButton size={size} variant="default" loading={pause.pending} onClick={() => void pause.run({})}>
          {t('pause')}
        </CommandButton>
      );
    case 'resume':
      return (
        <CommandButton size={size} loading={resume.pending} onClick={() => void resume.run({})}>
          {queue.state === 'stopped' ? t('resumeAfterMending') : t('resume')}
        </CommandButton>
      );
    case 'try-now':
      return (
        <CommandButton size={size} variant="default" loading={tryNow.pending} onClick={() => void tryNow.run({})}>
          {t('tryNow')}
        </CommandButton>
      );
    case 'mend':
      return (
        <Button size={size} onClick={() => navigate({ screen: 'settings', section: 'connections' })}>
          {t('mend')}
        </Button>
      );
  }
}
