/** How old an answer is, in local calendar days: what was answered last night is of yesterday. Pure. */
import type { LookupItem } from '../../../src-main/contract/history.ts';

export type Age = { kind: 'today' } | { kind: 'yesterday' } | { kind: 'days'; days: number };

const dayMs = 86_400_000;

/** Days counted by date, so that an hour of summer time does not make one of them. */
function dayNumber(at: number): number {
  const date = new Date(at);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / dayMs);
}

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
