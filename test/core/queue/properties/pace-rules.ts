/** Pace as the provider sees it: first bytes on the axis of true time, whichever program sent them. */
import type { VirtualTime } from '../../../fakes/virtual-time.ts';

/** What was let out under an earlier rate may leave so much later. */
const longestDialMs = 11_000;

export function createPaceRules({ time, say }: { time: VirtualTime; say: (what: string) => void }) {
  const rates = new Map<number, { at: number; rate: number }[]>();
  const lefts = new Map<number, number[]>();
  let setForward = false;

  /** The highest that held at any time since then. */
  function highestSince(id: number, since: number): number {
    const held = rates.get(id) ?? [];
    return Math.max(
      ...held.filter((_, index) => (held[index + 1]?.at ?? Number.POSITIVE_INFINITY) >= since).map(({ rate }) => rate),
    );
  }

  return {
    rate: (id: number, rate: number) => void rates.set(id, [...(rates.get(id) ?? []), { at: time.elapsed(), rate }]),
    /** A program that starts knows what left before it only by the wall clock. */
    clockSet(byMs: number): void {
      if (byMs > 0) setForward = true;
    },
    restarted(): void {
      if (setForward) lefts.clear();
      setForward = false;
    },
    left(id: number): void {
      const now = time.elapsed();
      const all = [...(lefts.get(id) ?? []), now].slice(-200);
      lefts.set(id, all);
      const rate = highestSince(id, now - 1_000 - longestDialMs);
      const most = Math.max(1, Math.floor(rate));
      const windowMs = (most / rate) * 1_000;
      const inWindow = all.filter((at) => at > now - windowMs + 0.001).length;
      if (inWindow > most) say(`${inWindow} first bytes in ${windowMs} ms, at ${rate} a second`);
    },
  };
}
