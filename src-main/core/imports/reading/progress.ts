/** Reports the progress of a preview or an import, a few times a second at most. */
import type { EventOf } from '../../../contract/events.ts';
import type { EventBus } from '../../kernel/event-bus.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { ReadListeners } from './reader.ts';

type Progress = EventOf<'imports.progress'>;

const shortestPauseMs = 150;

export function tellProgress(
  events: EventBus,
  clock: Clock,
  fileId: string,
): Required<Pick<ReadListeners, 'onOpened' | 'onChecked'>> & { onStored(rows: number): void } {
  let total: number | null = null;
  let lastTold = Number.NEGATIVE_INFINITY;

  function tell(phase: Progress['phase'], done: number): void {
    const now = clock.monotonic();
    if (now - lastTold < shortestPauseMs) return;
    lastTold = now;
    events.emit('imports.progress', { fileId, phase, done, total });
  }

  tell('reading', 0);
  return {
    onOpened(_facts, rowsAtMost) {
      total = rowsAtMost;
    },
    onChecked: (rows) => tell('checking', rows),
    onStored: (rows) => tell('storing', rows),
  };
}
