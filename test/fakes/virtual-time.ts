/**
 * Time that only moves when told, for a machine on which programs start and die. Three axes that may come apart: true
 * time, the monotonic clock (stands still while the machine sleeps, if so told) and the wall clock (may be set).
 */
import type { Clock } from '../../src-main/core/kernel/ports.ts';

export type ProcessClock = Clock & {
  /** The program is gone: its timers never run, and it can set none. */
  die(): void;
};

export type VirtualTime = {
  /** Milliseconds of true time since the beginning. */
  elapsed(): number;
  wall(): number;
  /** The clock of a program that starts now. */
  boot(): ProcessClock;
  /** A timer of the world outside, say of the provider; no program's death ends it. */
  after(ms: number, run: () => void): () => void;
  /** Timers run in order, each when its time has come; `between` lets what they began go on. */
  advance(ms: number): Promise<void>;
  /** Timers whose time comes meanwhile run late, all at the end: the event loop was blocked, or the machine slept. */
  skip(ms: number, clocks: { monotonic: boolean; wall: boolean }): Promise<void>;
  /** Somebody sets the wall clock. */
  setWall(at: number): void;
  /** Timers set so far, by programs and by the world: something happened when it grew. */
  timersSet(): number;
};

type Timer = { due: number; order: number; run: () => void };

/** More timers than this in one instant, and nothing but a loop can have set them. */
const mostAtOnce = 400;

export function virtualTime(startWall: number, between: () => Promise<void>): VirtualTime {
  let elapsed = 0;
  let monotonic = 0;
  let wall = startWall;
  let order = 0;
  const timers = new Map<number, Timer>();

  function after(ms: number, run: () => void): () => void {
    order += 1;
    const id = order;
    timers.set(id, { due: monotonic + Math.max(0, ms), order: id, run });
    return () => void timers.delete(id);
  }

  function first(): Timer | null {
    let soonest: Timer | null = null;
    for (const timer of timers.values()) {
      if (!soonest || timer.due < soonest.due || (timer.due === soonest.due && timer.order < soonest.order)) {
        soonest = timer;
      }
    }
    return soonest;
  }

  async function advance(ms: number): Promise<void> {
    const end = monotonic + ms;
    let atOnce = 0;
    await between();
    for (;;) {
      const next = first();
      if (!next || next.due > end) break;
      timers.delete(next.order);
      const moved = Math.max(0, next.due - monotonic);
      atOnce = moved === 0 ? atOnce + 1 : 0;
      if (atOnce > mostAtOnce) throw new Error(`${mostAtOnce} timers in one instant: something spins.`);
      elapsed += moved;
      wall += moved;
      monotonic += moved;
      next.run();
      await between();
    }
    elapsed += end - monotonic;
    wall += end - monotonic;
    monotonic = end;
  }

  return {
    elapsed: () => elapsed,
    wall: () => Math.floor(wall),
    boot() {
      const bootedAt = monotonic;
      const mine = new Set<() => void>();
      let dead = false;
      return {
        now: () => Math.floor(wall),
        monotonic: () => monotonic - bootedAt,
        after(ms, run) {
          if (dead) return () => {};
          const cancel = after(ms, () => {
            mine.delete(cancel);
            run();
          });
          mine.add(cancel);
          return () => {
            mine.delete(cancel);
            cancel();
          };
        },
        die() {
          dead = true;
          for (const cancel of mine) cancel();
          mine.clear();
        },
      };
    },
    after,
    advance,
    async skip(ms, clocks) {
      await between();
      elapsed += ms;
      if (clocks.monotonic) monotonic += ms;
      if (clocks.wall) wall += ms;
      await advance(0);
    },
    setWall(at) {
      wall = at;
    },
    timersSet: () => order,
  };
}
