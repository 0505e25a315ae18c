/**
 * Notices that the network may have come back, without asking anybody outside: this machine's addresses changed, or it
 * has just woken from sleep (the wall clock ran on while the timer did not). It looks while something waits; an idle
 * program leaves the processor alone.
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
  awake: () => number = () => performance.now(),
): NetworkWatch {
  const listeners = new Set<() => void>();
  let known = addresses();
  let lookedAt = now();
  let awakeAt = awake();
  let timer: NodeJS.Timeout | null = null;

  function wake(): void {
    for (const listener of [...listeners]) listener();
  }

  /** `passedMs`: what has gone by since the last look, of a machine that did not sleep. */
  function look(passedMs: number): void {
    const found = addresses();
    const slept = now() - lookedAt > passedMs + asleepMs;
    lookedAt = now();
    awakeAt = awake();
    // No address at all means the network went, not that it came.
    const came = found !== known && found !== '';
    known = found;
    if (came || slept) wake();
  }

  function rest(): void {
    if (timer) clearInterval(timer);
    timer = null;
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attend(waits) {
      if (!waits) rest();
      if (!waits || timer) return;
      timer = setInterval(() => look(everyMs), everyMs);
      timer.unref();
      look(awake() - awakeAt);
    },
    wake,
    close() {
      rest();
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
