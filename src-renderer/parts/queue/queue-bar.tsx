/** The slim bar below every screen: what the queue is doing, what it waits for, and the one button that helps. */
import { Anchor } from '@mantine/core';
import { useCore } from '../../core/core-state.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { formatRoute } from '../../routes.ts';
import { Tag } from '../../ui/tag.tsx';
import { QueueButton } from './help-button.tsx';
import { useHeldWords } from './hold-list.tsx';
import { useOpenLists } from './open-lists.ts';
import classes from './queue-bar.module.css';
import { toneOfQueue } from './queue-help.ts';
import { queueLooks } from './queue-looks.ts';
import { queueTexts } from './queue-texts.ts';
import { useQueueWord } from './queue-word.ts';
import { useResumeWords } from './trouble.tsx';
import { usePaceWords } from './use-pace-words.ts';
import { heldUp } from './work.ts';

export function QueueBar() {
  const t = useTexts(queueTexts);
  const states = useTexts(stateTexts);
  const queueWord = useQueueWord();
  const format = useFormats();
  const paceWords = usePaceWords();
  const queue = useCore((core) => core.queue);
  const lists = useOpenLists();
  const connection = queue.connections.find((candidate) => candidate.id === queue.connectionId);
  const resumes = useResumeWords(connection);
  const others = heldUp(queue.connections, lists).filter((one) => one.id !== queue.connectionId).length;
  const several = queue.connections.length > 1;

  const held = useHeldWords();

  const facts: string[] = [];
  if (queue.open > 0) facts.push(t('open', { count: queue.open }));
  if (queue.states.sending > 0) facts.push(t('sending', { count: queue.states.sending }));
  if (queue.state === 'running' && queue.ratePerSecond !== null && queue.ratePerSecond > 0) {
    facts.push(paceWords(queue.ratePerSecond));
  }
  if (queue.state === 'running' && queue.secondsLeft !== null && queue.open > 0) {
    facts.push(t('left', { duration: format.estimate(queue.secondsLeft) }));
  }

  function why(): string | null {
    if (!queue.draining) return t('notDraining');
    if (queue.reason === null) return facts.length === 0 ? (held === null ? t('idle') : null) : null;
    const text = states(`reason.${queue.reason}`);
    return connection !== undefined && several ? t('named', { name: connection.name, text }) : text;
  }

  return (
    <section className={classes.bar} aria-label={t('bar')} data-waiting={queue.reason !== null || undefined}>
      <div className={classes.state} role="status">
        <Tag tone={toneOfQueue(queue.state, queue.reason)} icon={queueLooks[queue.state]}>
          {queueWord(queue)}
        </Tag>
        <span className={classes.why}>{why()}</span>
      </div>
      <span className={classes.facts}>
        {/* Counted down every second: not for a screen reader to speak. */}
        {resumes === null || queue.reason === null ? null : <span className={classes.fact}>{resumes}</span>}
        {facts.length === 0 ? null : <span className={classes.fact}>{facts.join(' · ')}</span>}
      </span>
      {others === 0 ? null : (
        <Anchor className={`${classes.link} ${classes.others}`} href={formatRoute({ screen: 'queue' })} size="sm">
          {t('others', { count: others })}
        </Anchor>
      )}
      {held === null ? null : (
        <Anchor className={classes.link ?? ''} href={formatRoute({ screen: 'queue' })} size="sm">
          {held}
        </Anchor>
      )}
      {queue.states.in_doubt === 0 ? null : (
        <Anchor className={classes.link ?? ''} href={formatRoute({ screen: 'doubts' })} size="sm">
          {t('inDoubt', { count: queue.states.in_doubt })}
        </Anchor>
      )}
      <QueueButton />
    </section>
  );
}
