/**
 * Waits for the core without polling: looks once, and again after every event, at most a few times a second, until the
 * look finds what it waits for, the time is up, or the operator interrupts.
 */
import type { EventName } from '../../../contract/events.ts';
import type { CoreClient } from '../../../contract/index.ts';

export type FollowEnd = 'time-up' | 'interrupted';

/** Events come in bursts; between two looks at least this passes. */
const betweenLooksMs = 250;
const longestTimerMs = 2 ** 31 - 1;
const watchedEvents: ReadonlySet<EventName> = new Set([
  'queue.changed',
  'lists.changed',
  'lookups.changed',
  'connections.changed',
]);

/** `look` returns null to go on waiting. `seconds` null: no limit. */
export async function follow<T>(
  core: CoreClient,
  look: () => Promise<T | null>,
  limits: { seconds: number | null; interrupted: AbortSignal },
): Promise<T | FollowEnd> {
  const end = Promise.withResolvers<FollowEnd>();
  // Without a limit the timer only keeps the process alive while everything waits for the network.
  const timer =
    limits.seconds === null
      ? setInterval(() => {}, longestTimerMs)
      : setTimeout(() => end.resolve('time-up'), Math.min(limits.seconds * 1000, longestTimerMs));
  const onAbort = () => end.resolve('interrupted');
  limits.interrupted.addEventListener('abort', onAbort, { once: true });
  if (limits.interrupted.aborted) onAbort();

  let changed = Promise.withResolvers<null>();
  const unsubscribe = core.subscribe((event) => {
    if (watchedEvents.has(event.name)) changed.resolve(null);
  });
  try {
    for (;;) {
      // Renewed before the look: what happens meanwhile is looked at again.
      changed = Promise.withResolvers<null>();
      const found = await look();
      if (found !== null) return found;
      const ended = (await Promise.race([changed.promise, end.promise])) ?? (await Promise.race([rest(), end.promise]));
      if (ended) return ended;
    }
  } finally {
    unsubscribe();
    clearTimeout(timer);
    limits.interrupted.removeEventListener('abort', onAbort);
  }
}

function rest(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), betweenLooksMs));
}
