/** Searches for one person: written down once per session each, and a phone only when nobody types on, for a part of one is one too. */
import type { Clock } from '../kernel/ports.ts';

type Typed = { nik: string } | { phone: string };

/** Milliseconds after which what stands in the search is what was meant. */
const typingEndsMs = 3_000;

/** `write`: some of them together, which is one commit. */
export function createSearches(clock: Pick<Clock, 'after'>, write: (typed: readonly Typed[]) => void) {
  const written = new Set<string>();
  /** Phones that are not written down yet; the last one may still be typed on. */
  let waiting: string[] = [];
  /** The last of them was typed while the time of the others ran. */
  let fresh = false;
  let stop: (() => void) | null = null;

  function once(typed: readonly Typed[]): void {
    const all = typed.filter((one) => {
      const key = 'nik' in one ? one.nik : one.phone;
      if (written.has(key)) return false;
      written.add(key);
      return true;
    });
    if (all.length > 0) write(all);
  }

  function wait(): void {
    stop?.();
    stop = clock.after(typingEndsMs, end);
    fresh = false;
  }

  function end(): void {
    stop = null;
    const meant = fresh ? waiting.slice(0, -1) : waiting;
    waiting = waiting.slice(meant.length);
    if (waiting.length > 0) wait();
    once(meant.map((phone) => ({ phone })));
  }

  return {
    typed(typed: Typed): void {
      if ('nik' in typed) {
        once([typed]);
        return;
      }
      const last = waiting.at(-1);
      if (last === typed.phone) return;
      // Typed on, or taken back digit by digit: it was not meant yet.
      if (last !== undefined && (typed.phone.startsWith(last) || last.startsWith(typed.phone))) waiting.pop();
      waiting.push(typed.phone);
      if (waiting.length === 1) wait();
      else fresh = true;
    },
    close(): void {
      stop?.();
      stop = null;
      once(waiting.splice(0).map((phone) => ({ phone })));
    },
  };
}
