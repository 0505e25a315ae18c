/**
 * Notices that the network may have come back, without asking anybody outside: this machine's addresses changed, or it
 * has just woken from sleep (the wall clock ran on while the timer did not).
 */
import { networkInterfaces } from 'node:os';
import type { NetworkSignals } from '../../core/kernel/ports.ts';

const lookEveryMs = 5_000;
const asleepMs = 30_000;

export type NetworkWatch = NetworkSignals & {
  /** For hosts that the system notifies of it. */
  wake(): void;
  close(): void;
};

export function watchNetwork(
  addresses: () => string = currentAddresses,
  now: () => number = Date.now,
  everyMs: number = lookEveryMs,
): NetworkWatch {
  const listeners = new Set<() => void>();
  let known = addresses();
  let lookedAt = now();

  function wake(): void {
    for (const listener of [...listeners]) listener();
  }

  const timer = setInterval(() => {
    const found = addresses();
    const slept = now() - lookedAt > everyMs + asleepMs;
    lookedAt = now();
    // No address at all means the network went, not that it came.
    const came = found !== known && found !== '';
    known = found;
    if (came || slept) wake();
  }, everyMs);
  timer.unref();

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wake,
    close() {
      clearInterval(timer);
      listeners.clear();
    },
  };
}

function currentAddresses(): string {
  try {
    return Object.values(networkInterfaces())
      .flatMap((found) => found ?? [])
      .filter(({ internal }) => !internal)
      .map(({ address }) => address)
      .sort()
      .join(' ');
  } catch {
    // Some hardened systems refuse to say; waking from sleep is still noticed.
    return '';
  }
}
