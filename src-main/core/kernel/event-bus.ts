/** Delivers the contract's events from the features to the subscribers. */
import type { AnyEvent, EventName, EventOf } from '../../contract/events.ts';
import type { Logger } from './ports.ts';

export type EventBus = {
  emit<N extends EventName>(name: N, payload: EventOf<N>): void;
  subscribe(listener: (event: AnyEvent) => void): () => void;
};

export function createEventBus(logger: Logger): EventBus {
  const listeners = new Set<(event: AnyEvent) => void>();
  return {
    emit(name, payload) {
      const event = { name, payload } as AnyEvent;
      for (const listener of [...listeners]) {
        try {
          listener(event);
        } catch (error) {
          // One window that fails must not keep the others, or the queue, from going on.
          logger.error('event-listener-failed', error, { event: name });
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
