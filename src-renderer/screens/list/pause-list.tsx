/** Pauses the connection of a running list; says that other lists of it are affected too. */
import { Tooltip } from '@mantine/core';
import type { List } from '../../../src-main/contract/lists.ts';
import { useCore } from '../../core/core-state.ts';
import { useCommand } from '../../core/use-command.ts';
import { useTexts } from '../../i18n/texts.ts';
import { listsTexts } from '../../parts/list/lists-texts.ts';
import { useConnectionStatus } from '../../parts/queue/connection-status.ts';
import { queueTexts } from '../../parts/queue/queue-texts.ts';
import { leftOf } from '../../parts/queue/work.ts';
import { CommandButton } from '../../ui/command-button.tsx';

export function PauseList({ list }: { list: List }) {
  const t = useTexts(listsTexts);
  const words = useTexts(queueTexts);
  const draining = useCore((core) => core.queue.draining);
  const connection = useCore((core) => core.connections.find((one) => one.id === list.connectionId));
  const pause = useCommand('queue.pause');
  const standing = useConnectionStatus();
  // A list with nothing left to do has no business with the queue; one that is held up says so below.
  if (connection === undefined || !draining || leftOf(list) === 0) return null;
  if (standing(connection).state !== 'running') return null;
  return (
    <Tooltip label={t('pauseHint', { name: connection.name })}>
      <div>
        <CommandButton
          variant="default"
          loading={pause.pending}
          onClick={() => void pause.run({ connectionId: connection.id })}
        >
          {words('pause')}
        </CommandButton>
      </div>
    </Tooltip>
  );
}
