/** The one button that helps a queue in its state; nothing where nothing helps. Of one connection, or of all. */
import { Button } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Connection } from '../../../src-main/contract/connections.ts';
import type { QueueStatus } from '../../../src-main/contract/queue.ts';
import { useCore } from '../../core/core-state.ts';
import { useCommand } from '../../core/use-command.ts';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { ConnectionForm } from '../connection/connection-form.tsx';
import { OlderDataButton } from './older-data-button.tsx';
import { type Help, helpFor } from './queue-help.ts';
import { queueTexts } from './queue-texts.ts';
import { hasWork, type Work } from './work.ts';

type Size = 'xs' | 'sm';

/**
 * Milliseconds after a change in which a press is meant for what the button was before: the second of a double click, or
 * one that was on its way when the connection came back by itself.
 */
const settleMs = 500;

/** For the queue as a whole: of the connection that speaks for it, or of all while it runs. */
export function QueueButton({ size = 'xs' }: { size?: Size }) {
  const queue = useCore((core) => core.queue);
  const connection = queue.connections.find((one) => one.id === queue.connectionId) ?? null;
  return <HelpButton help={helpFor(queue)} state={queue.state} connection={connection} size={size} />;
}

/** For one connection. A stopped or paused one can be helped also where nothing of it waits. */
export function ConnectionButton({ work, size = 'xs' }: { work: Work; size?: Size }) {
  const draining = useCore((core) => core.queue.draining);
  const { connection } = work;
  const { state, reason } = connection.queue;
  const help = helpFor({ state, reason, open: hasWork(work) ? 1 : 0, draining });
  return <HelpButton help={help} state={state} connection={connection} size={size} />;
}

export function HelpButton({
  help,
  state,
  connection,
  size = 'xs',
}: {
  help: Help;
  state: QueueStatus['state'];
  /** null: all of them. */
  connection: Connection | null;
  size?: Size;
}) {
  const t = useTexts(queueTexts);
  const pause = useCommand('queue.pause');
  const resume = useCommand('queue.resume');
  const tryNow = useCommand('queue.tryNow');
  const [editing, setEditing] = useState(false);
  const which = connection === null ? {} : { connectionId: connection.id };
  const disabled = useJustChanged(help);

  function button() {
    switch (help) {
      case 'none':
        return null;
      case 'pause':
        return (
          <CommandButton
            size={size}
            variant="default"
            loading={pause.pending}
            disabled={disabled}
            onClick={() => void pause.run(which)}
          >
            {t('pause')}
          </CommandButton>
        );
      case 'resume':
        return (
          <CommandButton
            size={size}
            loading={resume.pending}
            disabled={disabled}
            onClick={() => void resume.run(which)}
          >
            {state === 'stopped' ? t('resumeAfterMending') : t('resume')}
          </CommandButton>
        );
      case 'try-now':
        return (
          <CommandButton
            size={size}
            variant="default"
            loading={tryNow.pending}
            disabled={disabled}
            onClick={() => void tryNow.run({})}
          >
            {t('tryNow')}
          </CommandButton>
        );
      case 'accept-older':
        return <OlderDataButton size={size} />;
      case 'mend':
      case 'raise-cap':
        return (
          <Button size={size} onClick={() => setEditing(true)}>
            {help === 'mend' ? t('mend') : t('raiseCap')}
          </Button>
        );
    }
  }

  return (
    <>
      {button()}
      <ConnectionForm
        opened={editing && connection !== null}
        connection={connection}
        onClose={() => setEditing(false)}
      />
    </>
  );
}

/** true for `settleMs` after the button became another. Where none stood before, no press was meant for one. */
function useJustChanged(help: Help): boolean {
  const before = useRef(help);
  const [justChanged, setJustChanged] = useState(false);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = help;
    if (was === help || was === 'none') return;
    setJustChanged(true);
    const timer = window.setTimeout(() => setJustChanged(false), settleMs);
    return () => {
      window.clearTimeout(timer);
      setJustChanged(false);
    };
  }, [help]);
  return justChanged;
}
