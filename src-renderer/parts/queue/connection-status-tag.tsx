/** How a connection stands, in a word; why, under the pointer. */
import type { Connection } from '../../../src-main/contract/connections.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Tag } from '../../ui/tag.tsx';
import { useConnectionStatus } from './connection-status.ts';
import { toneOfQueue } from './queue-help.ts';
import { queueLooks } from './queue-looks.ts';
import { useQueueWord } from './queue-word.ts';

export function ConnectionStatusTag({ connection }: { connection: Connection }) {
  const states = useTexts(stateTexts);
  const queueWord = useQueueWord();
  const { state, reason } = useConnectionStatus()(connection);
  const title = reason === null ? {} : { title: states(`reason.${reason}`) };
  return (
    <Tag tone={toneOfQueue(state, reason)} icon={queueLooks[state]} {...title}>
      {queueWord({ state, reason })}
    </Tag>
  );
}
