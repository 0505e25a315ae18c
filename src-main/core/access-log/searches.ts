/** Searches for one person: written down once per session each, and a phone only when nobody types on, for a part of one is one too. */
import type { Clock } from '../kernel/ports.ts';

type Typed = { nik: string } | { phone: string };

/** Milliseconds after which what stands in the search is what was meant. */
const typingEndsMs = 3_000;

export function createSearches(clock: Pick<Clock, 'after'>, write: (typed: Typed) => void) {
  const written = new Set<string>();
  let waiting: { phone: string; stop: () => void } | null = null;

  function once(typed: Typed): void {
    const key = 'nik' in typed ? typed.nik : typed.phone;
    if (written.has(key)) return;
    written.add(key);
    write(typed);
  }

  function end(): void {
    if (!waiting) return;
    const { phone, stop } = waiting;
    waiting = null;
    stop();
    once({ phone });
  }

  return {
    typed(typed: Typed): void {
      if ('nik' in typed) {
        once(typed);
        return;
      }
      if (waiting?.phone === typed.phone) return;
      // Typed on, or taken back digit by digit: it was not meant yet.
      if (waiting && (typed.phone.startsWith(waiting.phone) || waiting.phone.startsWith(typed.phone))) {
        waiting.stop();
        waiting = null;
      } else end();
      waiting = { phone: typed.phone, stop: clock.after(typingEndsMs, end) };
    },
    close: end,
  };
}
