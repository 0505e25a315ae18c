/** The list of what needs the operator's attention, each with the button that helps. */
import { Box, Button, Group, Stack } from '@mantine/core';
import {
  type Icon,
  IconCircleCheck,
  IconDatabaseX,
  IconFileSpreadsheet,
  IconFolderX,
  IconHelp,
  IconKey,
} from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import type { Connection } from '../../../src-main/contract/connections.ts';
import type { QueueStatus } from '../../../src-main/contract/queue.ts';
import { useCore } from '../../core/core-state.ts';
import { useQuery } from '../../core/use-query.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts, type WordsOf } from '../../i18n/texts.ts';
import { stateLooks } from '../../parts/lookup/state-badge.tsx';
import { HelpButton, QueueButton } from '../../parts/queue/help-button.tsx';
import { useOpenLists } from '../../parts/queue/open-lists.ts';
import { helpFor, toneOfQueue } from '../../parts/queue/queue-help.ts';
import { queueLooks } from '../../parts/queue/queue-looks.ts';
import { queueTexts } from '../../parts/queue/queue-texts.ts';
import { useResumeWords } from '../../parts/queue/trouble.tsx';
import { navigate, type Route } from '../../routes.ts';
import { type Tone, toneStyle } from '../../ui/tones.ts';
import { type Attention, attentionOf } from './attention.ts';
import classes from './home-screen.module.css';
import { homeTexts } from './home-texts.ts';

type Words = {
  t: WordsOf<typeof homeTexts>;
  states: WordsOf<typeof stateTexts>;
  queueWords: WordsOf<typeof queueTexts>;
  queue: QueueStatus;
};

type Row = { tone: Tone; icon: Icon; text: ReactNode; button: ReactNode };

function rowOf(need: Attention, words: Words): Row {
  const { t, states, queue } = words;
  switch (need.kind) {
    case 'queue':
      return {
        tone: toneOfQueue(queue.state, queue.reason),
        icon: queueLooks[queue.state],
        text: queue.reason === null ? states(`queue.${queue.state}`) : states(`reason.${queue.reason}`),
        button: <QueueButton />,
      };
    case 'connection':
      return rowOfConnection(need.connection, words);
    case 'in-doubt':
      return {
        tone: 'doubt',
        icon: IconHelp,
        text: t('needs.inDoubt', { count: need.count }),
        button: go(t('needs.decide'), { screen: 'doubts' }),
      };
    case 'refused':
    case 'failed':
      return {
        tone: need.kind === 'failed' ? 'bad' : 'warn',
        icon: stateLooks[need.kind].icon,
        text: t(`needs.${need.kind}`, { count: need.count }),
        button: go(t('needs.show'), { screen: 'history', states: [need.kind] }),
      };
    case 'not-started':
      return {
        tone: 'info',
        icon: IconFileSpreadsheet,
        text: t('needs.notStarted', { count: need.count }),
        button: go(t('needs.openLists'), { screen: 'lists' }),
      };
    case 'shared-place':
      return {
        tone: 'warn',
        icon: IconFolderX,
        text: t(need.place === 'network' ? 'needs.placeNetwork' : 'needs.placeSync'),
        button: go(t('needs.placeMore'), { screen: 'settings', section: 'backups' }),
      };
    case 'backup-place':
      return {
        tone: 'warn',
        icon: IconDatabaseX,
        text: t('needs.backupPlace'),
        button: go(t('needs.placeMore'), { screen: 'settings', section: 'backups' }),
      };
    case 'weak-keyring':
      return {
        tone: 'warn',
        icon: IconKey,
        text: t('needs.keyring'),
        button: go(t('needs.keyringMore'), { screen: 'settings', section: 'security' }),
      };
    case 'recovery-key':
      return {
        tone: 'info',
        icon: IconKey,
        text: t(need.made ? 'needs.recoveryUnchecked' : 'needs.recoveryNone'),
        button: go(t(need.made ? 'needs.recoveryCheck' : 'needs.recoveryMake'), {
          screen: 'settings',
          section: 'security',
        }),
      };
  }
}

function rowOfConnection(connection: Connection, { states, queueWords, queue }: Words): Row {
  const { state, reason } = connection.queue;
  const text = reason === null ? states(`queue.${state}`) : states(`reason.${reason}`);
  const named = queue.connections.length > 1 ? queueWords('named', { name: connection.name, text }) : text;
  return {
    tone: toneOfQueue(state, reason),
    icon: queueLooks[state],
    text: (
      <>
        {named} <Resumes connection={connection} />
      </>
    ),
    button: (
      <>
        {go(queueWords('more'), { screen: 'queue' })}
        <HelpButton
          help={helpFor({ state, reason, open: 1, draining: queue.draining })}
          state={state}
          connection={connection}
        />
      </>
    ),
  };
}

function Resumes({ connection }: { connection: Connection }) {
  const resumes = useResumeWords(connection);
  return resumes === null ? null : <span className="dimmed tabular">{resumes}</span>;
}

function go(label: string, route: Route): ReactNode {
  return (
    <Button size="xs" variant="default" onClick={() => navigate(route)}>
      {label}
    </Button>
  );
}

export function AttentionCard() {
  const t = useTexts(homeTexts);
  const states = useTexts(stateTexts);
  const queueWords = useTexts(queueTexts);
  const lists = useOpenLists();
  const queue = useCore((core) => core.queue);
  const system = useCore((core) => core.system);
  const { data: recovery } = useQuery('recoveryKey.status', system.role === 'owner' ? {} : null);
  const { data: backups } = useQuery('backup.list', system.role === 'owner' ? {} : null);
  const needs = useMemo(
    () => attentionOf({ queue, system }, lists, recovery, backups),
    [queue, system, lists, recovery, backups],
  );
  return (
    <Stack component="section" gap="xs" aria-label={t('needs.title')}>
      {needs.length === 0 ? (
        <Group gap="xs" c="dimmed">
          <IconCircleCheck size={18} stroke={1.75} color="var(--tone-good-text)" aria-hidden />
          {t('needs.nothing')}
        </Group>
      ) : (
        <Box component="ul" className="card plain" pl="0.875rem" pr="sm">
          {needs.map((need) => {
            const row = rowOf(need, { t, states, queueWords, queue });
            return (
              <li
                key={need.kind === 'connection' ? `connection ${need.connection.id}` : need.kind}
                className={classes.need}
              >
                <span className={classes.needIcon} style={toneStyle(row.tone)}>
                  <row.icon size={16} stroke={2} aria-hidden />
                </span>
                <Box component="span" flex={1} miw={0}>
                  {row.text}
                </Box>
                {row.button}
              </li>
            );
          })}
        </Box>
      )}
    </Stack>
  );
}
