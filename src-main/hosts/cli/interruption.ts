/**
 * Ctrl+C and similar signals: the first asks the command to end in order, a second one ends the process at once. npm
 * and the starter for old Nodes forward a signal that the terminal has already sent to the whole group, so one that
 * follows within a moment is not a second one.
 */
const sameWishMs = 300;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type Interruption = {
  readonly signal: AbortSignal;
  stop(): void;
};

export function watchInterruption(onFirst: () => void): Interruption {
  const controller = new AbortController();
  let first = 0;
  const onSignal = () => {
    if (!controller.signal.aborted) {
      first = performance.now();
      onFirst();
      controller.abort();
    } else if (performance.now() - first > sameWishMs) {
      process.exit(1);
    }
  };
  for (const name of signals) process.on(name, onSignal);
  return {
    signal: controller.signal,
    stop() {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
