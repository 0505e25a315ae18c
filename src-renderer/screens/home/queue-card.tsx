/**
 * The queue at a glance: its state and why, what waits, how fast, the time left, and the counts of all lookups by
 * state.
 */
import { Button, Group, Text } from '@mantine/core';
import { mendsItself } from '../../../src-main/contract/reasons.ts';
import { lookupStates } from '../../../src-main/contract/states.ts';
import { useCore } from '../../core/core-state.ts';
import { useCommand } from '../../core/use-command.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { stateLooks } from '../../parts/lookup/state-badge.tsx';
import { QueueButton } from '../../parts/queue/help-button.tsx';
import { useHeldWords } from '../../parts/queue/hold-list.tsx';
import { helpFor, toneOfQueue } from '../../parts/queue/queue-help.ts';
import { queueLooks } from '../../parts/queue/queue-looks.ts';
import { queueTexts } from '../../parts/queue/queue-texts.ts';
import { useQueueWord } from '../../parts/queue/queue-word.ts';
import { useResumeWords } from '../../parts/queue/trouble.tsx';
import { usePaceWords } from '../../parts/queue/use-pace-words.ts';
import { formatRoute, navigate } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Stat, Stats } from '../../ui/facts/stat.tsx';
import { Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import classes from './home-screen.module.css';
import { homeTexts } from './home-texts.ts';

export function QueueCard() {
  const t = useTexts(homeTexts);
  const queueWords = useTexts(queueTexts);
  const states = useTexts(stateTexts);
  const queueWord = useQueueWord();
  const format = useFormats();
  const queue = useCore((core) => core.queue);
  const pause = useCommand('queue.pause');
  const paceWords = usePaceWords();
  const connection = queue.connections.find((candidate) => candidate.id === queue.connectionId);

  const resumes = useResumeWords(connection);
  const goesOnAlone = mendsItself(queue.reason);
  const held = useHeldWords();
  const why = !queue.draining
    ? t('queue.nobody')
    : queue.reason !== null
      ? states(`reason.${queue.reason}`)
      : queue.open === 0
        ? (held ?? t('queue.idle'))
        : null;

  return (
    <Section
      title={t('queue.title')}
      badge={
        <Tag tone={toneOfQueue(queue.state, queue.reason)} icon={queueLooks[queue.state]}>
          {queueWord(queue)}
        </Tag>
      }
      actions={
        <>
          <Button size="xs" variant="subtle" onClick={() => navigate({ screen: 'queue' })}>
            {queueWords('more')}
          </Button>
          {goesOnAlone && helpFor(queue) === 'try-now' ? (
            <CommandButton size="xs" variant="subtle" loading={pause.pending} onClick={() => void pause.run({})}>
              {queueWords('pause')}
            </CommandButton>
          ) : null}
          {/* What needs somebody has its button above, in the list of what needs somebody. */}
          {queue.state === 'running' || goesOnAlone ? <QueueButton /> : null}
        </>
      }
    >
      {why === null ? null : (
        <Text mb="sm">
          {why}
          {connection === undefined ? null : (
            <Text span c="dimmed" className="tabular">
              {' '}
              {t('queue.which', { name: connection.name })},{' '}
              {t('queue.since', { time: format.moment(connection.queue.since) })}.
              {resumes === null ? null : ` ${resumes}`}
            </Text>
          )}
        </Text>
      )}
      {queue.open === 0 && queue.states.sending === 0 ? null : (
        <Stats>
          <Stat label={t('queue.open')} value={format.number(queue.open)} />
          <Stat label={t('queue.sending')} value={format.number(queue.states.sending)} />
          {queue.state === 'running' ? (
            <>
              <Stat
                label={t('queue.rate')}
                value={queue.ratePerSecond === null || queue.ratePerSecond === 0 ? '–' : paceWords(queue.ratePerSecond)}
              />
              <Stat
                label={t('queue.left')}
                value={queue.secondsLeft === null ? '–' : format.estimate(queue.secondsLeft)}
              />
            </>
          ) : null}
        </Stats>
      )}
      <Group component="nav" gap="0.375rem" align="stretch" mt="0.875rem" aria-label={t('queue.title')}>
        {lookupStates
          .filter((state) => queue.states[state] > 0)
          .map((state) => (
            <a key={state} className={classes.countLink} href={formatRoute({ screen: 'history', states: [state] })}>
              <Tag tone={stateLooks[state].tone} icon={stateLooks[state].icon} title={states(`lookupMeaning.${state}`)}>
                <span className="tabular">{format.number(queue.states[state])}</span> {states(`lookup.${state}`)}
              </Tag>
            </a>
          ))}
      </Group>
    </Section>
  );
}
