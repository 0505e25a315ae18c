/**
 * The queue and the machine's sleep: nothing leaves while it falls asleep, for the answer would come to nobody; and while a
 * list runs it does not fall asleep by itself, where the operator lets it.
 */
import type { Clock, Logger, Power } from '../kernel/ports.ts';
import type { Drain } from './drain/drain.ts';

/** Milliseconds awake: a sleep that was announced and did not come, or whose end nobody told, holds no longer. */
export const longestHoldMs = 60_000;

export type SleepWatch = {
  /** Whether something leaves, or will by itself within minutes. */
  working(working: boolean): void;
  settingsChanged(): void;
  close(): void;
};

export function watchSleep(deps: {
  power: Power | null;
  drain: Pick<Drain, 'hold' | 'release' | 'underWay'>;
  /** The operator's word. */
  mayKeepAwake: () => boolean;
  clock: Clock;
  logger: Logger;
}): SleepWatch {
  const { power, drain, mayKeepAwake, clock, logger } = deps;
  let busy = false;
  let asked = false;
  let cancelTimer: (() => void) | null = null;

  function release(): void {
    if (!cancelTimer) return;
    cancelTimer();
    cancelTimer = null;
    logger.info('queue-released');
    drain.release();
  }

  const unsubscribe = power?.subscribe({
    suspend() {
      if (!cancelTimer) logger.info('queue-held-for-sleep');
      cancelTimer?.();
      cancelTimer = clock.after(longestHoldMs, release);
      drain.hold();
    },
    resume: release,
    underWay: () => drain.underWay,
  });

  /** Only changes are passed on: the setting is read when something begins, not each turn. */
  function tell(): void {
    const wanted = busy && mayKeepAwake();
    if (wanted === asked) return;
    asked = wanted;
    power?.keepAwake(wanted);
  }

  return {
    working(working) {
      if (working === busy || !power) return;
      busy = working;
      tell();
    },
    settingsChanged: tell,
    close() {
      unsubscribe?.();
      cancelTimer?.();
      cancelTimer = null;
      busy = false;
      tell();
    },
  };
}
