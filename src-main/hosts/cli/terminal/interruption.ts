/**
 * Ctrl+C and similar signals: the first asks the command to end in order, a second one ends the process at once. npm
 * and the starter for old Nodes forward a signal that the terminal has already sent to the whole group, so one that
 * follows within a moment is not a second one.
 */
import type { Surroundings } from './surroundings.ts';

const sameWishMs = 300;
const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type Interruption = {
  readonly signal: AbortSignal;
  stop(): void;
};

export function watchInterruption(
  { signals, exit }: Pick<Surroundings, 'signals' | 'exit'>,
  onFirst: () => void,
): Interruption {
  const controller = new AbortController();
  let first = 0;
  const onSignal = () => {
    if (!controller.signal.aborted) {
      first = performance.now();
      onFirst();
      controller.abort();
    } else if (performance.now() - first > sameWishMs) {
      exit(1);
    }
  };
  for (const name of names) signals.on(name, onSignal);
  return {
    signal: controller.signal,
    stop() {
      for (const name of names) signals.off(name, onSignal);
    },
  };
}
