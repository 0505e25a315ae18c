/** Before a list starts: what it will cost at most, and a button that says so. "Not now" leaves it waiting. */
import { Button, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import type { List } from '../../../src-main/contract/lists.ts';
import { useCore } from '../../core/core-state.ts';
import { useCommand } from '../../core/use-command.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PracticeTag } from '../connection/practice-tag.tsx';
import { ForecastFacts, ForecastNotices } from './forecast-facts.tsx';
import { useListName } from './list-words.tsx';
import { SamePerson } from './same-person-choice.tsx';
import { startTexts } from './start-texts.ts';
import { useForecast } from './use-forecast.ts';
import { useOrderLabel } from './use-order-label.ts';

export function StartDialog({ list, opened, onClose }: { list: List; opened: boolean; onClose: () => void }) {
  const t = useTexts(startTexts);
  const nameOf = useListName();
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      size={600}
      title={t('title', { name: nameOf(list) })}
      mark={list.practice ? <PracticeTag /> : null}
    >
      {opened ? <Start list={list} onClose={onClose} /> : null}
    </Dialog>
  );
}

function Start({ list, onClose }: { list: List; onClose: () => void }) {
  const t = useTexts(startTexts);
  const common = useTexts(commonTexts);
  const label = useOrderLabel('confirm');
  const [askAgain, setAskAgain] = useState(list.askAgain);
  const connection = useCore((core) => core.connections.find((one) => one.id === list.connectionId));
  const [samePerson, setSamePerson] = useState(list.samePerson);
  const { data, error, loading, reload } = useForecast(list.id, connection, { askAgain, samePerson });
  const start = useCommand('lists.start', { inline: true });
  const [refused, setRefused] = useState<string | null>(null);

  async function run(): Promise<void> {
    const started = await start.run({ listId: list.id, askAgain, samePerson });
    if (started.ok) onClose();
    else setRefused(errorSentence(started.error));
  }

  if (data === undefined || connection === undefined) {
    return (
      <DialogBody
        onClose={onClose}
        keepLabel={t('notNow')}
        action={error === null ? null : <Button onClick={reload}>{common('retry')}</Button>}
      >
        <Text role={error === null ? 'status' : 'alert'}>
          {error === null ? t('recounting') : errorSentence(error)}
        </Text>
      </DialogBody>
    );
  }

  const saves = data.reused + data.shared > 0 || askAgain;
  return (
    <DialogBody
      onClose={onClose}
      keepLabel={t('notNow')}
      sticky
      refused={refused}
      action={
        // While it is counted anew the old amount must not be agreed to.
        <CommandButton loading={start.pending} disabled={loading} onClick={() => void run()}>
          {loading ? t('recounting') : label(data, connection)}
        </CommandButton>
      }
    >
      <ForecastFacts forecast={data} connection={connection} rejected={list.rejected} />
      {saves ? (
        <Switch
          label={t('askAgain')}
          description={t('askAgainHint')}
          checked={askAgain}
          onChange={(event) => setAskAgain(event.currentTarget.checked)}
        />
      ) : null}
      {data.otherDetails.earlier + data.otherDetails.inList === 0 || askAgain ? null : (
        <SamePerson forecast={data} value={samePerson} onChange={setSamePerson} />
      )}
      <ForecastNotices forecast={data} connection={connection} />
      {connection.queue.state === 'running' ? null : (
        <Notice boxed tone="info">
          {t('held', { name: connection.name })}
        </Notice>
      )}
    </DialogBody>
  );
}
