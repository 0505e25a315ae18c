/** Pauses or helps the queue of a list's own connection; says that other lists of it are concerned too. */
import { Button, Tooltip } from '@mantine/core';
import type { List } from '../../../src-main/contract/lists.ts';
import { useAction } from '../../core.ts';
import { useCore } from '../../core-state.ts';
import { useTexts } from '../../i18n/texts.ts';
import { navigate } from '../../router.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { helpFor } from '../queue/queue-help.ts';
import { queueTexts } from '../queue/queue-texts.ts';
import { listsTexts } from './lists-texts.ts';

export function ListQueueButton({ list }: { list: List }) {
  const t = useTexts(listsTexts);
  const words = useTexts(queueTexts);
  const draining = useCore((core) => core.queue.draining);
  const connection = useCore((core) => core.connections.find((one) => one.id === list.connectionId));
  const pause = useAction('queue.pause');
  const resume = useAction('queue.resume');
  const tryNow = useAction('queue.tryNow');
  if (connection === undefined) return null;
  const connectionId = connection.id;
  const open = list.states.queued + list.states.sending;
  // A list with nothing left to do has no business with the queue.
  if (open === 0) return null;

  switch (helpFor({ ...connection.queue, open, draining })) {
    case 'none':
      return null;
    case 'pause':
      return (
        <Tooltip label={t('pauseHint', { name: connection.name })}>
          <div>
            <CommandButton variant="default" loading={pause.pending} onClick={() => void pause.run({ connectionId })}>
              {words('pause')}
            </CommandButton>
          </div>
        </Tooltip>
      );
    case 'resume':
      return (
        <CommandButton loading={resume.pending} onClick={() => void resume.run({ connectionId })}>
          {connection.queue.state === 'stopped' ? words('resumeAfterMending') : words('resume')}
        </CommandButton>
      );
    case 'try-now':
      return (
        <CommandButton variant="default" loading={tryNow.pending} onClick={() => void tryNow.run({})}>
          {words('tryNow')}
        </CommandButton>
      );
    case 'mend':
      return <Button onClick={() => navigate({ screen: 'settings', section: 'connections' })}>{words('mend')}</Button>;
  }
}
