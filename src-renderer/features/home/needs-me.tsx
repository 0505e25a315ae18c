/** The list of what waits for the person in front of the screen, each with the button that helps. */
import { Button } from '@mantine/core';
import { type Icon, IconCircleCheck, IconFileSpreadsheet, IconHelp, IconKey } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import type { QueueStatus } from '../../../src-main/contract/queue.ts';
import { useCore } from '../../core-state.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useTexts, type WordsOf } from '../../i18n/texts.ts';
import { navigate, type Route } from '../../router.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { stateLooks } from '../../ui/state-badge.tsx';
import type { Tone } from '../../ui/tones.ts';
import { QueueButton } from '../queue/queue-button.tsx';
import { toneOfQueue } from '../queue/queue-help.ts';
import { queueLooks } from '../queue/queue-looks.ts';
import classes from './home-screen.module.css';
import { homeTexts } from './home-texts.ts';
import { type Need, needsOf } from './needs.ts';

type Words = {
  t: WordsOf<typeof homeTexts>;
  states: WordsOf<typeof stateTexts>;
  queue: QueueStatus;
};

type Row = { tone: Tone; icon: Icon; text: string; button: ReactNode };

function rowOf(need: Need, words: Words, onResolve: () => void): Row {
  const { t, states, queue } = words;
  switch (need.kind) {
    case 'queue':
      return {
        tone: toneOfQueue(queue.state, queue.reason),
        icon: queueLooks[queue.state],
        text: queue.reason === null ? states(`queue.${queue.state}`) : states(`reason.${queue.reason}`),
        button: <QueueButton />,
      };
    case 'in-doubt':
      return {
        tone: 'doubt',
        icon: IconHelp,
        text: t('needs.inDoubt', { count: need.count }),
        button: (
          <CommandButton size="xs" variant="default" onClick={onResolve}>
            {t('needs.decide')}
          </CommandButton>
        ),
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
    case 'weak-keyring':
      return {
        tone: 'warn',
        icon: IconKey,
        text: t('needs.keyring'),
        button: go(t('needs.keyringMore'), { screen: 'settings', section: 'about' }),
      };
  }
}

function go(label: string, route: Route): ReactNode {
  return (
    <Button size="xs" variant="default" onClick={() => navigate(route)}>
      {label}
    </Button>
  );
}

export function NeedsMe({ onResolve }: { onResolve: () => void }) {
  const t = useTexts(homeTexts);
  const states = useTexts(stateTexts);
  const queue = useCore((core) => core.queue);
  const system = useCore((core) => core.system);
  const needs = useMemo(() => needsOf({ queue, system }), [queue, system]);
  return (
    <section className={classes.needs} aria-label={t('needs.title')}>
      {needs.length === 0 ? (
        <div className={classes.calm}>
          <IconCircleCheck size={18} stroke={1.75} aria-hidden />
          {t('needs.nothing')}
        </div>
      ) : (
        <ul className={classes.needRows}>
          {needs.map((need) => {
            const row = rowOf(need, { t, states, queue }, onResolve);
            return (
              <li key={need.kind} className={classes.need}>
                <span className={classes.needIcon} data-tone={row.tone}>
                  <row.icon size={16} stroke={2} aria-hidden />
                </span>
                <span className={classes.needText}>{row.text}</span>
                {row.button}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
