/** One connection's part of the queue: state, pace, what is under way, its lists with their share, and its caps. */
import { Anchor, Box, Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { List } from '../../../src-main/contract/lists.ts';
import { useCore } from '../../core/core-state.ts';
import { useCommand } from '../../core/use-command.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { ConnectionForm } from '../../parts/connection/connection-form.tsx';
import { PracticeTag } from '../../parts/connection/practice-tag.tsx';
import { SpendingBars } from '../../parts/connection/spending-bars.tsx';
import { useListName } from '../../parts/list/list-words.tsx';
import { ProgressBar } from '../../parts/list/progress-bar.tsx';
import { useConnectionStatus } from '../../parts/queue/connection-status.ts';
import { ConnectionStatusTag } from '../../parts/queue/connection-status-tag.tsx';
import { ConnectionButton } from '../../parts/queue/help-button.tsx';
import { HoldListButton } from '../../parts/queue/hold-list.tsx';
import { helpFor } from '../../parts/queue/queue-help.ts';
import { queueTexts } from '../../parts/queue/queue-texts.ts';
import { Trouble } from '../../parts/queue/trouble.tsx';
import { usePaceWords } from '../../parts/queue/use-pace-words.ts';
import { hasWork, leftOf, type Work } from '../../parts/queue/work.ts';
import { formatRoute, navigate } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Stat, Stats } from '../../ui/facts/stat.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './queue-screen.module.css';

export function ConnectionWork({ work }: { work: Work }) {
  const t = useTexts(queueTexts);
  const format = useFormats();
  const paceWords = usePaceWords();
  const [editing, setEditing] = useState(false);
  const { connection, lists, notStarted, waiting, sending } = work;
  const { state } = useConnectionStatus()(connection);
  const active = hasWork(work);
  const left = waiting + sending;
  return (
    <Section
      title={connection.name}
      badge={
        <>
          <ConnectionStatusTag connection={connection} />
          {connection.kind === 'practice' ? <PracticeTag /> : null}
        </>
      }
      actions={
        <>
          <Button size="xs" variant="subtle" onClick={() => setEditing(true)}>
            {t('screen.openConnection')}
          </Button>
          <PauseBeside work={work} />
          <ConnectionButton work={work} />
        </>
      }
      footer={t('screen.pace', { pace: paceWords(connection.ratePerSecond), count: connection.concurrency })}
    >
      {connection.queue.reason === null ? null : <Trouble connection={connection} reason={connection.queue.reason} />}
      {active ? (
        <Stats>
          <Stat label={t('screen.waiting')} value={format.number(waiting)} />
          <Stat label={t('screen.sending')} value={format.number(sending)} />
          {state === 'running' ? (
            <>
              <Stat label={t('screen.rate')} value={work.rate === null ? t('screen.none') : paceWords(work.rate)} />
              <Stat
                label={t('screen.left')}
                value={work.secondsLeft === null ? t('screen.none') : format.estimate(work.secondsLeft)}
              />
            </>
          ) : null}
        </Stats>
      ) : lists.length > 0 ? null : (
        <Text c="dimmed">{t('screen.resting')}</Text>
      )}
      {lists.length + notStarted.length === 0 ? null : (
        <Box mt="0.875rem">
          <Text fw={550} size="sm">
            {t('screen.lists')}
          </Text>
          <Box component="ul" className="plain" mt={4}>
            {lists.map((list) => (
              <ListShare key={list.id} list={list} share={list.heldAt === null ? leftOf(list) / left : null} />
            ))}
            {notStarted.map((list) => (
              <ListShare key={list.id} list={list} share={null} />
            ))}
          </Box>
        </Box>
      )}
      <Box mt="0.875rem">
        <SpendingBars connection={connection} />
      </Box>
      <ConnectionForm opened={editing} connection={connection} onClose={() => setEditing(false)} />
    </Section>
  );
}

/** Where the button that helps is another one, a connection that goes on by itself can still be paused. */
function PauseBeside({ work }: { work: Work }) {
  const t = useTexts(queueTexts);
  const draining = useCore((core) => core.queue.draining);
  const pause = useCommand('queue.pause');
  const { connection } = work;
  const { state, reason } = connection.queue;
  if (!hasWork(work) || helpFor({ state, reason, open: 1, draining }) !== 'try-now') return null;
  return (
    <CommandButton
      size="xs"
      variant="subtle"
      loading={pause.pending}
      aria-label={t('screen.pauseNamed', { name: connection.name })}
      onClick={() => void pause.run({ connectionId: connection.id })}
    >
      {t('pause')}
    </CommandButton>
  );
}

/** `share` null: it has not been started, or is paused by itself. */
function ListShare({ list, share }: { list: List; share: number | null }) {
  const t = useTexts(queueTexts);
  const format = useFormats();
  const nameOf = useListName();
  return (
    <li className={classes.list}>
      <Anchor className="cut" href={formatRoute({ screen: 'list', listId: list.id })}>
        {nameOf(list)}
      </Anchor>
      <ProgressBar states={list.states} label={nameOf(list)} />
      <Text size="sm" c="dimmed" ta="right" className="tabular">
        {list.startedAt === null
          ? t('screen.notStarted')
          : [
              share === null ? t('screen.held') : t('screen.share', { share: format.percent(share) }),
              t('screen.listLeft', { count: leftOf(list) }),
            ].join(' · ')}
      </Text>
      {list.startedAt === null ? (
        <CommandButton
          size="xs"
          variant="default"
          onClick={() => navigate({ screen: 'list', listId: list.id, start: true })}
        >
          {t('screen.start')}
        </CommandButton>
      ) : (
        <HoldListButton list={{ ...list, name: nameOf(list) }} named size="xs" />
      )}
    </li>
  );
}
