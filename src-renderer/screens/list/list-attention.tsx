/** The one thing about a list that most needs attention, with the button that deals with it. Money first. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { List } from '../../../src-main/contract/lists.ts';
import type { LookupState } from '../../../src-main/contract/states.ts';
import { useTexts } from '../../i18n/texts.ts';
import { needingStates } from '../../parts/list/list-words.tsx';
import { listsTexts } from '../../parts/list/lists-texts.ts';
import { ResolveDialog } from '../../parts/queue/resolve-dialog.tsx';
import { navigate } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useRetryList } from './use-retry-list.ts';

/** All that is left of it waits for another list: the way there, to what is to be decided. */
function WaitsFor({ waitsFor: { listId, listName, because } }: { waitsFor: NonNullable<List['waitsFor']> }) {
  const t = useTexts(listsTexts);
  return (
    <Notice
      boxed
      tone={because === 'in-doubt' ? 'doubt' : 'warn'}
      actions={
        <Button
          size="xs"
          onClick={() => navigate(because === 'in-doubt' ? { screen: 'doubts', listId } : { screen: 'list', listId })}
        >
          {t(because === 'in-doubt' ? 'action.decide' : 'waitsFor.open')}
        </Button>
      }
    >
      {t(`waitsFor.${because}`, { name: listName })}
    </Notice>
  );
}

export function ListAttention({ list, onShow }: { list: List; onShow: (state: LookupState) => void }) {
  const t = useTexts(listsTexts);
  const retry = useRetryList(list, 'failed');
  const [deciding, setDeciding] = useState(false);
  const urgent = needingStates.find((state) => list.states[state] > 0);
  const scope = { listId: list.id };

  const see = (state: LookupState) => (
    <Button size="xs" variant="default" onClick={() => onShow(state)}>
      {t('action.seeRejected')}
    </Button>
  );
  const buttons = {
    in_doubt: (
      <CommandButton size="xs" onClick={() => setDeciding(true)}>
        {t('action.decide')}
      </CommandButton>
    ),
    failed: (
      <CommandButton size="xs" loading={retry.pending} onClick={() => void retry.retry()}>
        {t('action.retryShort')}
      </CommandButton>
    ),
    refused: null,
  };

  return (
    <>
      {list.waitsFor === null || urgent === 'in_doubt' ? null : <WaitsFor waitsFor={list.waitsFor} />}
      {urgent === undefined ? null : (
        <Notice
          boxed
          tone={urgent === 'in_doubt' ? 'doubt' : urgent === 'failed' ? 'bad' : 'warn'}
          actions={
            <>
              {see(urgent)}
              {buttons[urgent]}
            </>
          }
        >
          {t(`attention.${urgent}`, { count: list.states[urgent] })}
        </Notice>
      )}
      <ResolveDialog
        opened={deciding}
        scopes={[scope]}
        see={{ screen: 'doubts', listId: list.id }}
        onClose={() => setDeciding(false)}
      />
      {retry.dialog}
    </>
  );
}
