/** Whether an event is about a lookup on screen, so that it must be read again. */
import type { AnyEvent } from '../../../src-main/contract/events.ts';

/** With none, or as many as an event ever names, it may be any lookup of the list. See `lookups.changed`. */
const mostNamed = 100;

/** `known`: what is on screen of it so far; undefined while it is read for the first time. */
export function concernsLookup(
  event: AnyEvent,
  lookupId: number,
  known: { listId: number; twinOf: number | null } | undefined,
): boolean {
  if (event.name !== 'lookups.changed') return false;
  const { listId, lookupIds } = event.payload;
  // A twin shares what becomes of its leader.
  if (lookupIds.some((id) => id === lookupId || id === known?.twinOf)) return true;
  const anyOfList = lookupIds.length === 0 || lookupIds.length >= mostNamed;
  return anyOfList && (known === undefined || known.listId === listId);
}
