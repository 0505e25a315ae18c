/** Reports the progress of a preview or an import, a few times a second at most. */
import type { EventOf } from '../../../contract/events.ts';
import type { EventBus } from '../../kernel/event-bus.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { ReadListeners } from './messages.ts';

type Progress = EventOf<'imports.progress'>;

const shortestPauseMs = 150;

export function reportProgress(
  events: EventBus,
  clock: Clock,
  fileId: string,
): Required<Pick<ReadListeners, 'onOpened' | 'onChecked'>> & { onStored(rows: number): void } {
  let total: number | null = null;
  let lastReportAt = Number.NEGATIVE_INFINITY;

  function report(phase: Progress['phase'], done: number): void {
    const now = clock.monotonic();
    if (now - lastReportAt < shortestPauseMs) return;
    lastReportAt = now;
    events.emit('imports.progress', { fileId, phase, done, total });
  }

  report('reading', 0);
  return {
    onOpened(_facts, rowsAtMost) {
      total = rowsAtMost;
    },
    onChecked: (rows) => report('checking', rows),
    onStored: (rows) => report('storing', rows),
  };
}
