/** What is asked of the program outside of its page, kept until the page takes it: also before there is one. */
import type { Asked } from '../../../contract/system.ts';
import type { AskedOutside } from '../../../core/kernel/ports.ts';

export type Asking = AskedOutside & { ask(asked: Asked): void };

export function createAsking(): Asking {
  let waiting: Asked[] = [];
  const listeners = new Set<() => void>();
  return {
    ask(asked) {
      waiting.push(asked);
      for (const listener of [...listeners]) listener();
    },
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
