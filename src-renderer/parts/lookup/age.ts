/** How old an answer is, in local calendar days: an answer of last night is from yesterday. Pure. */
import { dayNumber } from '../../../src-main/contract/calendar.ts';
import type { LookupItem } from '../../../src-main/contract/history.ts';

export type Age = { kind: 'today' } | { kind: 'yesterday' } | { kind: 'days'; days: number };

export function ageOf(answeredAt: number, now: number): Age {
  const days = dayNumber(now) - dayNumber(answeredAt);
  if (days <= 0) return { kind: 'today' };
  return days === 1 ? { kind: 'yesterday' } : { kind: 'days', days };
}

export type Sharing =
  | { kind: 'answer'; answeredAt: number; from: { listId: number; listName: string } | null }
  | { kind: 'waits'; from: { listId: number; listName: string } };

/** What a lookup shares with another: an answer that was paid for before, or the wait for one. null: nothing. */
export function sharingOf(item: Pick<LookupItem, 'state' | 'answeredAt' | 'sharedFrom'>): Sharing | null {
  const { state, answeredAt, sharedFrom } = item;
  if (state === 'reused' && answeredAt !== null) return { kind: 'answer', answeredAt, from: sharedFrom };
  if (state === 'queued' && sharedFrom !== null) return { kind: 'waits', from: sharedFrom };
  return null;
}
