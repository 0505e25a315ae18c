/** How far one list is: share, rate and time left, the bar, and its counts by state, which filter the rows below. */
import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { List } from '../../../src-main/contract/lists.ts';
import type { LookupState } from '../../../src-main/contract/states.ts';
import { useCore } from '../../core/core-state.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { doneOf, percentDone, phaseOf, totalOf } from '../../parts/list/list-progress.ts';
import { useChargeWords, useListName } from '../../parts/list/list-words.tsx';
import { listsTexts } from '../../parts/list/lists-texts.ts';
import { ProgressBar } from '../../parts/list/progress-bar.tsx';
import { StateFilter } from '../../parts/lookup/state-filter.tsx';
import { useConnectionStatus } from '../../parts/queue/connection-status.ts';
import { toneOfQueue } from '../../parts/queue/queue-help.ts';
import { queueLooks } from '../../parts/queue/queue-looks.ts';
import { useQueueWord } from '../../parts/queue/queue-word.ts';
import { usePaceWords } from '../../parts/queue/use-pace-words.ts';
import { Tag } from '../../ui/tag.tsx';

export function ListProgressCard({
  list,
  roomy,
  chosen,
  onChoose,
  children,
}: {
  list: List;
  /** Else the bar and the counts by state leave the room to the rows. */
  roomy: boolean;
  chosen: readonly LookupState[];
  onChoose: (states: LookupState[]) => void;
  /** What came of it. */
  children: ReactNode;
}) {
  const t = useTexts(listsTexts);
  const format = useFormats();
  const nameOf = useListName();
  const done = t('done', { done: format.number(doneOf(list.states)), total: format.number(totalOf(list.states)) });
  const charges = useChargeWords(list);
  return (
    <Stack
      component="section"
      className="card"
      gap={roomy ? '0.625rem' : '0.375rem'}
      px="md"
      pt={roomy ? 'sm' : '0.375rem'}
      pb={roomy ? '0.875rem' : '0.5rem'}
      aria-label={t('progress.heading')}
    >
      <Group gap="0.125rem 1.5rem" align="baseline" justify="space-between" className="tabular">
        <span>
          <Text span fz="1.125rem" fw={650} mr="0.625rem">
            {format.percent(percentDone(list.states) / 100)}
          </Text>
          {done}
          {charges === null ? null : <span className="dimmed"> · {charges}</span>}
        </span>
        <Pace list={list} />
      </Group>
      {/* Of a list that is done it is what came of it that counts. */}
      {roomy && phaseOf(list) !== 'finished' ? (
        <ProgressBar size="large" states={list.states} label={t('progressLabel', { name: nameOf(list) })} />
      ) : null}
      {roomy ? <StateFilter label={t('filter')} chosen={chosen} counts={list.states} onChange={onChoose} /> : null}
      {children}
    </Stack>
  );
}

/** Rate and time left while it goes on; else why it does not. */
function Pace({ list }: { list: List }) {
  const t = useTexts(listsTexts);
  const queueWord = useQueueWord();
  const format = useFormats();
  const paceWords = usePaceWords();
  const connection = useCore((core) => core.connections.find((one) => one.id === list.connectionId));
  const statusOf = useConnectionStatus();
  switch (phaseOf(list)) {
    case 'empty':
      return null;
    case 'waiting':
      return <span className="dimmed">{t('progress.waiting')}</span>;
    case 'needs-you':
    case 'finished':
      return (
        <span className="dimmed">
          {list.finishedAt === null ? null : t('progress.finished', { when: format.moment(list.finishedAt) })}
        </span>
      );
    case 'under-way': {
      if (list.heldAt !== null) {
        return (
          <Tag tone="warn" icon={queueLooks.paused}>
            {t('held')}
          </Tag>
        );
      }
      if (list.waitsElsewhere) return <span className="dimmed">{t('progress.elsewhere')}</span>;
      const held = connection === undefined ? null : statusOf(connection);
      if (held !== null && held.state !== 'running') {
        return (
          <Tag tone={toneOfQueue(held.state, held.reason)} icon={queueLooks[held.state]}>
            {queueWord(held)}
          </Tag>
        );
      }
      const facts = [
        ...(list.ratePerSecond === null || list.ratePerSecond === 0 ? [] : [paceWords(list.ratePerSecond)]),
        ...(list.secondsLeft === null ? [] : [t('progress.left', { duration: format.estimate(list.secondsLeft) })]),
      ];
      return <span className="dimmed">{facts.length === 0 ? t('progress.starting') : facts.join(' · ')}</span>;
    }
  }
}
