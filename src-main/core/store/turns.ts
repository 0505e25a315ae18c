/** Long work on the store in turns of the main thread, each one transaction, so that windows and the queue work in between. */
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../kernel/ports.ts';
import type { Store } from './store.ts';

/** Milliseconds one transaction may hold the main thread; the commit comes on top. */
const longestTurnMs = 15;
/** Where the disk has hardly room: so little is written in it that it fits. */
const tightTurnMs = 1;

export type Turns = ReturnType<typeof createTurns>;

export function createTurns(store: Pick<Store, 'transaction' | 'tight'>, clock: Pick<Clock, 'monotonic'>) {
  /** `step` does a millisecond's work at most and says whether there is more. */
  return async function inTurns(step: () => boolean): Promise<void> {
    for (let more = true; more; ) {
      more = store.transaction(() => {
        const until = clock.monotonic() + (store.tight() ? tightTurnMs : longestTurnMs);
        let going = step();
        while (going && clock.monotonic() < until) going = step();
        return going;
      });
      await setImmediate();
    }
  };
}
