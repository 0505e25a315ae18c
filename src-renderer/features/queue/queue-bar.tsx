/** The slim bar below every screen: what the queue is doing, what it waits for, and the one button that helps. */
import { useCore } from '../../core-state.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Tag } from '../../ui/tag.tsx';
import classes from './queue-bar.module.css';
import { QueueButton } from './queue-button.tsx';
import { toneOfQueue } from './queue-help.ts';
import { queueLooks } from './queue-looks.ts';
import { queueTexts } from './queue-texts.ts';

export function QueueBar() {
  const t = useTexts(queueTexts);
  const states = useTexts(stateTexts);
  const format = useFormats();
  const queue = useCore((core) => core.queue);
  const connection = queue.connections.find((candidate) => candidate.id === queue.connectionId);
  const nextTryAt = connection?.queue.nextTryAt ?? null;

  const facts: string[] = [];
  if (queue.open > 0) facts.push(t('open', { count: queue.open }));
  if (queue.states.sending > 0) facts.push(t('sending', { count: queue.states.sending }));
  if (queue.state === 'running' && queue.ratePerSecond !== null && queue.ratePerSecond > 0) {
    facts.push(t('rate', { rate: format.rate(queue.ratePerSecond) }));
  }
  if (queue.state === 'running' && queue.secondsLeft !== null && queue.open > 0) {
    facts.push(t('left', { duration: format.estimate(queue.secondsLeft) }));
  }
  if (queue.state !== 'running' && nextTryAt !== null) {
    facts.push(t('nextTry', { time: format.timeSeconds(nextTryAt) }));
  }

  return (
    <section className={classes.bar} aria-label={t('bar')} data-waiting={queue.reason !== null || undefined}>
      <div className={classes.state} role="status">
        <Tag tone={toneOfQueue(queue.state, queue.reason)} icon={queueLooks[queue.state]}>
          {states(`queue.${queue.state}`)}
        </Tag>
        <span className={classes.why}>
          {!queue.draining
            ? t('notDraining')
            : queue.reason !== null
              ? states(`reason.${queue.reason}`)
              : facts.length === 0
                ? t('idle')
                : null}
        </span>
      </div>
      <span className={classes.facts}>{facts.join(' · ')}</span>
      <QueueButton />
    </section>
  );
}
