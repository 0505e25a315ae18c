/** Locks when nobody has been at the window for so long. The page says that somebody is; one that hangs says nothing, and locks. */
import type { Clock } from '../kernel/ports.ts';

const minuteMs = 60_000;

export type IdleWatch = {
  active(): void;
  /** The minutes may be others now. */
  look(): void;
  close(): void;
};

/** `minutes` now; 0: never. `run` at most once for each time that nobody was there. */
export function watchIdle(
  clock: Pick<Clock, 'monotonic' | 'after'>,
  minutes: () => number,
  run: () => void,
): IdleWatch {
  let lastActive = clock.monotonic();
  let callOff: (() => void) | null = null;

  function look(): void {
    callOff?.();
    callOff = null;
    const limit = minutes() * minuteMs;
    if (limit === 0) return;
    const left = lastActive + limit - clock.monotonic();
    if (left <= 0) run();
    // Not called off by each key that is pressed: what is left is looked at when it is over.
    else callOff = clock.after(left, look);
  }

  return {
    active() {
      lastActive = clock.monotonic();
      if (callOff === null) look();
    },
    look,
    close() {
      callOff?.();
      callOff = null;
    },
  };
}
