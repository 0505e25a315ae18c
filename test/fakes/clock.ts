/** Clocks for tests: the real one, and one that only moves when told. */
import type { Clock } from '../../src-main/core/kernel/ports.ts';

export function realClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}

export type ManualClock = Clock & {
  /** Moves time on and runs what falls due, in order, letting promises settle in between. */
  advance(ms: number): Promise<void>;
  /** Makes the wall clock jump (sleep, or somebody setting it); monotonic time does not move. */
  jump(ms: number): void;
};

export function manualClock(start = Date.UTC(2026, 10, 2, 3, 0, 0)): ManualClock {
  let wall = start;
  let mono = 0;
  let order = 0;
  const timers = new Map<number, { due: number; run: () => void }>();
  return {
    now: () => wall,
    monotonic: () => mono,
    after(ms, run) {
      order += 1;
      const id = order;
      timers.set(id, { due: mono + Math.max(0, ms), run });
      return () => timers.delete(id);
    },
    async advance(ms) {
      const end = mono + ms;
      for (;;) {
        await settle();
        const next = [...timers.entries()].sort((a, b) => a[1].due - b[1].due || a[0] - b[0])[0];
        if (!next || next[1].due > end) break;
        timers.delete(next[0]);
        wall += next[1].due - mono;
        mono = next[1].due;
        next[1].run();
      }
      wall += end - mono;
      mono = end;
      await settle();
    },
    jump(ms) {
      wall += ms;
    },
  };
}

/** Lets pending promises and immediates run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
