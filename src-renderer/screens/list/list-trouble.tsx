/** Why a started list does not go on, with the button that helps and the way to another connection. */
import { useState } from 'react';
import type { List } from '../../../src-main/contract/lists.ts';
import { factsOf } from '../../../src-main/contract/reasons.ts';
import { useCore } from '../../core/core-state.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { listsTexts } from '../../parts/list/lists-texts.ts';
import { ConnectionButton } from '../../parts/queue/help-button.tsx';
import { toneOfQueue } from '../../parts/queue/queue-help.ts';
import { useResumeWords } from '../../parts/queue/trouble.tsx';
import { leftOf, workOf } from '../../parts/queue/work.ts';
import { MeaningLink } from '../../parts/verdict/meaning-link.tsx';
import { CommandButton } from '../../ui/command-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { MoveDialog } from './move-dialog.tsx';

export function ListTrouble({ list }: { list: List }) {
  const t = useTexts(listsTexts);
  const states = useTexts(stateTexts);
  const connection = useCore((core) => core.connections.find((one) => one.id === list.connectionId));
  const several = useCore((core) => core.connections.length > 1);
  const coming = useResumeWords(connection);
  const [moving, setMoving] = useState(false);
  const reason = connection?.queue.reason ?? null;
  if (connection === undefined || reason === null || list.startedAt === null || leftOf(list) === 0) return null;
  const offersMove = several && list.kind === 'file' && list.states.queued > 0 && factsOf(reason).movable;
  return (
    <>
      <Notice
        boxed
        tone={toneOfQueue(connection.queue.state, reason)}
        actions={
          <>
            {offersMove ? (
              <CommandButton size="xs" variant="default" onClick={() => setMoving(true)}>
                {t('action.moveShort')}
              </CommandButton>
            ) : null}
            <ConnectionButton work={workOf(connection, [list])} />
          </>
        }
      >
        {states(`reason.${reason}`)} {coming} <MeaningLink of={`queueReason.${reason}`} />
      </Notice>
      <MoveDialog list={list} opened={moving} onClose={() => setMoving(false)} />
    </>
  );
}
