/** How late the program comes to its turns. Measured only while somebody looks: it is a timer of its own. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Diagnostics } from '../../contract/diagnostics.ts';
import type { Clock } from '../kernel/ports.ts';

/** Milliseconds between two looks of the measure; they are no delay. */
const resolution = 20;
/** Milliseconds without anybody who reads, after which it stops. */
const idleMs = 15_000;

export function createEventLoopWatch(clock: Pick<Clock, 'after'>) {
  let histogram: ReturnType<typeof monitorEventLoopDelay> | null = null;
  let cancel: (() => void) | null = null;

  function stop(): void {
    cancel?.();
    histogram?.disable();
    cancel = null;
    histogram = null;
  }

  return {
    /** Since it was last read; null: it begins only now. */
    read(): Diagnostics['eventLoop'] {
      cancel?.();
      cancel = clock.after(idleMs, stop);
      if (histogram === null) {
        histogram = monitorEventLoopDelay({ resolution });
        histogram.enable();
        return null;
      }
      const late = (nanoseconds: number) => Math.max(0, Math.round(nanoseconds / 1e5 - resolution * 10) / 10);
      const counted = histogram.count > 0;
      const read = { usual: histogram.percentile(50), p99: histogram.percentile(99), most: histogram.max };
      histogram.reset();
      return counted ? { usual: late(read.usual), p99: late(read.p99), most: late(read.most) } : null;
    },
    measures: () => histogram !== null,
    close: stop,
  };
}
