/** A list that is paused by itself: the button that pauses it or has it go on, and what the queue says of it. */
import type { List } from '../../../src-main/contract/lists.ts';
import { useCore } from '../../core/core-state.ts';
import { useCommand } from '../../core/use-command.ts';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { queueTexts } from './queue-texts.ts';
import { leftOf } from './work.ts';

/** Nothing where there is nothing to pause: not started, done, or single checks, which somebody waits for. */
export function HoldListButton({
  list,
  named = false,
  size = 'sm',
}: {
  list: Pick<List, 'id' | 'kind' | 'name' | 'heldAt' | 'startedAt' | 'states'>;
  /** Among other lists: whom it is for is said to a screen reader. */
  named?: boolean;
  size?: 'xs' | 'sm';
}) {
  const t = useTexts(queueTexts);
  const draining = useCore((core) => core.queue.draining);
  // Nothing goes on before somebody has decided: that is what there is to do.
  const older = useCore((core) => core.system.older !== null);
  const pause = useCommand('queue.pause');
  const resume = useCommand('queue.resume');
  if (!draining || list.kind !== 'file' || list.startedAt === null || leftOf(list) === 0) return null;
  const held = list.heldAt !== null;
  if (older && !held) return null;
  const what = held ? 'resume' : 'pause';
  return (
    <CommandButton
      size={size}
      variant={held ? 'filled' : named ? 'subtle' : 'default'}
      loading={pause.pending || resume.pending}
      {...(named && { 'aria-label': t(`list.${what}Named`, { name: list.name }) })}
      onClick={() => void (held ? resume : pause).run({ listId: list.id })}
    >
      {t(named ? what : `list.${what}`)}
    </CommandButton>
  );
}

/** Which lists are paused by themselves; null: none. */
export function useHeldWords(): string | null {
  const t = useTexts(queueTexts);
  const held = useCore((core) => core.queue.heldLists);
  const [first] = held;
  if (first === undefined) return null;
  return held.length === 1
    ? t('list.heldOne', { name: first.listName })
    : t('list.heldSeveral', { count: held.length });
}
